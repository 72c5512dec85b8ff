// Rules of recalls: dated data that ships with the product (plans/recall-rules.yaml).
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { type Instant, shanghaiDate } from '../../../kernel/time.ts';
import type { Fault, Level } from './recall.ts';

const FILE = new URL('../../../../plans/recall-rules.yaml', import.meta.url);

const text = z.object({ zh: z.string().min(1), en: z.string().min(1) });
const day = z.preprocess((value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value), z.iso.date());
const mark = z.enum(['V', 'V2', 'M', 'own']);
const source = z.string().min(1);
const dated = { from: day, source, mark };
const level = z.literal([1, 2, 3]);
const levelRule = z.object({
  level,
  startHours: z.int().positive(),
  startSource: source,
  startMark: mark,
  /** Absent: the rules do not say. */
  finishDays: z.int().positive().optional(),
  finishSource: source,
  finishMark: mark,
  meaning: text,
  meaningSource: source,
  meaningMark: mark,
});
const shipped = z.object({
  measures: z
    .array(
      z.object({
        code: z.string(),
        label: text,
        from: day,
        to: day.optional(),
        fromSource: source,
        fromMark: mark,
        levels: z.array(levelRule).length(3),
      }),
    )
    .min(1),
  duties: z.array(
    z.object({
      key: z.string(),
      fault: z.enum(['any', 'ours', 'producer']),
      check: z.enum(['held', 'told', 'begun', 'reported', 'destruction-reported', 'always', 'by-hand']),
      label: text,
      ...dated,
    }),
  ),
  retention: z.object({ years: z.int().positive(), ...dated }),
  mock: z.object({
    frequency: z.object({ months: z.int().positive(), ...dated }),
    target: z.object({ minutes: z.int().positive(), ...dated }),
    own: z.object({ minutes: z.int().positive(), ...dated }),
    accounted: z.object({ basisPoints: z.int().positive(), ...dated }),
  }),
  reminders: z.array(z.object({ level, everyMinutes: z.int().positive(), most: z.int().positive(), ...dated })).length(3),
  link: z.object({ days: z.int().positive(), ...dated }),
});

export const RULES = shipped.parse(parse(readFileSync(FILE, 'utf8')));
export type Measures = (typeof RULES.measures)[number];
export type LevelRule = Measures['levels'][number];
export type DutyRule = (typeof RULES.duties)[number];
type Sourced = { readonly source: string; readonly mark: z.infer<typeof mark> };

/** What nobody has to check any more; everything else is shown as 待确认. */
export const isConfirmed = (how: string): boolean => how === 'V' || how === 'own';
export const ruleOf = ({ source: from, mark: how }: Sourced) => ({ source: from, mark: how, confirmed: isConfirmed(how) });

/** The measures in force on the day of the incident; before the first, the first. */
export function measuresAt(at: Instant): Measures {
  const on = shanghaiDate(at);
  return RULES.measures.findLast(({ from, to }) => from <= on && (to === undefined || on <= to)) ?? (RULES.measures[0] as Measures);
}
export const measuresOf = (code: string): Measures | undefined => RULES.measures.find((one) => one.code === code);
export const levelOf = (measures: Measures, of: Level): LevelRule => measures.levels.find((one) => one.level === of) as LevelRule;

/** What must be done, by whose fault it is and when. */
export const dutiesFor = (fault: Fault, at: Instant): readonly DutyRule[] =>
  RULES.duties.filter(({ fault: whose, from }) => (whose === 'any' || whose === fault) && from <= shanghaiDate(at));

/** Reminders of a withdrawal, which has no level, come like those of the mildest. */
export const remindersFor = (of: Level | null) => RULES.reminders.find((one) => one.level === (of ?? 3)) as (typeof RULES.reminders)[number];
