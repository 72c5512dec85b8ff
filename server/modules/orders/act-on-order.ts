// Load, decide, record: the shape of every act on an order.
import type { Told } from '../../kernel/fact.ts';
import type { Unit } from '../../platform/app.ts';
import { type Moment, mustBeSeen } from './order.rules.ts';
import { load } from './order.store.ts';
import type { Order, State } from './order.ts';

export type Changed = { orderId: string; state: State; version: number };
export type Acting = { readonly orderId: string /** The version somebody looked at. */; readonly version?: number | undefined };
type Decide = (order: Order, moment: Moment) => readonly Told[] | Promise<readonly Told[]>;

/** The order as it was, for whoever has to be told. */
export type Acted = Changed & { readonly order: Order };

export async function actInUnit(unit: Unit, { orderId, version }: Acting, decide: Decide): Promise<Acted> {
  const order = await load(unit, orderId);
  mustBeSeen(order, version);
  await unit.record(await decide(order, { actor: unit.actor, now: unit.now }));
  unit.announce('orders');
  unit.announce(`order:${orderId}`);
  const now = await unit.tx.selectFrom('orders.order').select(['state', 'version']).where('id', '=', orderId).executeTakeFirstOrThrow();
  return { orderId, state: now.state as State, version: now.version, order };
}

export const changedOf = ({ orderId, state, version }: Changed): Changed => ({ orderId, state, version });
