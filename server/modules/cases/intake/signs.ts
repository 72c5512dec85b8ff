// Finds the deciding words: the lexicon's signs in one message, with negation, near words and voiding contexts.
import { DELIVERY_SIGNS } from './lexicon/delivery.ts';
import { ENQUIRY_SIGNS } from './lexicon/enquiries.ts';
import { FOOD_SAFETY_SIGNS } from './lexicon/food-safety.ts';
import { CONDUCT_SIGNS, PACKAGING_SIGNS, QUALITY_SIGNS } from './lexicon/other-faults.ts';
import type { Sign } from './lexicon/sign.ts';

export type Hit = { readonly sign: Sign; readonly message: number; readonly from: number; readonly to: number; readonly text: string };

type Compiled = { readonly sign: Sign; readonly words: RegExp; readonly near?: RegExp; readonly unless?: RegExp; readonly beforeNot?: RegExp };

const choices = (words: string): string => words.trim().split(/\s+/).join('|').replaceAll('~', '[^\\n。]{0,8}?');

const compile = (sign: Sign): Compiled => ({
  sign,
  words: new RegExp(choices(sign.words), 'gu'),
  ...(sign.near ? { near: new RegExp(choices(sign.near), 'u') } : {}),
  ...(sign.unless ? { unless: new RegExp(choices(sign.unless), 'u') } : {}),
  ...(sign.beforeNot ? { beforeNot: new RegExp(`(${choices(sign.beforeNot)})(?:子)?(?:又|也|都|就|给|有点|是|把它)?$`, 'u') } : {}),
});

const ALL: readonly Compiled[] = [
  ...FOOD_SAFETY_SIGNS,
  ...QUALITY_SIGNS,
  ...PACKAGING_SIGNS,
  ...DELIVERY_SIGNS,
  ...CONDUCT_SIGNS,
  ...ENQUIRY_SIGNS,
].map(compile);

/** Negated, feared, imagined or promised: 没有发霉, 怕拉肚子, 不会坏, 别碎了. */
const NEGATION =
  /(没有?|不是|并没有?|并非|未见?|无|不会|不能有?|不许|别|怕|担心|以免|免得|防止|避免|万一|要是|如果|假如|谁说|没见|没发现|不要|不得|杜绝|不够|不太|小心)[^\s,，。！!?？\n]{0,2}$/u;
const ASKED = /^[了的过]?(没有?|吗|么|不)(?=$|[\s?？,，。])/u;

/** Words hidden by goods (臭豆腐, 虫草花, 酸菜) are blanked before the signs are looked for. */
export function findSigns(text: string, masked: string, message: number): Hit[] {
  const hits: Hit[] = [];
  for (const { sign, words, near, unless, beforeNot } of ALL) {
    if (unless?.test(text)) continue;
    for (const match of masked.matchAll(words)) {
      const from = match.index;
      const to = from + match[0].length;
      const before = masked.slice(Math.max(0, from - 8), from);
      if (match[0] === '' || (beforeNot?.test(before) ?? false)) continue;
      if (isVoid(sign, match[0], { before, after: masked.slice(to, to + 6) })) continue;
      if (
        near &&
        !/[吃喝捞咬嚼翻切剥挑嗑舀]出/u.test(match[0]) &&
        !near.test(masked.slice(Math.max(0, from - 10), from)) &&
        !near.test(masked.slice(to, to + 10))
      )
        continue;
      hits.push({ sign, message, from, to, text: text.slice(from, to) });
    }
  }
  return hits;
}

/** 木棍10根, 创可贴2盒: asked for, not found in the food. */
const ORDERED = /^\s*\d+\s*(根|包|盒|卷|个|捆|桶|把|米|条|只|张)/u;

function isVoid(sign: Sign, word: string, { before, after }: { readonly before: string; readonly after: string }): boolean {
  if (sign.category === 'enquiry-suggestion' || sign.category === 'delivery') return false;
  if (sign.sub === 'foreign-body' && ORDERED.test(after) && !/[里面中出现有混夹]/.test(before)) return true;
  const lacking = sign.sure || /^(没|不|未|无)/.test(word);
  if (!lacking && NEGATION.test(before)) return true;
  return sign.category === 'food-safety' && !lacking && ASKED.test(after) && !/(怎么|咋|为什么|是不是)/.test(before);
}
