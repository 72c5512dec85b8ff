// Prepares a clause once: which facts play which part, durations in milliseconds. Kept per clause object, which never changes once pinned.
import { duration } from '../../../kernel/time.ts';
import type { FactMatch, JudgedClause, PinnedClause } from '../clause.ts';

/** Parts a fact can play in a clause, as bits: one fact may play several. */
export const PART = {
  start: 1,
  done: 2,
  reopen: 4,
  withdraw: 8,
  end: 16,
  anchor: 32,
  breach: 64,
  observe: 128,
  part: 256,
  whole: 512,
  excuse: 1024,
  attest: 2048,
  acknowledge: 4096,
} as const;

/** The people's word on a clause: facts of this module that name it by `clauseKey`. */
export const RULINGS = PART.excuse | PART.attest | PART.acknowledge;

type Value = string | number | boolean;
type Condition = { readonly field: string; readonly values: readonly Value[] };
export type Rule = {
  readonly parts: number;
  /** One bit per pause of the clause. */
  readonly pauses: number;
  readonly resumes: number;
  readonly where: readonly Condition[];
  readonly whereNot: readonly Condition[];
};

export type Span = { readonly ms: number } | { readonly days: number };
export type Escalation = { readonly percent: number } | { readonly afterMs: number };

export type CompiledClause = {
  readonly key: string;
  readonly spec: JudgedClause;
  readonly rulesOf: ReadonlyMap<string, readonly Rule[]>;
  /** The time allowed, or the time before the anchor. */
  readonly span: Span | null;
  readonly escalate: readonly Escalation[];
  readonly repeatMs: number | null;
};

const compiled = new WeakMap<PinnedClause, CompiledClause>();

export function compileClause(pinned: PinnedClause): CompiledClause {
  const found = compiled.get(pinned);
  if (found) return found;
  const { judge: spec, key } = pinned;
  const clause: CompiledClause = {
    key,
    spec,
    rulesOf: rulesOf(spec, key),
    span: spanOf(spec),
    escalate: spec.escalate.map(({ at }) => (typeof at === 'number' ? { percent: at } : { afterMs: duration(at.after) })),
    repeatMs: spec.repeat === undefined ? null : duration(spec.repeat),
  };
  compiled.set(pinned, clause);
  return clause;
}

/** Names of the facts that can change this clause's verdicts: what a keeper listens to and loads. */
export const factsWatched = (pinned: PinnedClause): readonly string[] => [...compileClause(pinned).rulesOf.keys()];

function spanOf(spec: JudgedClause): Span | null {
  const span = spec.kind === 'deadline' ? (spec.within ?? spec.lead?.span) : undefined;
  if (span === undefined) return null;
  return typeof span === 'string' ? { ms: duration(span) } : span;
}

function rulesOf(spec: JudgedClause, key: string): ReadonlyMap<string, readonly Rule[]> {
  const rules = new Map<string, Rule[]>();
  const note = (matches: readonly FactMatch[], rule: { parts?: number; pauses?: number; resumes?: number }) => {
    for (const match of matches) {
      const list = rules.get(match.fact) ?? [];
      const { parts = 0, pauses = 0, resumes = 0 } = rule;
      list.push({ parts, pauses, resumes, where: conditions(match.where), whereNot: conditions(match.whereNot) });
      rules.set(match.fact, list);
    }
  };
  const ours = (name: string): FactMatch[] => [{ fact: `commitments.${name}`, where: { clauseKey: [key] } }];
  for (const [part, matches] of partsOf(spec)) note(matches, { parts: PART[part] });
  if (spec.kind === 'deadline' && spec.within !== undefined) {
    if (spec.pauses.length > 30) throw new RangeError('a clause has at most 30 pauses');
    spec.pauses.forEach((pause, i) => {
      note([pause.from], { pauses: 1 << i });
      note(pause.to, { resumes: 1 << i });
    });
  }
  note(ours('excused'), { parts: PART.excuse });
  note(ours('acknowledged'), { parts: PART.acknowledge });
  if (spec.kind === 'attested') note(ours('attested'), { parts: PART.attest });
  return rules;
}

function partsOf(spec: JudgedClause): readonly (readonly [keyof typeof PART, readonly FactMatch[]])[] {
  const always = [
    ['start', spec.start],
    ['withdraw', spec.unless],
  ] as const;
  switch (spec.kind) {
    case 'deadline': {
      const anchor = (spec.by ?? spec.lead?.before ?? spec.notBefore)?.of;
      return [...always, ['done', spec.done], ['reopen', spec.reopen?.on ?? []], ['anchor', anchor ? [anchor] : []]];
    }
    case 'recurring':
      return [...always, ['done', spec.done], ['end', spec.until]];
    case 'never':
      return [...always, ['breach', spec.breach], ['observe', spec.observedBy], ['end', spec.until]];
    case 'measure':
      return [...always, ['part', spec.part], ['whole', spec.whole], ['end', spec.until]];
    case 'attested':
      return always;
  }
}

const conditions = (fields: Readonly<Record<string, readonly Value[]>> | undefined): readonly Condition[] =>
  Object.entries(fields ?? {}).map(([field, values]) => ({ field, values }));
