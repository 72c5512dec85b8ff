// Appeals as they are read: lists with their clocks, and one with its evidence and words. Customers see their own.
import { type SqlBool, sql } from 'kysely';
import { boundCustomer, boundMonth, idInRef } from '../../../kernel/actor.ts';
import { instant, iso } from '../../../kernel/time.ts';
import type { Call } from '../../../platform/app.ts';
import { readCursor, writeCursor } from '../../../platform/database/keyset.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { isTheirs } from '../month-code/own-month.ts';
import { customerNames } from '../name-subjects.ts';
import { shownWords } from '../penalties/show-words.ts';
import { pointsOf } from './appeal.rules.ts';
import type { Appeal, Matter } from './appeal-row.ts';
import { appealOf, appealsWhere } from './appeals.store.ts';
import type { contract } from './contract.ts';
import { lettersOf, mattersOf } from './letter.store.ts';
import { no } from './refusals.ts';

type In<K extends keyof typeof contract> = InputOf<(typeof contract)[K]>;
type Out<K extends keyof typeof contract> = OutputOf<(typeof contract)[K]>;
type Row = Out<'appeals'>['items'][number];

const orNull = (hundredths: number | null): number | null => (hundredths === null ? null : pointsOf(hundredths));
const isoOr = (at: number | null): string | null => (at === null ? null : iso(at));

export const shownMatter = (matter: Matter): Row['matter'] => ({
  about: matter.about,
  sheetId: matter.sheetId,
  deductionId: matter.deductionId,
  penaltyId: matter.penaltyId,
  period: matter.period,
  title: matter.title,
  clause: matter.clause,
  occurredOn: matter.occurredOn,
  subject: matter.subject,
  points: orNull(matter.hundredths),
  amountFen: matter.fen,
  appealBy: isoOr(matter.appealBy),
});

/** Others' appeals do not exist. */
const visible = (call: Call) => {
  const [own, month] = [boundCustomer(call.actor), boundMonth(call.actor)];
  if (own === undefined) return sql`true`;
  return month === undefined ? sql`a.customer_id = ${own}` : sql`a.customer_id = ${own} and left(a.period, 7) = ${month}`;
};

async function rowsOf(call: Call, appeals: readonly Appeal[]): Promise<Row[]> {
  const [names, people, matters] = [
    await customerNames(
      call.db,
      appeals.map(({ customerId }) => customerId),
    ),
    await call.app.identity.namesOf(
      call.db,
      appeals.map(({ madeBy }) => idInRef(madeBy)),
    ),
    await mattersOf(call.db, appeals),
  ];
  return appeals.flatMap((appeal) => {
    const matter = matters.get(appeal.id);
    if (!matter) return [];
    return [
      {
        id: appeal.id,
        number: appeal.number,
        customer: { id: appeal.customerId, name: names.get(appeal.customerId) ?? '' },
        matter: shownMatter(matter),
        askedPoints: orNull(appeal.askedHundredths),
        askedFen: appeal.askedFen,
        givenPoints: orNull(appeal.givenHundredths),
        givenFen: appeal.givenFen,
        state: appeal.state,
        evidence: appeal.evidenceCount,
        madeAt: iso(appeal.madeAt),
        madeBy: people.get(idInRef(appeal.madeBy)) ?? '',
        answeredAt: isoOr(appeal.answeredAt),
        answeredBy: appeal.answeredBy,
        can: canOf(call, appeal),
      },
    ];
  });
}
const canOf = ({ actor }: Call, { state }: Appeal): Row['can'] => {
  const answers = boundCustomer(actor) === undefined ? 'settlement.enter-answers' : 'settlement.answer-appeals';
  return { answer: state === 'open' && actor.can.has(answers), withdraw: state === 'open' && actor.can.has('settlement.appeal') };
};

const MOST_COUNTED = 999;

async function list(call: Call, { customerId, month, sheetId, state, cursor, limit }: In<'appeals'>): Promise<Out<'appeals'>> {
  const after = readCursor(cursor, 2);
  const asked = [
    visible(call),
    ...(customerId === undefined ? [] : [sql`a.customer_id = ${customerId}`]),
    ...(month === undefined ? [] : [sql`left(a.period, 7) = ${month}`]),
    ...(sheetId === undefined ? [] : [sql`a.sheet_id = ${sheetId}`]),
  ];
  const paged = [
    ...asked,
    ...(state === undefined ? [] : [sql`a.state = ${state}`]),
    ...(after ? [sql`(a.made_at, a.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`] : []),
  ];
  const where = sql<SqlBool>`${sql.join(paged, sql` and `)}`;
  const found = await appealsWhere(call.db, where, sql`order by a.made_at desc, a.id desc limit ${limit + 1}`);
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const { rows } = await sql<{ open: number }>`select count(*)::int as open from (
    select from settlement.appeal a where ${sql.join(asked, sql` and `)} and a.state = 'open' limit ${MOST_COUNTED}) as counted`.execute(call.db);
  const next = found.length > limit && last ? writeCursor([iso(last.madeAt), last.id]) : null;
  return { items: await rowsOf(call, page), next, open: rows[0]?.open ?? 0 };
}

export const listAppeals = (call: Call, input: In<'appeals'>): Promise<Out<'appeals'>> => list(call, input);
export const myAppeals = (call: Call, input: In<'myAppeals'>): Promise<Out<'myAppeals'>> => list(call, input);

/** Another customer's appeal answers as one that does not exist. */
export async function findAppeal(call: Call, appealId: string): Promise<Appeal> {
  const appeal = await appealOf(call.db, appealId);
  if (!appeal || !isTheirs(call.actor, appeal)) throw no('appeal-not-found');
  return appeal;
}

export async function showAppeal(call: Call, { appealId }: In<'showAppeal'>): Promise<Out<'showAppeal'>> {
  const appeal = await findAppeal(call, appealId);
  const [row] = await rowsOf(call, [appeal]);
  const letter = (await lettersOf(call.db, [appeal])).get(appealId);
  if (!row || !letter) throw no('appeal-not-found');
  const words = await shownWords(call, { type: 'appeal', ids: [appealId] });
  const items = letter.evidence.map((item) => ({ ...item, files: [...item.files] })).sort((a, b) => instant(a.at) - instant(b.at));
  return { ...row, items, words: words.get(appealId) ?? [], contentSha256: appeal.contentSha256 };
}
