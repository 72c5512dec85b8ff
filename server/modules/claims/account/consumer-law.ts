// Rules of the calculator for consumers: dated data that ships with the product (plans/consumer-law.yaml).
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { CIRCUMSTANCE_CODES, type ConsumerLaw } from './consumer-words.ts';

const FILE = new URL('../../../../plans/consumer-law.yaml', import.meta.url);

const text = z.object({ zh: z.string().min(1), en: z.string().min(1) });
const day = z.preprocess((value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value), z.iso.date());
const dated = { from: day, to: day.optional(), source: z.string().min(1), mark: z.enum(['V', 'V2', 'M', 'own']) };
const circumstance = z.enum(CIRCUMSTANCE_CODES);

const shipped = z.strictObject({
  rules: z
    .array(
      z.strictObject({
        code: z.string(),
        label: text,
        law: z.string(),
        needs: circumstance,
        butNot: circumstance.optional(),
        choices: z.array(z.strictObject({ times: z.int().positive(), of: z.enum(['price', 'loss']) })).min(1),
        atLeastYuan: z.int().positive().optional(),
        upTo: z.boolean().default(false),
        ...dated,
      }),
    )
    .min(1),
  notes: z.array(z.strictObject({ code: z.string(), when: z.enum(['always', ...CIRCUMSTANCE_CODES]), text, ...dated })),
  consumersOnly: z.strictObject({ text, ...dated }),
});

export const readConsumerLaw = (content = readFileSync(FILE, 'utf8')): ConsumerLaw => shipped.parse(parse(content));

let read: ConsumerLaw | undefined;
export const consumerLaw = (): ConsumerLaw => {
  read ??= readConsumerLaw();
  return read;
};
