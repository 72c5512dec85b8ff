// Words of goods-in: what becomes of a line, why goods are refused, what may be found wrong.
import type { UnitCode } from '../../kernel/quantity.ts';
import type { Text } from '../../kernel/text.ts';

export const RESULTS = {
  accepted: { zh: '收下', en: 'Accepted' },
  partly: { zh: '部分收下', en: 'Partly' },
  refused: { zh: '拒收', en: 'Refused' },
} as const satisfies Record<string, Text>;
export type Result = keyof typeof RESULTS;
export const RESULT_CODES = Object.keys(RESULTS) as [Result, ...Result[]];

/** Why goods were refused or put apart. */
export const FAULTS = {
  banned: { zh: '禁止经营的食品', en: 'Banned goods' },
  expired: { zh: '已过保质期', en: 'Expired' },
  spoiled: { zh: '腐败、变质、异味', en: 'Spoiled' },
  damaged: { zh: '破损、污染', en: 'Damaged or soiled' },
  label: { zh: '标签缺失或不符', en: 'Label missing or wrong' },
  certificate: { zh: '证照缺失或失效', en: 'Certificate missing or invalid' },
  temperature: { zh: '温度不合格', en: 'Temperature' },
  quality: { zh: '质量、规格不符', en: 'Quality or size' },
  'wrong-goods': { zh: '送错货', en: 'Wrong goods' },
  surplus: { zh: '多送', en: 'Too much' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Text>;
export type Fault = keyof typeof FAULTS;
export const FAULT_CODES = Object.keys(FAULTS) as [Fault, ...Fault[]];

/**
 * How far something found goes: `form`: the line is not filled in rightly; `never`: may not enter at all; `store`: may not go where it is used (apart is fine) unless somebody who may
 * overrides it; `never-store`: the same, and nobody may; `note`: is written down.
 */
export const LEVELS = ['form', 'never', 'never-store', 'store', 'note'] as const;
export type Level = (typeof LEVELS)[number];

export type Line = {
  readonly productId: string;
  readonly unit: UnitCode;
  /** What came, in the base of `unit`; of it put apart, of it refused. */
  readonly amount: number;
  readonly quarantined: number;
  readonly refused: number;
  readonly fault: Fault | null;
  readonly gross: number | null;
  readonly tare: number | null;
  readonly pieces: number | null;
  readonly supplierLot: string | null;
  readonly origin: string;
  readonly producedOn: string | null;
  readonly expiresOn: string | null;
  readonly tenthsCelsius: number | null;
  readonly checks: readonly { readonly code: string; readonly ok: boolean }[];
};

export const resultOf = ({ amount, quarantined, refused }: Pick<Line, 'amount' | 'quarantined' | 'refused'>): Result =>
  refused === amount ? 'refused' : refused + quarantined > 0 ? 'partly' : 'accepted';
