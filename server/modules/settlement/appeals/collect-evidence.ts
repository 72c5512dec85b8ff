// One click: everything our records hold on what is appealed (R17.2): the promise, its subject, the order behind it, photos and signatures.
import { sql } from 'kysely';
import type { Fact, Subject } from '../../../kernel/fact.ts';
import { UNITS, type UnitCode } from '../../../kernel/quantity.ts';
import type { Text } from '../../../kernel/text.ts';
import { instant, iso } from '../../../kernel/time.ts';
import type { App, Db, Tx } from '../../../platform/app.ts';
import type { AttachedFile } from '../../../platform/files/public.ts';
import { factsAt, factsOfMany } from '../../../platform/journal/read.ts';
import { type Decided, decidedOne } from '../../commitments/public.ts';
import type { EvidenceKind } from './appeal.ts';
import type { Matter } from './appeal-row.ts';
import { tellEvidence, type Window } from './tell-evidence.ts';

export type EvidenceFile = { readonly id: string; readonly sha256: string; readonly kind: string; readonly mediaType: string };
export type Evidence = {
  readonly key: string;
  readonly kind: EvidenceKind;
  readonly at: string;
  readonly recordedAt: string;
  readonly title: Text;
  readonly detail: Text;
  readonly who: string;
  readonly grade: string;
  readonly position: number | null;
  readonly files: readonly EvidenceFile[];
  readonly strong: boolean;
};
type Reader = { readonly app: App; readonly db: Db | Tx };

/** More than anybody would put into a letter. */
const MOST = 120;
const MOST_NOTES = 12;

export async function collectEvidence(reader: Reader, matter: Matter): Promise<Evidence[]> {
  const { db } = reader;
  const promises = await promisesOf(db, matter.commitmentIds);
  const judged = await factsAt(
    db,
    promises.flatMap(({ evidence }) => evidence.map(({ position }) => position)),
  );
  const subjects = await subjectsOf(db, matter, { promises, judged });
  const told = await factsOfMany(db, [...subjects, ...promises.map(({ commitmentId }) => ({ type: 'commitment', id: commitmentId }))]);
  const facts = new Map([...judged, ...[...told.values()].flat()].map((fact) => [fact.position, fact]));
  const ordered = [...facts.values()].sort((a, b) => a.occurredAt - b.occurredAt || a.position - b.position);
  const found = await evidenceOf(reader, { facts: ordered, subjects });
  return found.slice(0, MOST);
}

async function promisesOf(db: Db | Tx, ids: readonly string[]): Promise<Decided[]> {
  const found: Decided[] = [];
  for (const id of ids.slice(0, MOST_NOTES)) {
    const one = await decidedOne(db, id);
    if (one) found.push(one);
  }
  return found;
}

const WHOLE: readonly string[] = ['note', 'case', 'claim', 'order'];
const keyOf = ({ type, id }: Subject): string => `${type}:${id}`;

type Known = { readonly promises: readonly Decided[]; readonly judged: readonly Fact[] };

/** Papers whose whole course is told: named by the deduction, by its promise, by what broke it; the orders of notes and the cases of claims. */
async function subjectsOf(db: Db | Tx, matter: Matter, { promises, judged }: Known): Promise<Subject[]> {
  const breaking = promises.flatMap(({ evidence }) => evidence.filter(({ role }) => role === 'breach').map(({ position }) => position));
  const broken = judged.filter(({ position }) => breaking.includes(position)).flatMap((fact) => fact.subjects);
  const named = [...(matter.subject ? [matter.subject] : []), ...promises.map(({ subjectType: type, subjectId: id }) => ({ type, id })), ...broken];
  const papers = named.filter(({ type }) => WHOLE.includes(type));
  const own = papers.length > 0 ? papers : await notesOfDay(db, matter);
  const ids = (type: string) => own.filter((one) => one.type === type).map(({ id }) => id);
  const { rows: behind } = await sql<Subject>`
    select 'order' as type, order_id::text as id from deliveries.note where id = any(${ids('note')}::uuid[]) and order_id is not null
    union select 'case', case_id::text from claims.claim where id = any(${ids('claim')}::uuid[])`.execute(db);
  return [...new Map([...own, ...behind].map(({ type, id }) => [keyOf({ type, id }), { type, id }])).values()];
}

/** The customer named a day alone: what was delivered on it. */
async function notesOfDay(db: Db | Tx, { customerId, occurredOn }: Matter): Promise<Subject[]> {
  if (occurredOn === null) return [];
  const { rows } = await sql<{ id: string }>`
    select id from deliveries.note where customer_id = ${customerId} and delivery_on = ${occurredOn}::date and state <> 'cancelled'
    order by number limit ${MOST_NOTES}`.execute(db);
  return rows.map(({ id }) => ({ type: 'note', id }));
}

type Course = { readonly facts: readonly Fact[]; readonly subjects: readonly Subject[] };

