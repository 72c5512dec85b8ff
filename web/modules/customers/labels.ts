// Words of customers, and how hours and distances read.
import type { ContactRole, Kind, Receiving } from '../../../server/modules/customers/customer.ts';
import type { Locale, Text } from '../../design/locale.ts';

export const kindLabels: Readonly<Record<Kind, Text>> = {
  school: { zh: '学校', en: 'School' },
  hospital: { zh: '医院', en: 'Hospital' },
  government: { zh: '机关单位', en: 'Public office' },
  company: { zh: '企业', en: 'Company' },
  other: { zh: '其他', en: 'Other' },
};

export const contactRoles: Readonly<Record<ContactRole, Text>> = {
  'customer-purchaser': { zh: '采购负责人', en: 'Purchaser' },
  'customer-receiver': { zh: '验收员', en: 'Receiver' },
  'customer-inspector': { zh: '监督员', en: 'Inspector' },
};

export const mealLabels = {
  breakfast: { zh: '早餐', en: 'Breakfast' },
  lunch: { zh: '午餐', en: 'Lunch' },
  dinner: { zh: '晚餐', en: 'Dinner' },
} as const satisfies Record<string, Text>;
export const MEALS = ['breakfast', 'lunch', 'dinner'] as const;

const DAYS: readonly (readonly [zh: string, en: string])[] = [
  ['周一', 'Mon'],
  ['周二', 'Tue'],
  ['周三', 'Wed'],
  ['周四', 'Thu'],
  ['周五', 'Fri'],
  ['周六', 'Sat'],
  ['周日', 'Sun'],
];

export const dayName = (day: number, locale: Locale): string => DAYS[day - 1]?.[locale === 'en' ? 1 : 0] ?? String(day);

/** `周一至周五`, `每天`, `周一、周三`: runs of three days and more are shortened. */
export function showDays(days: readonly number[], locale: Locale): string {
  const sorted = [...new Set(days)].sort((a, b) => a - b);
  if (sorted.length === 7) return locale === 'en' ? 'Every day' : '每天';
  const runs: number[][] = [];
  for (const day of sorted) {
    const run = runs.at(-1);
    if (run?.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  const said = runs.flatMap((run) =>
    run.length > 2
      ? [`${dayName(run[0] ?? 1, locale)}${locale === 'en' ? '–' : '至'}${dayName(run.at(-1) ?? 1, locale)}`]
      : run.map((day) => dayName(day, locale)),
  );
  return said.join(locale === 'en' ? ', ' : '、');
}

export const showReceiving = ({ days, from, to }: Receiving, locale: Locale): string => `${showDays(days, locale)} ${from}–${to}`;

export const showMetres = (metres: number, locale: Locale): string =>
  metres < 1000 ? `${metres} ${locale === 'en' ? 'm' : '米'}` : `${(metres / 1000).toFixed(1)} ${locale === 'en' ? 'km' : '公里'}`;
