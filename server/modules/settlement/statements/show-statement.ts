// One statement, for ours and for the customer: its head, papers and money; its lines; what was said of one; what has changed since.
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { iso } from '../../../kernel/time.ts';
import type { Call } from '../../../platform/app.ts';
import { readCursor, writeCursor } from '../../../platform/database/keyset.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import type { contract } from './contract.ts';
import { reckon } from './draw.ts';
import { type EditionRow, editionsOf } from './edition.store.ts';
import { monthEnd } from './gather.ts';
import { type Found, findHeads, headsOf, isTheirs, type StatementHead } from './heads.ts';
import { DISPUTED, type LineRow, lineRows } from './line-rows.ts';
import { invoicesOf, itemsOf, paymentsOf, stampsOf } from './papers-of.ts';
import { no } from './refusals.ts';
import type { DisputeOutcome } from './statement.ts';
import { aboutOf, shownEdition, visibleTo } from './visible.ts';
import { wordsOf } from './words.store.ts';

type Input<K extends keyof typeof contract> = InputOf<(typeof contract)[K]>;
type Output<K extends keyof typeof contract> = OutputOf<(typeof contract)[K]>;

async function find(call: Call, statementId: string): Promise<Found> {
  const [row] = await findHeads(call.db, { where: sql<SqlBool>`s.id = ${statementId} and ${visibleTo(call.actor)}`, theirs: isTheirs(call) });
  if (!row) throw no('no-such-statement');
  return row;
}

type Shown = Omit<Output<'myStatement'>, 'can'>;

async function shown(call: Call, row: Found, editions: readonly EditionRow[]): Promise<Shown> {
  const [[head], stampFiles, invoices, payments] = await Promise.all([
    headsOf(call, [row]),
    stampsOf(call.db, row.id),
    invoicesOf(call, row),
    paymentsOf(call, row),
  ]);
  const edition = editions.find((one) => one.edition === shownEdition(call.actor, row));
  if (!edition || !head) throw no('no-such-statement');
  const { terms, sites } = edition.head;
  return { ...head, terms: { ...terms, rules: [...terms.rules] }, sites: [...sites], stampFiles, invoices, payments };
}

export async function showStatement(call: Call, { statementId }: Input<'statement'>): Promise<Output<'statement'>> {
  const row = await find(call, statementId);
  const editions = await editionsOf(call.db, statementId);
  const [one, items] = await Promise.all([shown(call, row, editions), itemsOf(call, row)]);
  return {
    ...one,
    editions: editions.map(({ edition, sha256, totalFen, sentAt }) => ({ edition, sha256, totalFen, sentAt: sentAt === null ? null : iso(sentAt) })),
    items,
    can: canOf(call, one),
  };
}

function canOf(
  { actor, now }: Call,
  { month, state, unpriced, sums, invoicedFen, openFen }: Pick<StatementHead, 'month' | 'state' | 'unpriced' | 'sums' | 'invoicedFen' | 'openFen'>,
): Output<'statement'>['can'] {
  const may = (permission: string): boolean => actor.can.has(`settlement.${permission}`);
  return {
    draw: state === 'draft' && may('draw-statements'),
    send: state === 'draft' && unpriced === 0 && now >= monthEnd(month) && may('send-statements'),
    revise: state === 'sent' && may('send-statements'),
    confirm: state === 'sent' && may('record-confirmations'),
    stamp: state !== 'draft' && may('record-confirmations'),
    invoice: state === 'confirmed' && invoicedFen < sums.totalFen && may('keep-payments'),
    pay: state === 'confirmed' && openFen !== 0 && may('keep-payments'),
    addItem: state !== 'confirmed' && may('adjust-statements'),
    settle: state !== 'confirmed' && may('settle-disputes'),
    write: may('answer-disputes'),
    price: state !== 'confirmed' && may('adjust-statements'),
  };
}

export async function showMyStatement(call: Call, { statementId }: Input<'myStatement'>): Promise<Output<'myStatement'>> {
  const row = await find(call, statementId);
  const one = await shown(call, row, await editionsOf(call.db, statementId));
  const may = call.actor.can.has('settlement.answer-statements');
  const sent = row.state === 'sent';
  return { ...one, can: { confirm: sent && row.disputes === 0 && may, answer: sent && may, stamp: row.state !== 'draft' && may } };
}

