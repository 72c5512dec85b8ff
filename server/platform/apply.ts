// How stores pair a fact with what it does to their tables.
import type { Fact, FactDefinition } from '../kernel/fact.ts';
import type { Tx } from './app.ts';

type Telling = { tell: (data: never, ...rest: never[]) => unknown };
export type Data<F extends Telling> = Parameters<F['tell']>[0];
type Apply<D> = (tx: Tx, data: D, fact: Fact) => Promise<unknown>;

/** For `Object.fromEntries([on(told.opened, open), …])`. */
export const on = <F extends FactDefinition & Telling>(fact: F, apply: Apply<Data<F>>) =>
  [fact.name, async (tx: Tx, recorded: Fact) => void (await apply(tx, recorded.data as Data<F>, recorded))] as const;
