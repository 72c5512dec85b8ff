// Rules of alerts: dated data that ships with the product (plans/alert-rules.yaml).
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { ALERT_KIND_CODES } from './alert.ts';

const FILE = new URL('../../../../plans/alert-rules.yaml', import.meta.url);

const text = z.object({ zh: z.string().min(1), en: z.string().min(1) });
const day = z.preprocess((value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value), z.iso.date());
const wallTime = z.string().regex(/^\d\d:\d\d$/);
const dated = { from: day, to: day.optional(), source: z.string().min(1), mark: z.enum(['V', 'V2', 'M', 'own']) };
const minutes = z.array(z.object({ minutes: z.int().positive(), ...dated })).min(1);

const cluster = z.object({
  code: z.string().regex(/^[a-z][a-z0-9-]*$/),
  kind: z.enum(ALERT_KIND_CODES),
  customers: z.int().min(1),
  hours: z.int().min(0),
  foodSafety: z.boolean().default(false),
  severityAtMost: z.int().min(1).max(4).optional(),
  act: z.enum(['propose', 'hold']),
  text,
  ...dated,
});
const shipped = z.object({
  clusters: z.array(cluster).min(1),
  cooking: minutes,
  usualMeals: z.array(z.object({ breakfast: wallTime.optional(), lunch: wallTime, dinner: wallTime.optional(), ...dated })).min(1),
  reminders: z.array(z.object({ minutes: z.array(z.int().positive()).min(1), ...dated })).min(1),
  decide: minutes,
  sample: minutes,
  answerSlack: z.array(z.object({ basisPoints: z.int().min(0), ...dated })).min(1),
});

export type ClusterRule = z.infer<typeof cluster>;
type Dated = { readonly from: string; readonly to?: string | undefined };

const rules = shipped.parse(parse(readFileSync(FILE, 'utf8')));

const inForce = (on: string) => (rule: Dated) => rule.from <= on && (rule.to === undefined || on <= rule.to);
/** Of several in force the latest counts; before the first, the first. */
const one = <T extends Dated>(all: readonly T[], on: string): T => (all.filter(inForce(on)).at(-1) ?? all[0]) as T;

export const CLUSTER_RULES: readonly ClusterRule[] = rules.clusters;
export const clusterRulesOn = (on: string): readonly ClusterRule[] => rules.clusters.filter(inForce(on));
export const clusterRule = (code: string): ClusterRule | undefined => rules.clusters.find((rule) => rule.code === code);
export const cookingOn = (on: string) => one(rules.cooking, on);
export const usualMealsOn = (on: string) => one(rules.usualMeals, on);
export const remindersOn = (on: string) => one(rules.reminders, on);
export const decideWithin = (on: string) => one(rules.decide, on);
export const sampleWithin = (on: string) => one(rules.sample, on);
export const answerSlackOn = (on: string) => one(rules.answerSlack, on);

/** What nobody has to check any more; everything else is shown as 待确认. */
export const isConfirmed = ({ mark }: { readonly mark: string }): boolean => mark === 'V' || mark === 'own';