const ONLY = {
  unpriced: sql<SqlBool>`l.amount_fen is null`,
  disputed: DISPUTED,
  corrections: sql<SqlBool>`l.home <> s.month`,
} as const;

type Filter = Pick<Input<'statementLines'>, 'kind' | 'siteId' | 'noteId' | 'only'>;
function filterOf({ kind, siteId, noteId, only }: Filter): RawBuilder<SqlBool> {
  const parts = [
    ...(kind === undefined ? [] : [sql<SqlBool>`l.kind = ${kind}`]),
    ...(siteId === undefined ? [] : [sql<SqlBool>`l.site_id = ${siteId}`]),
    ...(noteId === undefined ? [] : [sql<SqlBool>`l.note_id = ${noteId}`]),
    ...(only === undefined ? [] : [ONLY[only]]),
  ];
  return parts.length === 0 ? sql<SqlBool>`true` : sql<SqlBool>`${sql.join(parts, sql` and `)}`;
}

type Lines = { readonly items: LineRow[]; readonly next: string | null };

async function pageOf(call: Call, input: Input<'statementLines'>): Promise<Lines> {
  const { statementId, edition, cursor, limit } = input;
  const row = await find(call, statementId);
  const after = readCursor(cursor, 1)?.[0];
  const rows = await lineRows(call.db, {
    statementId,
    edition: edition ?? shownEdition(call.actor, row),
    where: filterOf(input),
    after: after === undefined ? undefined : Number(after),
    limit: limit + 1,
  });
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? writeCursor([String(last.place)]) : null };
}

export const listLines = (call: Call, input: Input<'statementLines'>): Promise<Lines> => pageOf(call, input);
export const listMyLines = (call: Call, input: Input<'myStatementLines'>): Promise<Lines> => pageOf(call, input);

type DisputeRow = { disputeId: string; openedAt: number; settledAt: number | null; outcome: DisputeOutcome | null; deltaFen: number };

export async function showThread(call: Call, { statementId, key }: Input<'lineThread'>): Promise<Output<'lineThread'>> {
  const row = await find(call, statementId);
  const [line] = await lineRows(call.db, { statementId, edition: shownEdition(call.actor, row), where: sql<SqlBool>`l.key = ${key}` });
  if (!line) throw no('no-such-line');
  const { rows } = await sql<DisputeRow>`
    select id as "disputeId", opened_at as "openedAt", settled_at as "settledAt", outcome, delta_fen as "deltaFen" from settlement.dispute
    where statement_id = ${statementId} and key = ${key} order by opened_at, id`.execute(call.db);
  const words = await wordsOf(call.db, statementId, key);
  return {
    key,
    state: line.state,
    disputes: rows.map(({ openedAt, settledAt, ...one }) => ({
      ...one,
      openedAt: iso(openedAt),
      settledAt: settledAt === null ? null : iso(settledAt),
    })),
    words: words.map(({ at, ...word }) => ({ ...word, at: iso(at) })),
  };
}

const MOST = 200;

/** What is kept against what would be drawn now; of a confirmed statement that is what the next one will correct. */
export async function showChanges(call: Call, { statementId }: Input<'statementChanges'>): Promise<Output<'statementChanges'>> {
  const row = await find(call, statementId);
  const kept = await lineRows(call.db, { statementId, edition: row.edition });
  const now = (await reckon(call.db, aboutOf(row), call.now)).lines;
  const before = new Map(kept.map((line) => [line.key, line]));
  const after = new Map(now.map((line) => [line.key, line]));
  const keys = [...new Set([...before.keys(), ...after.keys()])].filter((key) => {
    const [was, is] = [before.get(key), after.get(key)];
    return was?.amountFen !== is?.amountFen || was?.price?.fen !== is?.price?.fen || was?.accepted !== is?.accepted;
  });
  const items = keys.slice(0, MOST).map((key) => {
    const [was, is] = [before.get(key), after.get(key)];
    const { kind, title } = (was ?? is) as LineRow;
    const note = was?.note ? { id: was.note.id, number: was.note.number } : null;
    return { key, kind, title, note, beforeFen: was ? was.amountFen : 0, nowFen: is ? is.amountFen : 0 };
  });
  const sum = (lines: readonly { readonly amountFen: number | null }[]): number => lines.reduce((so, { amountFen }) => so + (amountFen ?? 0), 0);
  return { beforeFen: sum(kept), nowFen: sum(now), items, more: keys.length - items.length };
}
