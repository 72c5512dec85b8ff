// What may be said to a claim: the words alone, so that a browser needs no more.
import type { Text } from '../../../kernel/text.ts';

export const SAYS = {
  approve: { zh: '按约定应当同意', en: 'Due by the agreement' },
  decline: { zh: '不在约定范围', en: 'Outside the agreement' },
  person: { zh: '由人决定', en: 'A person decides' },
} as const satisfies Record<string, Text>;
export type Says = keyof typeof SAYS;
export const SAY_CODES = Object.keys(SAYS) as [Says, ...Says[]];
