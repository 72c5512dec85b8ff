// For tests: a row says a claim and what is said to it, by which clause and why.
import { describe, expect, test } from 'vitest';
import { HOUR } from '../../../../kernel/time.ts';
import { judge } from '../judge.rules.ts';
import type { Heard, Matter, MatterLine } from '../matter.ts';
import { type Buyer, line, matter, ownRules, SIGNED, shippedRules } from './matters.ts';

export const texts: Record<Buyer, Heard[]> = await shippedRules();

export type Row = readonly [what: string, claim: Partial<Matter>, expected: string, buyer?: Buyer];
export const judged = (claim: Partial<Matter>, buyer: Buyer = 'canteen') => judge({ contract: texts[buyer], own: ownRules }, matter(claim));

/** `approve R5.1-unconditional due`, `refused outside-window R5.3-report-window`: what is said, the clause that says it, and why. */
function said([, claim, , buyer]: Row): string {
  const { verdict, refused } = judged(claim, buyer);
  if (refused) return `refused ${refused.code} ${refused.by.key}`;
  return `${verdict.says} ${verdict.voices[0]?.key ?? '-'} ${verdict.voices[0]?.why ?? '-'}`;
}
export const rows = (name: string, list: readonly Row[]) =>
  describe(name, () => {
    for (const row of list) test(row[0], () => expect(said(row)).toBe(row[2]));
  });

export const one = (more: Partial<MatterLine>) => ({ lines: [line(more)] });
export const NO_PROOF = { files: 0, shows: [] } as const;
export const DUE = 'approve R5.1-unconditional due';
export const late = (hours: number) => ({ reportedAt: SIGNED + hours * HOUR });
