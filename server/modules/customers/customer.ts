// Words of a customer: kinds, roles of its people, hours, and how near is near.
import type { Text } from '../../kernel/text.ts';

export { metresBetween, type Place } from '../../kernel/place.ts';

export const KINDS = {
  school: { zh: '学校', en: 'School' },
  hospital: { zh: '医院', en: 'Hospital' },
  government: { zh: '机关单位', en: 'Public office' },
  company: { zh: '企业', en: 'Company' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Text>;
export type Kind = keyof typeof KINDS;
export const KIND_CODES = Object.keys(KINDS) as [Kind, ...Kind[]];

export const CONTACT_ROLES = ['customer-purchaser', 'customer-receiver', 'customer-inspector'] as const;
export type ContactRole = (typeof CONTACT_ROLES)[number];

/** Hours in which a site takes goods: ISO weekdays, wall times in Asia/Shanghai. */
export type Receiving = { days: number[]; from: string; to: string };
export type Meals = { breakfast?: string | undefined; lunch?: string | undefined; dinner?: string | undefined };

/** Whose scale decides at the dock (R1.4). */
export const SCALES = ['customer', 'ours'] as const;
export type Scale = (typeof SCALES)[number];
/** Which lots a site gets (R1.10): what expires first goes first, or never older than the last lot this customer got. */
export const LOT_RULES = {
  fefo: { zh: '先到期先出', en: 'First expired, first out' },
  'never-older': { zh: '不早于上次批次', en: 'Never older than the last lot' },
} as const satisfies Record<string, Text>;
export type LotRule = keyof typeof LOT_RULES;
export const LOT_RULE_CODES = Object.keys(LOT_RULES) as [LotRule, ...LotRule[]];
/** Until when a site orders, on the day before delivery, where nobody said otherwise. */
export const USUAL_CUTOFF = '18:00';

/** Phones in a city are this wrong at worst; farther away nobody was on site. */
export const ON_SITE_METRES = 300;
