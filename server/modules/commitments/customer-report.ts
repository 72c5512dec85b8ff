// Customer edition (R0.5): drafted from a period, reviewed and released by a named person, frozen, answered line by line.
import { createHash } from 'node:crypto';
import { boundCustomer } from '../../kernel/actor.ts';
import { periodNamed } from '../../kernel/calendar/period.ts';
import { newId } from '../../kernel/id.ts';
import { type Instant, iso } from '../../kernel/time.ts';
import type { Call, Db } from '../../platform/app.ts';
import type { InputOf, OutputOf } from '../../platform/http/endpoint.ts';
import type { contract } from './contract.ts';
import * as tell from './facts.ts';
import { neutralResult } from './figures.rules.ts';
import { basisOf } from './fulfilment-report.ts';
import type { Plans } from './plans-port.ts';
import { peopleOf, wordsAbout } from './present.ts';
import { no } from './refusals.ts';
import { contentOf, keepContent, type LineRow, linesOfReports, type ReportRow, reportsOf } from './report.store.ts';
import { keepWord } from './rule-on-commitment.ts';

type Input<K extends keyof typeof contract> = InputOf<(typeof contract)[K]>;
type Output<K extends keyof typeof contract> = OutputOf<(typeof contract)[K]>;
type Head = Output<'listReports'>['items'][number];
type Frozen = {
  readonly title: string;
  readonly contractTitle: string;
  readonly customer: string;
  readonly period: string;
  readonly items: readonly Omit<Output<'showReport'>['items'][number], 'state' | 'answeredAt' | 'word'>[];
  readonly clauseKeys: readonly string[];
  readonly notes: readonly string[];
};

export const customerName = async (db: Db, customerId: string): Promise<string> =>
  (await db.selectFrom('customers.customer').select('name').where('id', '=', customerId).executeTakeFirst())?.name ?? customerId;

export const draftReport =
  (plans: Plans) =>
  async (call: Call, input: Input<'draftReport'>): Promise<Output<'draftReport'>> => {
    const { set, lines } = await basisOf(call, plans, input);
    const owed = lines.filter(({ bound, total, clauseKey }) => bound === 'us' && total > 0 && clauseKey.startsWith(`${set.contractKey}@`));
    if (owed.length === 0) throw no('nothing-to-report');
    const known = (await reportsOf(call).where('customer_id', '=', input.customerId).where('period', '=', input.period).execute())[0];
    if (known?.state === 'released') throw no('released-already');
    const frozen: Frozen = {
      title: `${input.period} 履约情况月报`,
      contractTitle: set.title,
      customer: await customerName(call.db, input.customerId),
      period: input.period,
      items: owed.map((line, i) => ({
        line: i + 1,
        clauseId: line.clauseId,
        section: line.section,
        wording: line.wording,
        result: neutralResult(line),
        total: line.total,
        onTime: line.counts.met,
        late: line.counts.missed,
        excused: line.counts.excused,
        unobserved: line.counts.unobserved,
        running: line.counts.running,
        value: line.value,
      })),
      clauseKeys: owed.map(({ clauseKey }) => clauseKey),
      notes: notesOf({ notYetWatched: set.unwatched.length, period: input.period, now: call.now }),
    };
    return call.write(async (unit) => {
      const content = JSON.stringify(frozen);
      const sha256 = createHash('sha256').update(content).digest('hex');
      const reportId = known?.id ?? newId();
      await keepContent(unit.tx, { reportId, sha256, content });
      const drafted = tell.reportDrafted.tell(
        {
          reportId,
          customerId: input.customerId,
          contractKey: set.contractKey,
          contractVersion: set.version,
          period: input.period,
          sha256,
          lines: owed.map(({ clauseKey }, i) => ({ line: i + 1, clauseKey })),
        },
        tell.machine(unit.now),
      );
      await unit.record([drafted]);
      return { reportId, sha256 };
    });
  };

function notesOf({ notYetWatched, period, now }: { notYetWatched: number; period: string; now: Instant }): string[] {
  return [
    '“无记录可查”表示没有可核对的记录，既不计为履行，也不计为未履行。',
    ...(notYetWatched > 0 ? [`合同中另有 ${notYetWatched} 条承诺本期尚未由系统监测，未列入本表。`] : []),
    ...(periodNamed(period).to > now ? ['本期尚未结束，数字截至生成时。'] : []),
  ];
}

async function headsOf(call: Call, rows: readonly ReportRow[]): Promise<Head[]> {
  const person = await peopleOf(
    call,
    rows.flatMap((row) => [row.drafted_by, row.released_by]),
  );
  const lines = Map.groupBy(
    await linesOfReports(
      call.db,
      rows.map(({ id }) => id),
    ),
    ({ report_id }) => report_id,
  );
  return rows.map((row) => headOf(row, { lines: lines.get(row.id) ?? [], person }));
}

type Beside = { readonly lines: readonly LineRow[]; readonly person: (ref: string) => { ref: string; name: string } };

