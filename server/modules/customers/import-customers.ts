// Customers and their sites from a table, one row a site. The import adds and never overwrites; every row is answered.
import { say, type Text } from '../../kernel/text.ts';
import type { Call, Unit } from '../../platform/app.ts';
import { type ColumnNames, hoursOf, type Named, readColumns, timeOf } from '../../platform/documents/columns.ts';
import type { InputOf, OutputOf } from '../../platform/http/endpoint.ts';
import type { contract } from './contract.ts';
import { KIND_CODES, KINDS, type Kind, type Meals, type Receiving, type Scale, USUAL_CUTOFF } from './customer.ts';
import { addContactInUnit } from './keep-contacts.ts';
import { no } from './refusals.ts';
import { registerInUnit, registerSiteInUnit } from './register-customer.ts';

type Report = OutputOf<typeof contract.importFile>;
type RowReport = Report['report'][number];

const COLUMNS = {
  code: ['客户编码', '客户编号', 'customer code'],
  name: ['客户名称', '客户', 'customer'],
  kind: ['类型', '客户类型', 'kind'],
  siteCode: ['食堂编码', '收货点编码', 'site code'],
  siteName: ['食堂名称', '食堂', '收货点', 'site'],
  address: ['地址', 'address'],
  longitude: ['经度', 'longitude'],
  latitude: ['纬度', 'latitude'],
  receiving: ['收货时间', 'receiving'],
  breakfast: ['早餐', 'breakfast'],
  lunch: ['午餐', 'lunch'],
  dinner: ['晚餐', 'dinner'],
  gateRules: ['门禁要求', '进门要求', 'gate rules'],
  signers: ['验收人数', '签字人数', 'signers'],
  scale: ['过磅', '以谁的秤为准', 'scale'],
  cutoff: ['截单时间', 'cutoff'],
  contact: ['联系人', '验收员', 'contact'],
  phone: ['电话', '手机', 'phone'],
} as const satisfies ColumnNames<string>;
type Column = keyof typeof COLUMNS;
type Record = Named<Column>;
const NEEDED = ['code', 'name', 'siteCode', 'siteName'] as const;
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

const TEXTS = {
  empty: { zh: '不能为空', en: 'must not be empty' },
  'too-long': { zh: '太长', en: 'is too long' },
  kind: { zh: '只能填：学校、医院、机关单位、企业、其他', en: 'is none of: school, hospital, government, company, other' },
  number: { zh: '不是数字，或超出范围', en: 'is no number, or out of range' },
  'half-place': { zh: '经度和纬度要同时填写', en: 'longitude and latitude go together' },
  hours: { zh: '请写成 05:30-07:30，且结束晚于开始', en: 'write 05:30-07:30, ending after it begins' },
  time: { zh: '请写成 11:30', en: 'write 11:30' },
  phone: { zh: '电话号码格式不正确', en: 'is no phone number' },
  signers: { zh: '只能填 1 到 3', en: 'must be 1, 2 or 3' },
  scale: { zh: '只能填：甲方、我方', en: 'is none of: customer, ours' },
  'other-name': { zh: '这个编码已登记为“{name}”', en: 'this code is registered as "{name}"' },
  'other-customer': { zh: '这个食堂编码属于其他客户', en: 'this site code belongs to another customer' },
  registered: { zh: '已登记客户和食堂', en: 'customer and site registered' },
  'site-added': { zh: '已登记食堂', en: 'site registered' },
  unchanged: { zh: '已存在，未改动', en: 'there already, unchanged' },
} as const satisfies { readonly [key: string]: Text };

/** One cell that cannot be taken. */
class Wrong extends Error {
  readonly column: Column;
  readonly why: keyof typeof TEXTS;
  readonly params: { readonly [name: string]: string };
  constructor(column: Column, why: keyof typeof TEXTS, params = {}) {
    super(why);
    this.column = column;
    this.why = why;
    this.params = params;
  }
}

export async function importCustomers(call: Call, { fileId }: InputOf<typeof contract.importFile>): Promise<Report> {
  const { app, actor } = call;
  const table = readColumns(await app.documents.table(await app.files.bytes(await app.files.see(actor, fileId))), COLUMNS, NEEDED);
  if (!table) throw no('no-header', { columns: NEEDED.map((key) => COLUMNS[key][0]).join('、') });
  return call.write(async (unit) => {
    const report: RowReport[] = [];
    for (const record of table.records) report.push(await takeRow(unit, record));
    const count = (outcome: RowReport['outcome']) => report.filter((row) => row.outcome === outcome).length;
    const registered = count('registered');
    return {
      rows: report.length,
      registered,
      sites: registered + count('site-added'),
      unchanged: count('unchanged'),
      refused: count('refused'),
      report,
    };
  });
}

