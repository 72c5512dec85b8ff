// How long a shortage may wait for its talk, and what a run for one kitchen alone costs: dated data of plans/claim-steps.yaml.
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { shanghaiDate } from '../../../kernel/time.ts';

const FILE = new URL('../../../../plans/claim-steps.yaml', import.meta.url);
const date = z.preprocess((day) => (day instanceof Date ? day.toISOString().slice(0, 10) : day), z.iso.date());
const minutes = z.int().positive();
const file = z.object({
  bringing: z
    .array(
      z.object({
        validFrom: date,
        source: z.string().min(1),
        mark: z.enum(['V', 'V2', 'M', 'own', 'own-to-confirm']),
        talkMinutes: minutes,
        specialRunMinutes: minutes,
      }),
    )
    .min(1),
});
export type BringFigures = z.infer<typeof file>['bringing'][number];

let known: Promise<readonly BringFigures[]> | undefined;

/** Ships with the product and does not change while it runs. */
export async function bringFiguresAt(now: number): Promise<BringFigures> {
  known ??= readFile(FILE, 'utf8').then((text) => file.parse(parse(text)).bringing);
  return inForceOn(await known, shanghaiDate(now));
}

export const inForceOn = (all: readonly BringFigures[], day: string): BringFigures =>
  all.filter(({ validFrom }) => validFrom <= day).sort((a, b) => b.validFrom.localeCompare(a.validFrom))[0] ?? (all[0] as BringFigures);
