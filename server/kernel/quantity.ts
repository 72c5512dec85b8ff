import type { Text } from './text.ts';

/** Integers of the product's smallest unit: grams, millilitres or pieces. */
export type BaseUnit = 'g' | 'ml' | 'piece';
export type Quantity = { readonly amount: number; readonly base: BaseUnit; readonly unit: UnitCode };

type Unit = { readonly label: Text; readonly base: BaseUnit; readonly factor: number; readonly aliases: readonly string[] };

/** Units the trade writes. `factor` = how many base units one is. Piece-like units count themselves (a box is one box). */
export const UNITS = {
  kg: { label: { zh: '公斤', en: 'kg' }, base: 'g', factor: 1000, aliases: ['kg', 'KG', 'Kg', '千克', '公斤'] },
  jin: { label: { zh: '斤', en: 'jin' }, base: 'g', factor: 500, aliases: ['斤', '市斤'] },
  liang: { label: { zh: '两', en: 'liang' }, base: 'g', factor: 50, aliases: ['两'] },
  g: { label: { zh: '克', en: 'g' }, base: 'g', factor: 1, aliases: ['g', '克'] },
  ton: { label: { zh: '吨', en: 't' }, base: 'g', factor: 1_000_000, aliases: ['吨', 't'] },
  l: { label: { zh: '升', en: 'L' }, base: 'ml', factor: 1000, aliases: ['L', '升'] },
  ml: { label: { zh: '毫升', en: 'ml' }, base: 'ml', factor: 1, aliases: ['ml', '毫升'] },
  piece: { label: { zh: '个', en: 'pc' }, base: 'piece', factor: 1, aliases: ['个', '颗', '只', '头', '粒', '枚'] },
  box: { label: { zh: '箱', en: 'box' }, base: 'piece', factor: 1, aliases: ['箱', '件'] },
  case: { label: { zh: '盒', en: 'case' }, base: 'piece', factor: 1, aliases: ['盒'] },
  bag: { label: { zh: '袋', en: 'bag' }, base: 'piece', factor: 1, aliases: ['袋', '包'] },
  bottle: { label: { zh: '瓶', en: 'bottle' }, base: 'piece', factor: 1, aliases: ['瓶'] },
  barrel: { label: { zh: '桶', en: 'barrel' }, base: 'piece', factor: 1, aliases: ['桶'] },
  basket: { label: { zh: '筐', en: 'crate' }, base: 'piece', factor: 1, aliases: ['筐', '框', '篮'] },
  block: { label: { zh: '块', en: 'block' }, base: 'piece', factor: 1, aliases: ['块', '板'] },
  strip: { label: { zh: '条', en: 'strip' }, base: 'piece', factor: 1, aliases: ['条', '根'] },
  bundle: { label: { zh: '把', en: 'bundle' }, base: 'piece', factor: 1, aliases: ['把', '捆', '扎'] },
  portion: { label: { zh: '份', en: 'portion' }, base: 'piece', factor: 1, aliases: ['份'] },
} as const satisfies Record<string, Unit>;

export type UnitCode = keyof typeof UNITS;
export const UNIT_CODES = Object.keys(UNITS) as [UnitCode, ...UnitCode[]];

const byAlias = new Map<string, UnitCode>(UNIT_CODES.flatMap((code) => UNITS[code].aliases.map((alias) => [alias, code] as const)));

/** The unit a person wrote (斤, 公斤, kg, 箱 …), or undefined. */
export const unitOf = (written: string): UnitCode | undefined => byAlias.get(written.trim()) ?? byAlias.get(written.trim().toLowerCase());

/** Decimal in the written unit → integer of the base unit; undefined where it is negative, not finite, or finer than the base unit. */
export function quantity(decimal: number, unit: UnitCode): Quantity | undefined {
  const { base, factor } = UNITS[unit];
  const exact = decimal * factor;
  const amount = Math.round(exact);
  if (!Number.isFinite(exact) || decimal < 0 || !Number.isSafeInteger(amount) || Math.abs(exact - amount) > 1e-6 * factor) return undefined;
  return { amount, base, unit };
}

/** The amount as a number in its own unit, for tables that add it up. */
export const inUnit = ({ amount, unit }: Pick<Quantity, 'amount' | 'unit'>): number => amount / UNITS[unit].factor;

/** `31.4 公斤`: the amount in its own unit, without trailing zeros. */
export function showQuantity({ amount, unit }: Pick<Quantity, 'amount' | 'unit'>, locale: 'zh-CN' | 'en' = 'zh-CN'): string {
  const { factor, label } = UNITS[unit];
  return `${Number((amount / factor).toFixed(3))} ${locale === 'en' ? label.en : label.zh}`;
}