async function takeRow(unit: Unit, record: Record): Promise<RowReport> {
  try {
    const outcome = await register(unit, readRow(record));
    return { row: record.row, outcome, column: null, text: say(TEXTS[outcome], unit.locale) };
  } catch (error) {
    if (!(error instanceof Wrong)) throw error;
    return { row: record.row, outcome: 'refused', column: COLUMNS[error.column][0], text: say(TEXTS[error.why], unit.locale, error.params) };
  }
}

function readRow({ cell }: Record) {
  const text = (column: Column, longest: number): string => {
    const written = cell(column);
    if (written.length > longest) throw new Wrong(column, 'too-long');
    return written;
  };
  const needed = (column: Column, longest: number): string => text(column, longest) || wrong(column, 'empty');
  const longitude = decimal(cell('longitude'), 'longitude', 180);
  const latitude = decimal(cell('latitude'), 'latitude', 90);
  if ((longitude === null) !== (latitude === null)) throw new Wrong(longitude === null ? 'longitude' : 'latitude', 'half-place');
  const phone = cell('phone');
  if (phone !== '' && !/^\+?[\d -]{5,20}$/.test(phone)) throw new Wrong('phone', 'phone');
  return {
    customer: { code: needed('code', 40), name: needed('name', 80), kind: kindOf(cell('kind')) },
    site: {
      code: needed('siteCode', 40),
      name: needed('siteName', 80),
      address: text('address', 200),
      longitude,
      latitude,
      receiving: receivingOf(cell('receiving')),
      meals: mealsOf(cell),
      gateRules: text('gateRules', 1000),
      signersNeeded: signersOf(cell('signers')),
      scale: scaleOf(cell('scale')),
      orderCutoff: cell('cutoff') === '' ? USUAL_CUTOFF : (timeOf(cell('cutoff')) ?? wrong('cutoff', 'time')),
      lotRule: 'fefo' as const,
      lifeLeftBp: null,
    },
    contact: { name: text('contact', 40), phone: phone === '' ? null : phone },
  };
}

async function register(unit: Unit, { customer, site, contact }: ReturnType<typeof readRow>): Promise<'registered' | 'site-added' | 'unchanged'> {
  const known = await unit.tx.selectFrom('customers.customer').select(['id', 'name']).where('code', '=', customer.code).executeTakeFirst();
  if (known && known.name !== customer.name) throw new Wrong('name', 'other-name', { name: known.name });
  const place = await unit.tx.selectFrom('customers.site').select('customer_id').where('code', '=', site.code).executeTakeFirst();
  if (place && place.customer_id !== known?.id) throw new Wrong('siteCode', 'other-customer');
  if (place) return 'unchanged';
  const customerId = known?.id ?? (await registerInUnit(unit, { ...customer, ...UNSAID })).customerId;
  const { siteId } = await registerSiteInUnit(unit, { ...site, customerId });
  if (contact.name !== '') {
    await addContactInUnit(unit, { ...contact, customerId, siteId, role: 'customer-receiver', acceptor: true, account: false });
  }
  return known ? 'site-added' : 'registered';
}

const UNSAID = { level: null, agentId: null, clerkId: null, managerId: null, remark: '' } as const;

function wrong(column: Column, why: keyof typeof TEXTS): never {
  throw new Wrong(column, why);
}

function kindOf(written: string): Kind {
  if (written === '') return 'other';
  const kind = KIND_CODES.find((code) => code === written.toLowerCase() || KINDS[code].zh === written || KINDS[code].zh.startsWith(written));
  return kind ?? wrong('kind', 'kind');
}

function signersOf(written: string): number {
  const signers = written === '' ? 1 : Number(written);
  return [1, 2, 3].includes(signers) ? signers : wrong('signers', 'signers');
}

function scaleOf(written: string): Scale {
  if (written === '' || ['甲方', '客户', '甲方过磅', 'customer'].includes(written)) return 'customer';
  return ['我方', '乙方', '我方过磅', 'ours'].includes(written) ? 'ours' : wrong('scale', 'scale');
}

function decimal(written: string, column: Column, most: number): number | null {
  if (written === '') return null;
  const value = Number(written);
  return Number.isFinite(value) && Math.abs(value) <= most ? value : wrong(column, 'number');
}

function receivingOf(written: string): Receiving[] {
  if (written === '') return [];
  return written.split(/[;；,，、]/).map((part) => {
    const hours = hoursOf(part);
    return hours && hours.to > hours.from ? { days: EVERY_DAY, ...hours } : wrong('receiving', 'hours');
  });
}

function mealsOf(cell: Record['cell']): Meals {
  const meals = (['breakfast', 'lunch', 'dinner'] as const).flatMap((meal) => {
    const written = cell(meal);
    return written === '' ? [] : [[meal, timeOf(written) ?? wrong(meal, 'time')] as const];
  });
  return Object.fromEntries(meals);
}
