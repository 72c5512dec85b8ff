// What an import table of products looks like, and how a row becomes a product. An empty cell leaves what is there.
import { UNITS, type UnitCode, unitOf } from '../../kernel/quantity.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Text } from '../../kernel/text.ts';
import type { ColumnNames, Named } from '../../platform/documents/columns.ts';
import type { Classes } from './classes.ts';
import { type Why, WrongCell } from './import-cells.ts';
import { type ClassCodes, checkProduct } from './product.rules.ts';
import { CATEGORIES, CERTIFICATE_CODES, CERTIFICATE_KINDS, type CertificateKind, nameKey } from './product.ts';
import type { Full } from './register-product.ts';

export const COLUMNS = {
  code: ['商品编码', '编码', '货号', 'code'],
  name: ['商品名称', '品名', '商品', 'name'],
  aliases: ['别名', '俗称', 'aliases'],
  spec: ['规格', 'spec'],
  category: ['分类', '类别', 'category'],
  stockUnit: ['库存单位', '单位', 'stock unit'],
  settleUnit: ['结算单位', '计价单位', 'settlement unit'],
  catchWeight: ['抄码', '称重结算', 'catch weight'],
  typicalWeight: ['件重', '每件重量', 'typical weight'],
  pieceUnit: ['计件单位', 'piece unit'],
  toleranceClass: ['容差分类', '验收容差', 'tolerance'],
  pieceTare: ['皮重', '每件皮重', 'tare'],
  temperatureClass: ['温度分类', '温层', 'temperature'],
  shelfLifeDays: ['保质期', '保质期天数', 'shelf life'],
  certificateKinds: ['随货证照', '证照', 'certificates'],
  highRiskForSchools: ['学校高风险', '高风险', 'high risk'],
  cleanYieldBp: ['净菜率', 'clean yield'],
  storage: ['储存要点', '储存方法', 'storage'],
  cooking: ['烹饪要点', '食用方法', 'cooking'],
} as const satisfies ColumnNames<string>;
export type Column = keyof typeof COLUMNS;
export const NEEDED = ['code', 'name'] as const;

export type Around = { readonly classes: Classes; readonly codes: ClassCodes };
type Row = Named<Column>;

const BLANK = {
  aliases: [],
  spec: '',
  catchWeight: false,
  typicalWeight: null,
  pieceUnit: null,
  pieceTare: null,
  shelfLifeDays: null,
  certificateKinds: [],
  cleanYieldBp: null,
  storage: '',
  cooking: '',
} as const;

/** `before`: the product as it is, where the code is known. */
export function readProduct(row: Row, before: Full | undefined, around: Around): Full {
  const text = textIn(row);
  const name = text('name', 80) || fail('name', 'empty');
  const known = before ?? newOne(name, row, around);
  const full: Full = {
    ...known,
    code: text('code', 40) || fail('code', 'empty'),
    name,
    aliases: listIn(row, 'aliases', (written) => (written.length > 40 ? fail('aliases', 'too-long') : written)) ?? known.aliases,
    spec: text('spec', 80) || known.spec,
    category: choice(row, 'category', CATEGORIES) ?? known.category,
    stockUnit: unitIn(row, 'stockUnit') ?? known.stockUnit,
    settleUnit: unitIn(row, 'settleUnit') ?? known.settleUnit,
    catchWeight: yesNo(row, 'catchWeight') ?? known.catchWeight,
    typicalWeight: numberIn(row, 'typicalWeight', { times: 1000, most: 1_000_000 }) ?? known.typicalWeight,
    pieceUnit: unitIn(row, 'pieceUnit') ?? known.pieceUnit,
    toleranceClass: choice(row, 'toleranceClass', labels(around.classes.tolerances)) ?? known.toleranceClass,
    pieceTare: numberIn(row, 'pieceTare', { times: 1, most: 100_000, least: 0 }) ?? known.pieceTare,
    temperatureClass: choice(row, 'temperatureClass', labels(around.classes.temperatures)) ?? known.temperatureClass,
    shelfLifeDays: numberIn(row, 'shelfLifeDays', { times: 1, most: 3650 }) ?? known.shelfLifeDays,
    certificateKinds: listIn(row, 'certificateKinds', certificate) ?? known.certificateKinds,
    highRiskForSchools: yesNo(row, 'highRiskForSchools') ?? known.highRiskForSchools,
    cleanYieldBp: numberIn(row, 'cleanYieldBp', { times: 100, most: 10_000 }) ?? known.cleanYieldBp,
    storage: text('storage', 1000) || known.storage,
    cooking: text('cooking', 1000) || known.cooking,
  };
  return checked(full.catchWeight ? full : { ...full, pieceUnit: null }, around);
}

