// Suppliers from a table, one a row. The import adds and never overwrites; every row is answered.
import { say, type Text } from '../../kernel/text.ts';
import type { Call, Unit } from '../../platform/app.ts';
import { type ColumnNames, dayOf, type Named, readColumns } from '../../platform/documents/columns.ts';
import type { InputOf, OutputOf } from '../../platform/http/endpoint.ts';
import type { contract } from './contract.ts';
import { registerInUnit } from './keep-suppliers.ts';
import { no } from './refusals.ts';
import * as store from './supplier.store.ts';
import { LICENCE_KIND_CODES, LICENCES, type Licence, SUPPLIER_KIND_CODES, SUPPLIER_KINDS, type SupplierFields } from './supplier.ts';

type Report = OutputOf<typeof contract.importFile>;
type RowReport = Report['report'][number];

const COLUMNS = {
  name: ['供应商名称', '供应商', '名称', 'supplier'],
  kind: ['类型', '供应商类型', 'kind'],
  address: ['地址', 'address'],
  contact: ['联系人', 'contact'],
  phone: ['电话', '联系方式', '手机', 'phone'],
  email: ['邮箱', '电子邮箱', 'email'],
  licenceKind: ['许可证类型', '证照类型', 'licence'],
  licence: ['许可证号', '许可证编号', '证照编号', 'licence number'],
  validTo: ['许可证有效期至', '有效期至', '到期日', 'valid to'],
  remark: ['备注', 'remark'],
} as const satisfies ColumnNames<string>;
type Column = keyof typeof COLUMNS;

const TEXTS = {
  empty: { zh: '不能为空', en: 'must not be empty' },
  'too-long': { zh: '太长', en: 'is too long' },
  choice: { zh: '只能填：{choices}', en: 'is none of: {choices}' },
  phone: { zh: '电话号码格式不正确', en: 'is no phone number' },
  email: { zh: '邮箱格式不正确', en: 'is no e-mail address' },
  day: { zh: '请写成 2028-05-01', en: 'write 2028-05-01' },
  registered: { zh: '已登记', en: 'registered' },
  unchanged: { zh: '同名供应商已存在，未改动', en: 'there already, unchanged' },
} as const satisfies { readonly [key: string]: Text };

/** One cell that cannot be taken. */
class Wrong extends Error {
  readonly column: Column;
  readonly why: keyof typeof TEXTS;
  readonly choices: readonly Text[];
  constructor(column: Column, why: keyof typeof TEXTS, choices: readonly Text[] = []) {
    super(why);
    this.column = column;
    this.why = why;
    this.choices = choices;
  }
}

export async function importSuppliers(call: Call, { fileId }: InputOf<typeof contract.importFile>): Promise<Report> {
  const { app, actor } = call;
  const table = readColumns(await app.documents.table(await app.files.bytes(await app.files.see(actor, fileId))), COLUMNS, ['name']);
  if (!table) throw no('no-header', { columns: COLUMNS.name[0] });
  return call.write(async (unit) => {
    const report: RowReport[] = [];
    for (const record of table.records) report.push(await takeRow(unit, record));
    const count = (outcome: RowReport['outcome']) => report.filter((row) => row.outcome === outcome).length;
    return { rows: report.length, registered: count('registered'), unchanged: count('unchanged'), refused: count('refused'), report };
  });
}

async function takeRow(unit: Unit, record: Named<Column>): Promise<RowReport> {
  const { locale } = unit;
  try {
    const fields = readRow(record);
    const known = await store.codeOfName(unit, fields.name);
    if (known === undefined) await registerInUnit(unit, fields);
    const outcome = known === undefined ? 'registered' : 'unchanged';
    return { row: record.row, outcome, column: null, text: say(TEXTS[outcome], locale) };
  } catch (error) {
    if (!(error instanceof Wrong)) throw error;
    const choices = error.choices.map((choice) => say(choice, locale)).join('、');
    return { row: record.row, outcome: 'refused', column: COLUMNS[error.column][0], text: say(TEXTS[error.why], locale, { choices }) };
  }
}

function readRow({ cell }: Named<Column>): SupplierFields {
  const text = (column: Column, longest: number): string => {
    const written = cell(column);
    if (written.length > longest) throw new Wrong(column, 'too-long');
    return written;
  };
  const name = text('name', 80);
  if (name.length < 2) throw new Wrong('name', 'empty');
  const phone = text('phone', 21);
  if (!/^(\+?[\d -]{5,20})?$/.test(phone)) throw new Wrong('phone', 'phone');
  const email = text('email', 120);
  if (!/^([^\s@]+@[^\s@]+\.[^\s@]+)?$/.test(email)) throw new Wrong('email', 'email');
  return {
    name,
    kind: choice({ column: 'kind', written: cell('kind') || SUPPLIER_KINDS.other.zh }, SUPPLIER_KIND_CODES, SUPPLIER_KINDS),
    address: text('address', 200),
    contact: text('contact', 40),
    phone,
    email,
    licences: licencesOf(text('licence', 60), cell),
    remark: text('remark', 500),
  };
}

function licencesOf(number: string, cell: Named<Column>['cell']): Licence[] {
  if (number === '') return [];
  const written = cell('validTo');
  const validTo = written === '' ? null : dayOf(written);
  if (validTo === undefined) throw new Wrong('validTo', 'day');
  return [{ kind: choice({ column: 'licenceKind', written: cell('licenceKind') }, LICENCE_KIND_CODES, LICENCES), number, validTo }];
}

type Cell = { readonly column: Column; readonly written: string };

/** By code, by its label or by the beginning of it. */
function choice<K extends string>({ column, written }: Cell, codes: readonly K[], labels: Readonly<Record<K, Text>>): K {
  const known =
    codes.find((code) => code === written.toLowerCase() || labels[code].zh === written) ??
    codes.find((code) => written !== '' && labels[code].zh.startsWith(written));
  if (known === undefined) throw new Wrong(column, 'choice', Object.values<Text>(labels));
  return known;
}
