// A line as a clerk types it while the kitchen is still talking: `土豆 30斤`, `30斤土豆`, `土豆30`, `五花肉 2箱 要瘦一点`.
import { quantity, type UnitCode, unitOf } from '../../../server/kernel/quantity.ts';

export type TypedLine = {
  /** What stands for the goods; empty where only an amount was typed. */
  readonly product: string;
  /** The number as written; null where none was. */
  readonly number: number | null;
  readonly unit: UnitCode | null;
  /** Integer of the base unit; null without a number or unit, or finer than the unit allows. */
  readonly amount: number | null;
  readonly remark: string;
};

const DIGITS: Readonly<Record<string, number>> = { 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
const TENS: Readonly<Record<string, number>> = { 十: 10, 百: 100 };
const NUMBER = String.raw`\d+(?:\.\d+)?|半|[一二两三四五六七八九十百]+`;
const UNIT = '公斤|千克|市斤|毫升|kg|KG|Kg|ml|斤|两|克|吨|升|个|颗|只|头|粒|枚|箱|件|盒|袋|包|瓶|桶|筐|框|篮|块|板|条|根|把|捆|扎|份|g|L|t';
const AMOUNT = new RegExp(String.raw`(?<![\d.])(${NUMBER})\s*(${UNIT})(?!\p{Script=Latin})(半)?`, 'u');
const BARE = /(?<![\d.])(\d+(?:\.\d+)?)(?=\s|$)/u;

/** 十五 is 15, 二十 is 20, 一百二十 is 120; undefined where the characters say no number. */
function chineseNumber(written: string): number | undefined {
  if (written === '半') return 0.5;
  let sum = 0;
  let digit: number | undefined;
  for (const character of written) {
    const ten = TENS[character];
    if (ten === undefined) {
      if (digit !== undefined) return undefined;
      digit = DIGITS[character];
    } else {
      sum += (digit ?? 1) * ten;
      digit = undefined;
    }
  }
  return sum + (digit ?? 0);
}

const numberOf = (written: string): number => (/^\d/.test(written) ? Number(written) : (chineseNumber(written) ?? Number.NaN));

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[，,、;；。]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** Full-width digits and separators are read as people mean them; without an amount the words are the goods. */
export function readTyped(written: string): TypedLine {
  const text = plain(written);
  const found = AMOUNT.exec(text) ?? BARE.exec(text);
  if (!found) return { product: text, number: null, unit: null, amount: null, remark: '' };
  const [whole, digits = '', word, half] = found;
  const before = text.slice(0, found.index).trim();
  const after = text.slice(found.index + whole.length).trim();
  const number = numberOf(digits) + (half ? 0.5 : 0);
  if (Number.isNaN(number)) return { product: text, number: null, unit: null, amount: null, remark: '' };
  const unit = word ? (unitOf(word) ?? null) : null;
  // `30斤土豆 要大的`: what follows the amount is the goods, then the remark.
  const [first = '', ...rest] = after.split(' ');
  return {
    product: before || first,
    number,
    unit,
    amount: unit ? amountOf(number, unit) : null,
    remark: before ? after : rest.join(' '),
  };
}

/** Undefined amounts (a third of a box) are none. */
export const amountOf = (number: number, unit: UnitCode): number | null => quantity(number, unit)?.amount || null;

/** Several lines pasted or typed at once, one a row; blank rows are nothing. */
export const readTypedRows = (text: string): readonly string[] =>
  text
    .split(/\r?\n/)
    .map((row) => row.replaceAll('\t', ' ').trim())
    .filter(Boolean);