const REFUSED: Readonly<Record<string, readonly [Column, Why]>> = {
  'products.alias-twice': ['aliases', 'alias-twice'],
  'products.piece-unit': ['pieceUnit', 'piece-unit'],
  'products.weight-needed': ['typicalWeight', 'weight-needed'],
  'products.units-apart': ['stockUnit', 'units-apart'],
};

function checked(full: Full, { codes }: Around): Full {
  try {
    checkProduct(full, codes);
    return full;
  } catch (error) {
    const cell = error instanceof Refusal ? REFUSED[error.code] : undefined;
    if (!cell) throw error;
    throw new WrongCell(...cell);
  }
}

function fail(column: Column, why: Why, written = ''): never {
  throw new WrongCell(column, why, { written });
}

/** What a row does not say about a new product follows from what it does say. */
function newOne(name: string, row: Row, { classes }: Around): Full {
  const category = choice(row, 'category', CATEGORIES) ?? 'other';
  const settleUnit = unitIn(row, 'settleUnit') ?? unitIn(row, 'stockUnit') ?? fail('stockUnit', 'empty');
  const weighed = UNITS[settleUnit].base === 'g';
  const meat = category === 'meat' || category === 'poultry';
  const temperatureClass = { vegetable: 'fresh', fruit: 'fresh', meat: 'chilled-meat', poultry: 'chilled-meat', frozen: 'frozen', dairy: 'chilled' };
  return {
    ...BLANK,
    code: '',
    name,
    category,
    settleUnit,
    stockUnit: unitIn(row, 'stockUnit') ?? settleUnit,
    toleranceClass: weighed ? (meat ? 'meat' : 'weighed') : 'counted',
    temperatureClass: (temperatureClass as Partial<Record<string, string>>)[category] ?? 'ambient',
    highRiskForSchools: classes.highRisk.some(({ word }) => name.includes(word)),
  };
}

const textIn =
  ({ cell }: Row) =>
  (column: Column, longest: number): string => {
    const written = cell(column);
    return written.length > longest ? fail(column, 'too-long') : written;
  };

function unitIn({ cell }: Row, column: Column): UnitCode | null {
  const written = cell(column);
  return written === '' ? null : (unitOf(written) ?? (written in UNITS ? (written as UnitCode) : fail(column, 'unit', written)));
}

function numberIn({ cell }: Row, column: Column, { times, most, least = 1 }: { times: number; most: number; least?: number }): number | null {
  const written = cell(column);
  if (written === '') return null;
  const value = Math.round(Number(written.replace(/[%％]$/, '')) * times);
  return Number.isSafeInteger(value) && value >= least && value <= most ? value : fail(column, 'number', written);
}

function yesNo({ cell }: Row, column: Column): boolean | null {
  const written = cell(column).toLowerCase();
  if (written === '') return null;
  if (['是', '有', 'y', 'yes', 'true', '1', '√'].includes(written)) return true;
  return ['否', '无', 'n', 'no', 'false', '0', '×'].includes(written) ? false : fail(column, 'yes-no', written);
}

const labels = (classes: readonly { readonly code: string; readonly label: Text }[]): Readonly<Record<string, Text>> =>
  Object.fromEntries(classes.map(({ code, label }) => [code, label]));

/** By code or by the label in either language. */
function choice<K extends string>({ cell }: Row, column: Column, choices: Readonly<Record<K, Text>>): K | null {
  const written = cell(column);
  if (written === '') return null;
  const key = nameKey(written);
  const known = (Object.entries(choices) as [K, Text][]).find(([code, { zh, en }]) => [code, zh, en].map(nameKey).includes(key));
  if (known) return known[0];
  const all = (Object.values(choices) as Text[]).map(({ zh }) => zh).join('、');
  throw new WrongCell(column, 'choice', { written, choices: all });
}

function listIn<T>({ cell }: Row, column: Column, read: (written: string) => T): readonly T[] | null {
  const written = cell(column);
  if (written === '') return null;
  return [
    ...new Set(
      written
        .split(/[、,，;；/]/)
        .map((part) => part.trim())
        .filter((part) => part !== '')
        .map(read),
    ),
  ];
}

function certificate(written: string): CertificateKind {
  const kind = CERTIFICATE_CODES.find((code) => code === written || CERTIFICATE_KINDS[code].zh === written || CERTIFICATE_KINDS[code].en === written);
  const choices = Object.values(CERTIFICATE_KINDS).map(({ zh }) => zh);
  if (!kind) throw new WrongCell('certificateKinds', 'choice', { written, choices: choices.join('、') });
  return kind;
}
