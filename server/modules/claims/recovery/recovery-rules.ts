// Rules of recoveries: dated data that ships with the product (plans/recovery-rules.yaml).
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const day = z.preprocess((value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value), z.iso.date());
const dated = { from: day, source: z.string().min(1), mark: z.enum(['V', 'V2', 'M', 'own']) };
const shipped = z.object({
  answer: z.array(z.object({ days: z.int().positive(), ...dated })).min(1),
  ask: z.array(z.object({ hours: z.int().positive(), ...dated })).min(1),
});

let known: z.infer<typeof shipped> | undefined;
export function recoveryRules(): z.infer<typeof shipped> {
  known ??= shipped.parse(parse(readFileSync(new URL('../../../../plans/recovery-rules.yaml', import.meta.url), 'utf8')));
  return known;
}

/** Days in which the other side answers, by the rule in force on that day (`YYYY-MM-DD`). */
export const answerDaysOn = (on: string): number =>
  recoveryRules()
    .answer.filter(({ from }) => from <= on)
    .reduce((latest, rule) => (rule.from >= latest.from ? rule : latest)).days;
