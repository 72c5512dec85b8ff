// What happened, fact by fact: of the claim, of its notes, its case and its lots at our door.
import { idInRef } from '../../../kernel/actor.ts';
import type { Fact, Grade, Subject } from '../../../kernel/fact.ts';
import { yuan } from '../../../kernel/money.ts';
import { type Instant, shanghaiMoment } from '../../../kernel/time.ts';
import type { Call } from '../../../platform/app.ts';
import { factsOfMany } from '../../../platform/journal/read.ts';
import { DECLINED_FOR, REASONS } from '../claim.ts';
import { DISPOSITIONS, FINDINGS } from '../goods/goods.ts';
import { ANSWERS, RECEIVED_BY } from '../recovery/recovery.ts';
import { type Edition, tells } from './editions.ts';

export type Step = {
  readonly position: number;
  readonly label: string;
  readonly detail: string;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  readonly who: string;
  readonly grade: Grade;
  readonly fact: Fact;
};
export type About = {
  readonly claimId: string;
  readonly caseId: string;
  readonly noteIds: readonly string[];
  readonly lotIds: readonly string[];
  /** Outside: of this recovery alone, what others are asked is none of their business. */
  readonly recoveryId: string | null;
};

/** In the order in which it happened. A case may have several claims: only this one's facts are told. */
export async function readCourse(call: Call, about: About, edition: Edition): Promise<Step[]> {
  const { claimId, caseId, noteIds, lotIds } = about;
  const subjects: Subject[] = [
    { type: 'claim', id: claimId },
    { type: 'case', id: caseId },
    ...noteIds.map((id) => ({ type: 'note', id })),
    ...lotIds.map((id) => ({ type: 'lot', id })),
  ];
  const bySubject = await factsOfMany(call.db, subjects);
  const facts = new Map<number, Fact>();
  for (const fact of [...bySubject.values()].flat()) {
    const ours = !fact.name.startsWith('claims.') || (fact.data as { claimId?: unknown }).claimId === claimId;
    if (ours && tells(edition, fact.name) && !hidden(fact, about, edition)) facts.set(fact.position, fact);
  }
  const told = [...facts.values()].sort((a, b) => a.occurredAt - b.occurredAt || a.position - b.position);
  const names = await call.app.identity.namesOf(
    call.db,
    told.map(({ actor }) => idInRef(actor)),
  );
  return told.map((fact) => ({
    position: fact.position,
    label: call.app.facts.get(fact.name)?.label.zh ?? fact.name,
    detail: detailOf(fact.data),
    occurredAt: fact.occurredAt,
    recordedAt: fact.recordedAt,
    who: whoOf(fact.actor, names, edition),
    grade: fact.grade,
    fact,
  }));
}

function hidden({ name, data }: Fact, { recoveryId }: About, edition: Edition): boolean {
  if (edition === 'internal') return false;
  if (name === 'cases.evidence-added') return data.internal === true;
  return typeof data.recoveryId === 'string' && data.recoveryId !== recoveryId;
}
const SIDES: Readonly<Record<string, string>> = {
  staff: '我公司',
  contact: '客户',
  'note-holder': '客户（扫码）',
  system: '系统',
  'api-key': '接口',
};

/** Outside, our people stand as the company, and those of the customer as the customer. */
export function whoOf(actor: string, names: ReadonlyMap<string, string>, edition: Edition): string {
  const kind = actor.split(':')[0] ?? '';
  const side = SIDES[kind] ?? kind;
  const name = names.get(idInRef(actor));
  const named = name !== undefined && (edition === 'internal' || (edition === 'customer' && kind === 'contact'));
  return named ? `${name}（${side}）` : side;
}

type Said = Readonly<Record<string, unknown>>;
const WORDS: readonly (readonly [string, Readonly<Record<string, { readonly zh: string }>>])[] = [
  ['reason', { ...DECLINED_FOR, ...REASONS }],
  ['finding', FINDINGS],
  ['disposition', DISPOSITIONS],
  ['answer', ANSWERS],
  ['by', RECEIVED_BY],
];
const MONEY: readonly (readonly [string, string])[] = [
  ['grantedFen', '同意'],
  ['amountFen', '金额'],
  ['askedFen', '提出'],
  ['answeredFen', '答复'],
];
const TIMES: readonly (readonly [string, string])[] = [
  ['arriveBy', '计划到达'],
  ['dueAt', '取货时间'],
  ['answerBy', '答复期限'],
];

/** What a fact says beside its name: codes in words, money, times it promises. */
function detailOf(data: Said): string {
  const words = WORDS.flatMap(([field, texts]) => texts[String(data[field])]?.zh ?? []);
  const money = MONEY.flatMap(([field, label]) => (typeof data[field] === 'number' ? [`${label} ${yuan(data[field])}`] : []));
  const times = TIMES.flatMap(([field, label]) => (typeof data[field] === 'string' ? [`${label} ${shanghaiMoment(Date.parse(data[field]))}`] : []));
  const warm = typeof data.tenthsCelsius === 'number' ? [`温度 ${data.tenthsCelsius / 10} ℃`] : [];
  return [...words, ...money, ...times, ...warm].join('，');
}

const HASH = /^[0-9a-f]{64}$/;
/** Hash of a file → the first fact that named it. */
export function provenBy(steps: readonly Step[]): ReadonlyMap<string, Step> {
  const found = new Map<string, Step>();
  const walk = (value: unknown, step: Step): void => {
    if (typeof value === 'string') {
      if (HASH.test(value) && !found.has(value)) found.set(value, step);
    } else if (value !== null && typeof value === 'object') for (const part of Object.values(value)) walk(part, step);
  };
  for (const step of [...steps].sort((a, b) => a.position - b.position)) walk(step.fact.data, step);
  return found;
}
