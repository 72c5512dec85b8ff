// What screens are shown of commitments and reports, as zod shapes.
import { z } from 'zod';
import { GRADES } from '../../kernel/fact.ts';
import type { ExcuseReason } from './commitment.ts';
import { EXCUSE_REASONS } from './commitment.ts';
import { VERDICTS } from './judge/judged.ts';

export const id = z.uuid();
export const at = z.iso.datetime();
export const text = z.object({ zh: z.string(), en: z.string() });
export const verdict = z.enum(VERDICTS);
export const grade = z.enum(GRADES);
export const bound = z.enum(['us', 'team', 'customer', 'supplier']);
export const kind = z.enum(['deadline', 'recurring', 'never', 'measure', 'attested']);
export const reason = z.enum(Object.keys(EXCUSE_REASONS) as [ExcuseReason, ...ExcuseReason[]]);
export const person = z.object({ ref: z.string(), name: z.string() });
/** A calendar month `2026-11` (or another period key: `2026-Q4`, `2026-W47`, `2026-11-20`, `2026`), Asia/Shanghai. */
export const period = z.string().regex(/^\d{4}(-\d\d(-\d\d)?|-Q[1-4]|-W\d\d)?$/, '2026-11');

const evidence = z.object({
  position: z.int(),
  factId: id,
  role: z.enum([
    'start',
    'done',
    'pause',
    'resume',
    'reopen',
    'anchor',
    'breach',
    'observe',
    'count',
    'attest',
    'excuse',
    'withdraw',
    'end',
    'acknowledge',
  ]),
});

/** One step of the schedule: `warn:80`, `miss`, `escalate:0` (roles in `to`), `repeat:2`. */
const tick = z.object({ step: z.string(), at, told: z.boolean(), to: z.array(z.string()) });

export const excuse = z.object({
  id,
  commitmentId: id,
  reason,
  text: z.string(),
  files: z.array(id),
  state: z.enum(['waiting', 'approved', 'declined']),
  requestedAt: at,
  requestedBy: person,
  decidedAt: at.nullable(),
  decidedBy: person.nullable(),
  decisionText: z.string().nullable(),
  can: z.object({ decide: z.boolean() }),
});

export const commitment = z.object({
  id,
  clauseKey: z.string(),
  clauseId: z.string(),
  /** Chapter of the text it stands in: what people call it by, beside the wording. */
  section: z.string().nullable(),
  wording: z.string(),
  source: z.string(),
  bound,
  team: z.string().nullable(),
  kind,
  contractKey: z.string(),
  contractVersion: z.int(),
  subject: z.object({ type: z.string(), id: z.string() }),
  /** Id of the start fact, a period, or `subject`. */
  instance: z.string(),
  customerId: id.nullable(),
  /** Key of the calendar in the plan, its title-free version. */
  calendar: z.object({ key: z.string(), version: z.string() }),
  verdict,
  /** A miss was taken back later (已更正). */
  corrected: z.boolean(),
  startedAt: at,
  /** Null while paused, where nothing is due, or where it is unknown. */
  dueAt: at.nullable(),
  decidedAt: at.nullable(),
  doneAt: at.nullable(),
  paused: z.boolean(),
  pauses: z.array(z.object({ from: at, to: at.nullable(), ms: z.number().nullable() })),
  /** Working milliseconds of its calendar. */
  usedMs: z.number().nullable(),
  allowedMs: z.number().nullable(),
  /** Working milliseconds left; negative when over; null where nothing is due. */
  leftMs: z.number().nullable(),
  value: z.number().nullable(),
  grade: grade.nullable(),
  evidence: z.array(evidence),
  /** Why something could not be said: `calendar:2027`, `instant:neededBy`. */
  unknown: z.string().nullable(),
  acknowledgedAt: at.nullable(),
  /** The clause could not be judged: shown red until it can. */
  quarantined: z.boolean(),
  ticks: z.array(tick),
  excuse: excuse.nullable(),
  can: z.object({ acknowledge: z.boolean(), requestExcuse: z.boolean(), decideExcuse: z.boolean(), attest: z.boolean(), repair: z.boolean() }),
});

/** Narrow row of lists. */
export const listed = commitment.pick({
  id: true,
  clauseKey: true,
  clauseId: true,
  section: true,
  wording: true,
  bound: true,
  kind: true,
  subject: true,
  instance: true,
  customerId: true,
  verdict: true,
  corrected: true,
  startedAt: true,
  dueAt: true,
  decidedAt: true,
  doneAt: true,
  paused: true,
  value: true,
  grade: true,
  acknowledgedAt: true,
  quarantined: true,
});

export const entry = z.object({
  position: z.int(),
  factId: id,
  name: z.string(),
  label: text,
  /** What the fact proves about the commitment; null for what was told about the commitment itself. */
  role: evidence.shape.role.nullable(),
  occurredAt: at,
  recordedAt: at,
  /** Recorded clearly later than it occurred. */
  late: z.boolean(),
  grade,
  actor: person,
  data: z.record(z.string(), z.unknown()),
});

/** running: the clock counts; paused; closed: outside the calendar's hours; over: past the deadline. */
export const interval = z.object({ state: z.enum(['running', 'paused', 'closed', 'over']), from: at, to: at });

export const counts = z.record(verdict, z.int());

export const clauseLine = z.object({
  clauseId: z.string(),
  clauseKey: z.string(),
  section: z.string().nullable(),
  wording: z.string(),
  source: z.string(),
  bound,
  kind,
  /** False: no module tells its facts yet (尚未监测). */
  watched: z.boolean(),
  total: z.int(),
  counts,
  /** Met of met + missed; null when none was decided. */
  onTimeShare: z.number().nullable(),
  /** Weakest grade of the decided ones. */
  grade: grade.nullable(),
  corrected: z.int(),
  /** Last value of a measure. */
  value: z.number().nullable(),
});

export const miss = z.object({
  commitmentId: id,
  clauseId: z.string(),
  /** `name`: what people call it (number and customer); null where nobody names such subjects. */
  subject: z.object({ type: z.string(), id: z.string(), name: z.string().nullable() }),
  dueAt: at.nullable(),
  decidedAt: at.nullable(),
  doneAt: at.nullable(),
  /** Working milliseconds over the deadline; null where not done or not known. */
  overMs: z.number().nullable(),
  grade: grade.nullable(),
  value: z.number().nullable(),
  /** Evidence positions (`count`, `breach`, `done` …). */
  positions: z.array(z.int()),
  acknowledgedAt: at.nullable(),
  excuse: z.object({ reason, state: z.enum(['waiting', 'approved', 'declined']) }).nullable(),
});

export const reportHead = z.object({
  id,
  customerId: id,
  period,
  state: z.enum(['draft', 'released']),
  sha256: z.string(),
  draftedAt: at,
  draftedBy: person,
  releasedAt: at.nullable(),
  releasedBy: person.nullable(),
  lines: z.int(),
  confirmed: z.int(),
  disputed: z.int(),
});

export const reportLine = z.object({
  line: z.int(),
  clauseId: z.string(),
  section: z.string().nullable(),
  wording: z.string(),
  /** In neutral words; no verdict of liability. */
  result: z.string(),
  total: z.int(),
  onTime: z.int(),
  late: z.int(),
  excused: z.int(),
  unobserved: z.int(),
  running: z.int(),
  value: z.number().nullable(),
  state: z.enum(['open', 'confirmed', 'disputed']),
  answeredAt: at.nullable(),
  word: z.string().nullable(),
});
