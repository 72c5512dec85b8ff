// The customer's answer to an appeal, by themselves or typed by us with proof; and our own second thoughts.
import { sql } from 'kysely';
import { boundCustomer } from '../../../kernel/actor.ts';
import { circumstances } from '../../../kernel/grade.ts';
import { yuan } from '../../../kernel/money.ts';
import { instant } from '../../../kernel/time.ts';
import type { Call, Tx, Unit } from '../../../platform/app.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { isTheirs } from '../month-code/own-month.ts';
import { keepWords } from '../penalties/words.store.ts';
import { restoreInUnit } from '../scorecards/restore-points.ts';
import * as rules from './appeal.rules.ts';
import { APPEAL_STATES } from './appeal.ts';
import type { Appeal } from './appeal-row.ts';
import { appealToChange } from './appeals.store.ts';
import type { contract } from './contract.ts';
import { lockMatter } from './matter.ts';
import { no } from './refusals.ts';

type In<K extends keyof typeof contract> = InputOf<(typeof contract)[K]>;
type Changed = OutputOf<(typeof contract)['answerAppeal']>;
type Answered = Omit<In<'enterAnswer'>, 'proof'> & { readonly files: readonly string[] };

async function answer(unit: Unit, { appealId, outcome, points, amountFen, body, occurredAt, files }: Answered): Promise<Changed> {
  const appeal = await load(unit, appealId);
  const said = { occurredAt: occurredAt === undefined ? undefined : instant(occurredAt), proof: files.length > 0 };
  const when = circumstances(unit.actor, unit.now, said);
  const about = { type: 'appeal', id: appealId, customerId: appeal.customerId } as const;
  const written = await keepWords(unit, about, { kind: 'answer', body, files, occurredAt: when.occurredAt });
  const by = boundCustomer(unit.actor) === undefined ? 'staff' : 'customer';
  const [told] = rules.decideAnswered(appeal, { ...written, outcome, points, amountFen, by }, when);
  if (!told) return { appealId, state: appeal.state };
  await unit.record([told]);
  const { hundredths } = told.data as { hundredths: number | null };
  if (appeal.deductionId !== null && hundredths !== null && hundredths > 0)
    await restoreInUnit(unit, { deductionId: appeal.deductionId, hundredths, appealId });
  await tellOurs(unit, appeal, outcome);
  return announced(unit, appeal, outcome);
}

function announced(unit: Unit, { id, customerId }: Appeal, state: Changed['state']): Changed {
  unit.announce('settlement');
  unit.announce(`settlement:${customerId}`);
  return { appealId: id, state };
}

/** Sheet or penalty first, then the appeal: in the order in which an appeal is made. */
async function load(unit: Unit, appealId: string): Promise<Appeal> {
  const matter = await matterIds(unit.tx, appealId);
  if (matter) await lockMatter(unit.tx, matter);
  const appeal = await appealToChange(unit.tx, appealId);
  if (!appeal || !isTheirs(unit.actor, appeal)) throw no('appeal-not-found');
  return appeal;
}

async function matterIds(tx: Tx, appealId: string): Promise<{ deductionId?: string; penaltyId?: string } | undefined> {
  const { rows } = await sql<{ deductionId: string | null; penaltyId: string | null }>`
    select deduction_id as "deductionId", penalty_id as "penaltyId" from settlement.appeal where id = ${appealId}`.execute(tx);
  const [row] = rows;
  return (
    row && { ...(row.deductionId === null ? {} : { deductionId: row.deductionId }), ...(row.penaltyId === null ? {} : { penaltyId: row.penaltyId }) }
  );
}

const tellOurs = (unit: Unit, { id, number, madeBy, askedFen, askedHundredths }: Appeal, outcome: Changed['state']) =>
  unit.app.messaging.notify(unit, {
    key: `appeal-answered ${id}`,
    to: madeBy.startsWith('staff:')
      ? [{ accountId: madeBy.slice('staff:'.length) }, { role: 'after-sales-manager' }]
      : [{ role: 'after-sales-manager' }],
    template: 'settlement.appeal-answered',
    params: {
      number,
      outcome: APPEAL_STATES[outcome].zh,
      outcomeEn: APPEAL_STATES[outcome].en,
      asked: askedHundredths === null ? yuan(askedFen ?? 0) : `${rules.pointsOf(askedHundredths)}`,
    },
    about: { type: 'appeal', id },
  });

export const enterAnswer = (call: Call, { proof, ...input }: In<'enterAnswer'>): Promise<Changed> =>
  call.write((unit) => answer(unit, { ...input, files: proof }));

export const answerAppeal = (call: Call, input: In<'answerAppeal'>): Promise<Changed> => call.write((unit) => answer(unit, input));

export const withdrawAppeal = (call: Call, { appealId, body }: In<'withdrawAppeal'>): Promise<Changed> =>
  call.write(async (unit) => {
    const appeal = await load(unit, appealId);
    const when = circumstances(unit.actor, unit.now);
    const about = { type: 'appeal', id: appealId, customerId: appeal.customerId } as const;
    const { wordHash } = await keepWords(unit, about, { kind: 'withdrawal', body, files: [], occurredAt: when.occurredAt });
    await unit.record(rules.decideWithdrawn(appeal, wordHash, when));
    return announced(unit, appeal, 'withdrawn');
  });
