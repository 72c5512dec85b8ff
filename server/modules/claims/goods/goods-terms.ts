// How long goods that come back may wait for each step, and how many witness a destruction: dated data of plans/goods-back.yaml.
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { shanghaiDate } from '../../../kernel/time.ts';

const FILE = new URL('../../../../plans/goods-back.yaml', import.meta.url);
const date = z.preprocess((day) => (day instanceof Date ? day.toISOString().slice(0, 10) : day), z.iso.date());
const whole = z.int().positive();
const terms = z.object({
  validFrom: date,
  fetchHours: whole,
  receiveHours: whole,
  quarantineMinutes: whole,
  inspectHours: whole,
  disposeDays: whole,
  witnesses: z.object({ unsafe: whole, other: whole }),
  mostTimesExpected: whole,
  source: z.string().min(1),
  mark: z.enum(['V', 'V2', 'M', 'own', 'own-to-confirm']),
});
export type GoodsTerms = z.infer<typeof terms>;
const file = z.object({ terms: z.array(terms).min(1) });

let known: Promise<readonly GoodsTerms[]> | undefined;

/** Ships with the product and does not change while it runs. */
export async function goodsTermsAt(now: number): Promise<GoodsTerms> {
  known ??= readFile(FILE, 'utf8').then((text) => file.parse(parse(text)).terms);
  const all = await known;
  const on = shanghaiDate(now);
  const inForce = all.filter(({ validFrom }) => validFrom <= on).sort((a, b) => b.validFrom.localeCompare(a.validFrom))[0];
  return inForce ?? (all[0] as GoodsTerms);
}
