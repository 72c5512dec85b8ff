// Finds amounts: a number with the unit as written, or a bare number in a list. Times, phone numbers, people and ordinals are not amounts.
import { type UnitCode, unitOf } from '../../../kernel/quantity.ts';
import { NUMBER, readNumber } from './numerals.ts';

export type Amount = {
  readonly from: number;
  readonly to: number;
  readonly value: number;
  readonly unit: string | null;
  readonly unitCode: UnitCode | null;
  /** 十来斤, 一斤多, 20-30斤: said roughly. */
  readonly rough: boolean;
  /** 5L的, 10寸的, 500g一包: size of one piece, not an amount ordered. */
  readonly size: boolean;
};

const UNITS =
  '公斤|千克|毫升|市斤|斤|今|两|克|吨|升|kg|ml|g|l|t|箱|件|袋|包|盒|瓶|桶|筐|框|篮|块|板|条|根|把|捆|扎|份|个|颗|只|支|头|粒|枚|尾|坛|罐|听|串|扇|套|打|提|盘|朵|棵|副|片|张|卷|缸|匹|排|盆|托|桌|枝';
const NOT_A_UNIT =
  '(?!点|号|日|月|年|楼|班|级|人|孩|同学|老师|学生|小朋友|家|天|周|星期|分钟|小时|钟|度|%|％|块钱|元|毛钱|次|遍|回|下|股|样|起|直|半天|会|定|律|般|共|路|线|中|小学|附|校|院|局|幼|食堂|车间|分之|菜单|位|岁|辆|趟|层|区|队|连|营|团|处|科)';

const AMOUNT = new RegExp(
  `(${NUMBER})(来|几|多)?\\s*(?:(${UNITS})(?![线天月人孩子])(半)?(多)?|${NOT_A_UNIT}(?=$|[\\s,，。.、;；!！?？)）\\]]|[^\\d\\w:：点年月号.%-]))`,
  'giu',
);
const CHINESE_DIGIT = /^[零〇一二两三四五六七八九十百千万半俩仨]/;

/** `hidden` are stretches already read as something else (times, goods): no amount starts there. */
export function findAmounts(text: string, hidden: readonly { from: number; to: number }[]): Amount[] {
  const found: Amount[] = [];
  for (const match of text.matchAll(AMOUNT)) {
    const [whole, number = '', about, unit, half, more] = match;
    const from = match.index;
    if (hidden.some((stretch) => from < stretch.to && from + number.length > stretch.from)) continue;
    if (isPartOfSomethingElse(text, { from, number, unit, hidden })) continue;
    const value = readNumber(number);
    if (value === undefined || value > 1_000_000) continue;
    const to = from + whole.trimEnd().length;
    const written = unit === '今' ? '斤' : (unit ?? null);
    found.push({
      from,
      to,
      value: half ? value + 0.5 : value,
      unit: written,
      unitCode: written ? (unitOf(written) ?? null) : null,
      rough: Boolean(about ?? more) || /^[-~到至]\d/.test(text.slice(to)),
      size: isSize(text, from, to),
    });
  }
  return [...found, ...impliedOnes(text, hidden)].toSorted((a, b) => a.from - b.from);
}

/** 送条鲈鱼, 来箱苹果: one of it. */
function impliedOnes(text: string, hidden: readonly { from: number; to: number }[]): Amount[] {
  return [...text.matchAll(/(?<=[送来要带加拿补搞整])(条|只|箱|袋|瓶|桶|件|包|盒|捆|份)(?=[一-龥])/gu)]
    .filter(({ index }) => !hidden.some(({ from, to }) => index >= from && index < to))
    .map((match) => ({
      from: match.index,
      to: match.index + 1,
      value: 1,
      unit: match[0],
      unitCode: unitOf(match[0]) ?? null,
      rough: false,
      size: false,
    }));
}

type Figure = {
  readonly from: number;
  readonly number: string;
  readonly unit: string | undefined;
  readonly hidden: readonly { from: number; to: number }[];
};

function isPartOfSomethingElse(text: string, { from, number, unit, hidden }: Figure): boolean {
  const before = text.slice(Math.max(0, from - 2), from);
  if (/[\dA-Za-z.:：\-/第号楼周期群No#-]$/.test(before)) return true;
  if (/^\d{5,}$/.test(number)) return true;
  if (!CHINESE_DIGIT.test(number)) return false;
  // 一个, 一下, 三分之一, 十三香: Chinese figures count only with a unit, or as a round figure of ten and more.
  if (unit === undefined) return !(number.length > 1 && /[十百千]/.test(number));
  if (/[每哪这那下]$/.test(before) || /(第|统|同|之)$/.test(before)) return true;
  if (
    number === '一' &&
    unit === '个' &&
    !/^(?=$|[\s,，。.、;；!！?？)）的])/.test(text.slice(from + 2)) &&
    !hidden.some((stretch) => stretch.from === from + 2)
  )
    return true;
  return (
    /^[一]$/.test(number) &&
    /^(个|块|条|套|把|打|头|串|片|排|根)$/u.test(unit) &&
    /^(人|起|半|小时|星期|问题|月|样|礼拜|多|儿|味)/.test(text.slice(from + number.length + unit.length))
  );
}

const isSize = (text: string, from: number, to: number): boolean =>
  /(多少钱|几块钱?|多少|几块|几元|怎么卖)$/.test(text.slice(0, from)) ||
  (/^一/.test(text.slice(from)) && /^\s*\d+(个|枚|只|斤|克|g|kg|包|袋|瓶)/i.test(text.slice(to))) ||
  /^(里|的(?!货|单)|装|一(包|袋|箱|盒|瓶|个|件|桶)|每|规格|左右一|大的|那种|\/)/.test(text.slice(to)) ||
  /(每[箱件袋包桶盒瓶个]|一[箱件袋包桶盒瓶])$/.test(text.slice(0, from));
