// What the law gives a consumer beside the loss. Pure arithmetic over dated rules; it says nothing of who is at fault.
import type { Fen } from '../../../kernel/money.ts';
import type { Circumstance, ConsumerLaw } from './consumer-words.ts';

export type Facts = {
  /** Day the goods were bought. */
  readonly on: string;
  readonly priceFen: Fen;
  readonly lossFen: Fen;
  readonly circumstances: readonly Circumstance[];
};
type Rule = ConsumerLaw['rules'][number];
type Note = ConsumerLaw['notes'][number];
export type Reckoned = Pick<Rule, 'code' | 'label' | 'source' | 'mark' | 'upTo'> & {
  /** Added to the loss. */
  readonly moreFen: Fen;
  readonly totalFen: Fen;
  /** `price × 10`, and whether the least of the law was taken instead. */
  readonly times: number;
  readonly of: 'price' | 'loss';
  readonly raisedToLeast: boolean;
};

const inForce = ({ from, to }: { readonly from: string; readonly to?: string | undefined }, on: string): boolean =>
  from <= on && (to === undefined || on <= to);

function reckonRule({ choices, atLeastYuan = 0, ...rule }: Rule, { priceFen, lossFen }: Facts): Reckoned {
  const worth = choices.map(({ times, of }) => ({ times, of, fen: times * (of === 'price' ? priceFen : lossFen) }));
  const best = worth.reduce((a, b) => (b.fen > a.fen ? b : a));
  const moreFen = Math.max(best.fen, atLeastYuan * 100);
  const { code, label, source, mark, upTo } = rule;
  return { code, label, source, mark, upTo, moreFen, totalFen: lossFen + moreFen, times: best.times, of: best.of, raisedToLeast: moreFen > best.fen };
}

/** Each rule by itself: a consumer asks for one of them, they do not add up. */
export function reckonConsumerLaw(law: ConsumerLaw, facts: Facts): { readonly rows: readonly Reckoned[]; readonly notes: readonly Note[] } {
  const holds = (one: Circumstance): boolean => facts.circumstances.includes(one);
  const rows = law.rules
    .filter((rule) => inForce(rule, facts.on) && holds(rule.needs) && !(rule.butNot !== undefined && holds(rule.butNot)))
    .map((rule) => reckonRule(rule, facts));
  const notes = law.notes.filter((note) => inForce(note, facts.on) && (note.when === 'always' || holds(note.when)));
  return { rows, notes };
}
