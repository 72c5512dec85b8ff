// Acts that are hand-overs themselves: approval, picking, loading, delivery. Told with the act, in its unit (R5.6).
import type { Fact, Told } from '../../../kernel/fact.ts';
import { newId } from '../../../kernel/id.ts';
import { shanghaiDate } from '../../../kernel/time.ts';
import type { Db, Tx, Unit } from '../../../platform/app.ts';
import type { State } from '../claim.ts';
import { shortagesOf } from '../replacement/errand.store.ts';
import { flowOn, stepsOf } from './flow.ts';
import { type About, after, type Passing, tellPassed, tellReached } from './step.rules.ts';
import { handOversOf } from './step.store.ts';
import type { Step } from './step.ts';

/** The flow of a claim as it stands now. */
export async function passingOf(unit: { readonly tx: Db | Tx; readonly now: number }, { claimId, way }: Pick<About, 'claimId' | 'way'>) {
  const [flow, handed, shortages] = [
    await flowOn(shanghaiDate(unit.now)),
    await handOversOf(unit.tx, claimId),
    await shortagesOf(unit.tx, [claimId]),
  ];
  // Goods that are short are bought and checked; a meal that is missed buys nothing.
  const short = shortages.some(({ reason }) => reason !== 'too-late');
  const passing: Passing = {
    steps: stepsOf(flow, { way, short }),
    roles: flow.roles,
    open: handed.filter(({ receivedAt }) => receivedAt === null),
    newId: () => newId(unit.now),
  };
  return { passing, handed, flow };
}

/** `about` of a claim's fact, without what else it says. */
const aboutOf = ({ claimId, caseId, customerId, siteId, noteId, way }: About): About => ({ claimId, caseId, customerId, siteId, noteId, way });

type Reaching = { readonly at: Step; readonly next?: Step | null; readonly toId?: string | null };

/** What waited up to `at` is received by the act; the next step gets it, where the act passes it on. */
async function reach(unit: Unit, { data, occurredAt, grade }: Fact, { at, next = null, toId = null }: Reaching): Promise<void> {
  const about = aboutOf(data as unknown as About);
  if (about.way !== 'replacement') return;
  const { passing } = await passingOf(unit, about);
  const when = { occurredAt, grade };
  const reached = tellReached(about, passing, { step: at, when });
  const waits = passing.open.some(({ step }) => step === next);
  const passed = next === null || waits ? [] : [tellPassed(about, passing, { on: { from: at, to: next, toId, told: 'act', bodyHash: null }, when })];
  const told: Told[] = [...reached, ...passed];
  if (told.length > 0) await unit.record(told);
}

const claimOf = (unit: Unit, claimId: string) =>
  unit.tx.selectFrom('claims.claim').select(['driver_id', 'state']).where('id', '=', claimId).executeTakeFirstOrThrow();

/** Told with the approval itself, without a look at anything: nothing was handed on before. Money ends with the decision. */
export async function passApproved(unit: Pick<Unit, 'now'>, about: About, told: readonly Told[]): Promise<Told[]> {
  const approved = told.find(({ name }) => name === 'claims.approved');
  if (about.way !== 'replacement' || !approved) return [];
  const flow = await flowOn(shanghaiDate(unit.now));
  const passing: Passing = { steps: stepsOf(flow, { way: about.way, short: false }), roles: flow.roles, open: [], newId: () => newId(unit.now) };
  const to = after(passing, 'second-check');
  const on = { from: 'second-check', toId: null, told: 'act', bodyHash: null } as const;
  return to === null ? [] : [tellPassed(about, passing, { on: { ...on, to }, when: approved })];
}

/** Planning takes the goods out of stock: picking has begun. */
export const hearPlanned = (unit: Unit, fact: Fact): Promise<void> => reach(unit, fact, { at: 'picking' });

export async function hearPicked(unit: Unit, fact: Fact): Promise<void> {
  const { claimId, checked } = fact.data as unknown as About & { checked: boolean };
  if (!checked) return;
  const { driver_id: driverId } = await claimOf(unit, claimId);
  await reach(unit, fact, { at: 'picking', next: 'loading', toId: driverId });
}

/** A driver who loads has it; anybody else hands it to him. */
export async function hearLoaded(unit: Unit, fact: Fact): Promise<void> {
  const { claimId } = fact.data as unknown as About;
  const { driver_id: driverId, state } = await claimOf(unit, claimId);
  const own = unit.actor.id === driverId;
  await reach(unit, fact, { at: 'loading', next: own || (state as State) === 'delivered' ? null : 'delivery', toId: driverId });
}

export const hearBrought = (unit: Unit, fact: Fact): Promise<void> => reach(unit, fact, { at: 'delivery' });

/** Whoever finds it short had the goods to pick; what is short is bought, so purchasing gets it at once. */
export async function hearShort(unit: Unit, fact: Fact): Promise<void> {
  const { reason } = fact.data as unknown as { reason: string };
  if (reason === 'too-late') return;
  const { passing } = await passingOf(unit, fact.data as unknown as About);
  const [first] = passing.steps.slice(passing.steps.indexOf('second-check') + 1);
  if (first) await reach(unit, fact, { at: 'picking', next: first });
}
