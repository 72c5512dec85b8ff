// Shapes of the module's endpoints, shared by the parts of its contract.
import { z } from 'zod';
import { UNIT_CODES } from '../../kernel/quantity.ts';
import { CATEGORIES, CHANNELS, DEPARTMENTS, ROOT_CAUSE_CODES, STATES, type State, WAITING_ON, WAYS } from './case.ts';

export const id = z.uuid();
export const at = z.iso.datetime();
export const instantIn = z.iso.datetime({ offset: true });
export const body = z.string().trim().min(1).max(4000);
export const states = Object.keys(STATES) as [State, ...State[]];
export const person = z.object({ id: z.string(), name: z.string() });
export const named = z.object({ id: z.uuid(), name: z.string() });

/** When it happened and what proves it, for things entered later. */
export const late = { occurredAt: instantIn.optional(), proof: z.array(id).max(20).default([]) };

export const line = z.object({
  lineId: id.nullable().default(null),
  product: z.string().trim().max(80).nullable().default(null),
  amount: z.int().nonnegative().max(1_000_000_000).nullable().default(null),
  unit: z.enum(UNIT_CODES).nullable().default(null),
  problem: z.string().max(40).nullable().default(null),
});

export const caseRow = z.object({
  id,
  number: z.string(),
  customer: named,
  site: named.nullable(),
  title: z.string(),
  category: z.enum(CATEGORIES),
  subcategory: z.string().nullable(),
  severity: z.int(),
  state: z.enum(states),
  channel: z.enum(CHANNELS),
  assignee: person.nullable(),
  lastWord: z.enum(['customer', 'us']),
  openedAt: at,
  dueAt: at.nullable(),
  /** When the clock that `dueAt` ends began. */
  clockStartedAt: at.nullable(),
  paused: z.boolean(),
  missed: z.int(),
});

export const problem = {
  category: z.enum(CATEGORIES),
  subcategory: z.string().max(40).nullable().default(null),
  severity: z.int().min(1).max(4).default(3),
  lines: z.array(line).max(40).default([]),
  body: z.string().trim().max(4000).default(''),
  files: z.array(id).max(20).default([]),
  neededBy: instantIn.nullable().default(null),
};

export const onCase = { caseId: id };
export const changed = z.object({ caseId: id, state: z.enum(states) });
export const refusals = ['cases.not-found', 'cases.not-in-this-state', 'moment.in-future', 'moment.proof-needed'] as const;

/** What a matter is about where no goods were named. */
const about = { category: z.enum(CATEGORIES), subcategory: z.string().nullable() };

export const draft = z.object({
  kind: z.enum(['case', 'order', 'other']),
  intents: z.array(z.string()),
  category: z.enum(CATEGORIES).nullable(),
  subcategory: z.string().nullable(),
  severity: z.int().nullable(),
  needsPerson: z.boolean(),
  words: z.array(z.object({ text: z.string(), rule: z.string() })),
  personBecause: z.string().nullable(),
  customer: z.object({ id: id.nullable(), name: z.string().nullable(), siteId: id.nullable(), source: z.string().nullable(), sure: z.boolean() }),
  lines: z.array(
    line.extend({
      written: z.string().nullable(),
      quantityText: z.string().nullable(),
      assumedUnit: z.boolean(),
      sure: z.boolean(),
      action: z.string(),
    }),
  ),
  neededBy: z.object({ at: at.nullable(), text: z.string(), sure: z.boolean() }).nullable(),
  occurredAt: at.nullable(),
  from: z.string().nullable(),
  body: z.string(),
  /** The delivery note the lines were found on. */
  noteId: id.nullable(),
  noteNumber: z.string().nullable(),
  sameMatter: z.array(z.object({ caseId: id, number: z.string(), title: z.string(), ...about, openedAt: at })),
});

export const message = z.object({
  id,
  kind: z.string(),
  body: z.string(),
  author: z.string(),
  byUs: z.boolean(),
  internal: z.boolean(),
  channel: z.string(),
  /** Of a question to a department and its answer. */
  department: z.enum(DEPARTMENTS).nullable(),
  occurredAt: at,
  recordedAt: at,
});

export const timelineEntry = z.object({
  position: z.int(),
  name: z.string(),
  label: z.object({ zh: z.string(), en: z.string() }),
  occurredAt: at,
  recordedAt: at,
  grade: z.enum(['A', 'B', 'C', 'D']),
  actor: z.string(),
  data: z.record(z.string(), z.unknown()),
});

export const full = caseRow.extend({
  neededBy: at.nullable(),
  lines: z.array(line),
  noteId: id.nullable(),
  noteNumber: z.string().nullable(),
  waitingOn: z.enum(WAITING_ON).nullable(),
  rootCause: z.enum(ROOT_CAUSE_CODES).nullable(),
  way: z.enum(WAYS).nullable(),
  reopenings: z.int(),
  reporter: z.object({ name: z.string().nullable(), phone: z.string().nullable() }).nullable(),
  evidence: z.array(z.object({ fileId: id, kind: z.enum(['image', 'voice', 'video', 'document']), internal: z.boolean(), addedAt: at })),
  asks: z.array(z.object({ id, department: z.enum(DEPARTMENTS), askedAt: at, answerBy: at, answeredAt: at.nullable() })),
  messages: z.array(message),
  timeline: z.array(timelineEntry),
  otherOpen: z.array(z.object({ id, number: z.string(), title: z.string(), ...about, state: z.enum(states), openedAt: at })),
  can: z.record(z.string(), z.boolean()),
});

export const VIEWS = ['all', 'mine', 'unassigned', 'food-safety', 'breaking', 'overdue', 'waiting-for-customer'] as const;