async function evidenceOf({ app, db }: Reader, { facts, subjects }: Course): Promise<Evidence[]> {
  const windows = windowsOf(facts);
  const told = facts.flatMap((fact) => {
    const telling = tellEvidence(fact, windows.get(noteOf(fact) ?? ''));
    return telling ? [{ fact, telling }] : [];
  });
  const files = await filesOf({ app, db }, { facts: told.map(({ fact }) => fact), subjects });
  const lines = await linesOf(
    db,
    told.map(({ fact }) => fact),
  );
  return told.flatMap(({ fact, telling }): Evidence[] => {
    const { occurredAt, recordedAt, position, grade, actor, name } = fact;
    const label = app.facts.get(name)?.label ?? { zh: name, en: name };
    const common = { at: iso(occurredAt), recordedAt: iso(recordedAt), who: sideOf(actor), grade, position };
    const own = {
      key: String(position),
      kind: telling.kind,
      title: label,
      detail: telling.detail,
      files: files.get(position) ?? [],
      strong: telling.strong ?? false,
    };
    const weights = weightsOf(fact, lines);
    const weighed = { key: `${position}:weights`, kind: 'weights' as const, title: { zh: '过磅记录', en: 'Weights' }, files: [], strong: false };
    return [{ ...common, ...own }, ...(weights ? [{ ...common, ...weighed, detail: weights }] : [])];
  });
}

const noteOf = (fact: Fact): string | undefined => fact.subjects.find(({ type }) => type === 'note')?.id;

function windowsOf(facts: readonly Fact[]): ReadonlyMap<string, Window> {
  return new Map(
    facts.flatMap(({ name, data }) => {
      const { noteId, windowFrom, windowTo } = data;
      if (name !== 'deliveries.note-issued' || typeof windowFrom !== 'string' || typeof windowTo !== 'string') return [];
      return [[String(noteId), { from: instant(windowFrom), to: instant(windowTo) }] as const];
    }),
  );
}

const SIDES: Readonly<Record<string, string>> = {
  staff: '我公司',
  contact: '采购单位',
  'note-holder': '采购单位（扫码）',
  system: '系统自动',
  'api-key': '接口',
};
/** A letter names sides, not people. */
const sideOf = (actor: string): string => SIDES[actor.split(':')[0] ?? ''] ?? '—';

const HASH = /^[0-9a-f]{64}$/;
function hashesIn(value: unknown): string[] {
  if (typeof value === 'string') return HASH.test(value) ? [value] : [];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(hashesIn) : [];
}

/** Files that a fact names by hash or id, among those of its papers; each stands with the first fact that names it. */
async function filesOf({ app, db }: Reader, { facts, subjects }: Course): Promise<ReadonlyMap<number, EvidenceFile[]>> {
  const excuses = facts.flatMap(({ name, subjects: about }) =>
    name.startsWith('commitments.') ? about.filter(({ type }) => type === 'commitment') : [],
  );
  const attached: AttachedFile[] = [];
  for (const [type, some] of Map.groupBy([...subjects, ...excuses], (subject) => subject.type))
    attached.push(...(await app.files.attachedTo(db, { type, ids: [...new Set(some.map(({ id }) => id))] }, READER)));
  const bySha = new Map(attached.map((file) => [file.sha256, file]));
  const byId = new Map(attached.map((file) => [file.id, file]));
  const taken = new Set<string>();
  return new Map(
    facts.map(({ position, data }) => {
      const ids = Array.isArray(data.files) ? data.files.filter((id) => typeof id === 'string') : [];
      const named = [...hashesIn(data).flatMap((sha256) => bySha.get(sha256) ?? []), ...ids.flatMap((id) => byId.get(id) ?? [])];
      const fresh = named.filter(({ id }) => !taken.has(id) && taken.add(id));
      return [position, fresh.map(({ id, sha256, kind, mediaType }) => ({ id, sha256, kind, mediaType }))] as const;
    }),
  );
}
/** A person decides what goes out: what is internal is shown to them too. */
const READER = { kind: 'system', id: 'system', name: '', can: new Set<string>() } as const;

type Line = { readonly id: string; readonly product: string; readonly unit: UnitCode };
type Weighed = { lineId?: unknown; gross?: unknown; tare?: unknown; net?: unknown; accepted?: unknown; deductBp?: unknown };
const exceptionsOf = ({ name, data }: Fact): Weighed[] => (name === 'deliveries.accepted' && Array.isArray(data.exceptions) ? data.exceptions : []);

async function linesOf(db: Db | Tx, facts: readonly Fact[]): Promise<ReadonlyMap<string, Line>> {
  const ids = facts.flatMap((fact) => exceptionsOf(fact).map(({ lineId }) => String(lineId)));
  if (ids.length === 0) return new Map();
  const { rows } = await sql<Line>`select id, product, unit from deliveries.note_line where id = any(${ids}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

const KILO = 1000;
const kilos = (label: string, value: unknown): string => (typeof value === 'number' ? `${label} ${value / KILO} kg` : '');

/** Lines that were weighed at the dock: gross, tare, net, and what was settled. */
function weightsOf(fact: Fact, lines: ReadonlyMap<string, Line>): Text | null {
  const told = exceptionsOf(fact).flatMap(({ lineId, gross, tare, net, accepted, deductBp }) => {
    const line = lines.get(String(lineId));
    if (!line || typeof net !== 'number') return [];
    const settled = typeof accepted === 'number' ? `${accepted / UNITS[line.unit].factor} ${UNITS[line.unit].label.zh}` : '';
    const off = typeof deductBp === 'number' && deductBp > 0 ? `扣 ${deductBp / 100}%` : '';
    const weights = [kilos('毛', gross), kilos('皮', tare), kilos('净', net), off, settled && `验收 ${settled}`];
    return [`${line.product} ${weights.filter(Boolean).join('，')}`];
  });
  return told.length === 0 ? null : { zh: told.join('；'), en: told.join('; ') };
}
