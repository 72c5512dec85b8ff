// How much shelf life must be left at delivery where the contract says nothing: dated data of plans/stock-rules.yaml.
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import type { LifeRule } from './choose.rules.ts';

const FILE = new URL('../../../../plans/stock-rules.yaml', import.meta.url);
const date = z.preprocess((day) => (day instanceof Date ? day.toISOString().slice(0, 10) : day), z.iso.date());
const file = z.object({
  lifeLeft: z
    .array(
      z.object({
        shareBp: z.int().min(0).max(10_000),
        fromShelfLifeDays: z.int().min(1),
        validFrom: date,
        source: z.string().min(1),
        mark: z.enum(['V', 'V2', 'M', 'own', 'own-to-confirm']),
      }),
    )
    .min(1),
});
export type StockRules = z.infer<typeof file>['lifeLeft'];

/** What nobody has to check any more; everything else is shown as 待确认. */
const CONFIRMED: readonly string[] = ['V', 'own'];

let known: Promise<StockRules> | undefined;
/** Ships with the product and does not change while it runs. */
export function readStockRules(): Promise<StockRules> {
  known ??= readFile(FILE, 'utf8').then((text) => file.parse(parse(text)).lifeLeft);
  return known;
}

/** The rule of the day, with the share that the contract names in place of ours. */
export function lifeRuleOn(rules: StockRules, on: string, shareBp: number | null): LifeRule & { readonly toConfirm: boolean } {
  const inForce = rules.filter(({ validFrom }) => validFrom <= on).sort((a, b) => b.validFrom.localeCompare(a.validFrom))[0] ?? rules[0];
  const rule = inForce as StockRules[number];
  return { ...rule, shareBp: shareBp ?? rule.shareBp, toConfirm: shareBp === null && !CONFIRMED.includes(rule.mark) };
}