const headOf = (row: ReportRow, { lines, person }: Beside): Head => ({
  id: row.id,
  customerId: row.customer_id,
  period: row.period,
  state: row.state as Head['state'],
  sha256: row.sha256,
  draftedAt: iso(row.drafted_at),
  draftedBy: person(row.drafted_by),
  releasedAt: row.released_at === null ? null : iso(row.released_at),
  releasedBy: row.released_by === null ? null : person(row.released_by),
  lines: lines.length,
  confirmed: lines.filter(({ state }) => state === 'confirmed').length,
  disputed: lines.filter(({ state }) => state === 'disputed').length,
});

export async function listReports(call: Call, { customerId }: Input<'listReports'>): Promise<Output<'listReports'>> {
  const all = reportsOf(call).orderBy('drafted_at', 'desc').orderBy('id', 'desc').limit(200);
  const rows = await (customerId === undefined ? all : all.where('customer_id', '=', customerId)).execute();
  const { can } = call.actor;
  return { items: await headsOf(call, rows), can: { draft: can.has('commitments.draft-reports'), release: can.has('commitments.release-reports') } };
}

export async function mineReports(call: Call): Promise<Output<'mineReports'>> {
  if (boundCustomer(call.actor) === undefined) return { items: [] };
  return { items: await headsOf(call, await reportsOf(call).orderBy('released_at', 'desc').limit(100).execute()) };
}

async function find(call: Call, reportId: string): Promise<ReportRow> {
  const row = await reportsOf(call).where('id', '=', reportId).executeTakeFirst();
  if (!row) throw no('report-unknown');
  return row;
}

export async function showReport(call: Call, { reportId }: Input<'showReport'>): Promise<Output<'showReport'>> {
  const row = await find(call, reportId);
  const [head] = (await headsOf(call, [row])) as [Head];
  const frozen = JSON.parse(await contentOf(call.db, row)) as Frozen;
  const lines = new Map((await linesOfReports(call.db, [row.id])).map((line) => [line.line, line]));
  const words = await wordsAbout(
    call.db,
    frozen.items.map(({ line }) => `${row.id}#${line}`),
  );
  return {
    ...head,
    title: frozen.title,
    contractTitle: frozen.contractTitle || null,
    items: frozen.items.map((item) => {
      const line = lines.get(item.line);
      const state = (line?.state ?? 'open') as 'open';
      const word = line?.state === 'disputed' ? (words.get(`report-line:${row.id}#${item.line}`) ?? null) : null;
      return { ...item, state, answeredAt: line?.answered_at == null ? null : iso(line.answered_at), word };
    }),
    notes: [...frozen.notes],
    can: {
      release: row.state === 'draft' && call.actor.can.has('commitments.release-reports'),
      answer: row.state === 'released' && boundCustomer(call.actor) === row.customer_id && call.actor.can.has('commitments.answer-reports'),
    },
  };
}

export async function releaseReport(call: Call, { reportId, sha256 }: Input<'releaseReport'>): Promise<Output<'releaseReport'>> {
  return call.write(async (unit) => {
    const row = await reportsOf(call, unit.tx).where('id', '=', reportId).forUpdate().executeTakeFirst();
    if (!row) throw no('report-unknown');
    if (row.state === 'released') throw no('released-already');
    if (row.sha256 !== sha256) throw no('report-changed');
    await unit.record([tell.reportReleased.tell({ reportId, customerId: row.customer_id, sha256 }, tell.machine(unit.now))]);
    await unit.app.messaging.notify(unit, {
      key: `fulfilment-report ${reportId}`,
      to: [{ role: 'customer-purchaser', customerId: row.customer_id }],
      template: 'commitments.report-released',
      params: { period: row.period },
      about: { type: 'report', id: reportId },
    });
    return { reportId };
  });
}

type Line = { readonly reportId: string; readonly line: number };

/** Only the customer answers, and only what was released to them. The last word counts. */
async function answer(call: Call, { reportId, line }: Line, text: string | null): Promise<{ state: 'confirmed' | 'disputed' }> {
  return call.write(async (unit) => {
    const customerId = boundCustomer(call.actor);
    const row = await reportsOf(call, unit.tx).where('id', '=', reportId).forUpdate().executeTakeFirst();
    if (!row || customerId === undefined) throw no('report-unknown');
    const lines = await linesOfReports(unit.tx, [reportId]);
    if (!lines.some((one) => one.line === line)) throw no('line-unknown');
    const when = { occurredAt: unit.now, grade: 'A' } as const;
    if (text === null) {
      await unit.record([tell.lineConfirmed.tell({ reportId, customerId, line }, when)]);
      return { state: 'confirmed' };
    }
    const wordHash = await keepWord(unit, { type: 'report-line', id: `${reportId}#${line}` }, text);
    await unit.record([tell.lineDisputed.tell({ reportId, customerId, line, wordHash }, when)]);
    return { state: 'disputed' };
  });
}

export const confirmLine = (call: Call, input: Input<'confirmLine'>): Promise<Output<'confirmLine'>> => answer(call, input, null);
export const disputeLine = (call: Call, input: Input<'disputeLine'>): Promise<Output<'disputeLine'>> => answer(call, input, input.text);
