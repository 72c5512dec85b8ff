// What may be done with a recall, and what its notices may answer. Pure.
import { showQuantity, type UnitCode } from '../../../kernel/quantity.ts';
import type { AtSite } from './balance.rules.ts';
import { ACTS, type Act, type Answer, allows, PARTS, type Recall, STATES } from './recall.ts';
import { no } from './refusals.ts';

export function mustBe(act: Act, { number, state }: Pick<Recall, 'number' | 'state'>): void {
  if (allows(act, state)) return;
  if (act === 'begin' && state !== 'dropped') throw no('begun-already', { number });
  throw no('recall-state', { number, state: STATES[state].zh, stateEn: STATES[state].en, act: ACTS[act].zh, actEn: ACTS[act].en });
}

/** Kitchens answer while it runs. */
export function mustTakeAnswers({ state }: Pick<Recall, 'state'>, notice: { readonly state: string }): void {
  if (state !== 'begun' && state !== 'running' && state !== 'closing') throw no('notice-over');
  if (notice.state === 'released') throw no('notice-released');
}

export const answeredSum = (answer: Answer): number => PARTS.reduce((sum, part) => sum + answer[part], 0);

export const bothWays = (name: string, amount: number, unit: UnitCode) => ({
  [name]: showQuantity({ amount, unit }),
  [`${name}En`]: showQuantity({ amount, unit }, 'en'),
});

/** Never more than came; where goods lay together, not more than came and may have come. */
export function checkAnswer(answers: readonly Answer[], here: readonly AtSite[]): void {
  const byLot = new Map(here.map((one) => [one.lotId, one]));
  for (const [at, answer] of answers.entries()) {
    const lot = byLot.get(answer.lotId);
    if (!lot) throw no('answer-not-delivered');
    const [said, most] = [answeredSum(answer), mostOf(lot)];
    if (said <= most) continue;
    const { number, unit } = lot;
    const text = { zh: `最多 ${showQuantity({ amount: most, unit })}`, en: `at most ${showQuantity({ amount: most, unit }, 'en')}` };
    throw no(
      'answer-too-much',
      { number, ...bothWays('delivered', most, unit), ...bothWays('said', said, unit), ...bothWays('more', said - most, unit) },
      [{ path: `amounts.${at}`, text }],
    );
  }
}

export const mostOf = ({ delivered, atMost }: Pick<AtSite, 'delivered' | 'atMost'>): number => delivered + atMost;

/**
 * Does what was said contradict what moved? What they still have may come back or be destroyed later; what they say is done already
 * must stand in movements, and no more may move than was said.
 */
export const differs = (said: Answer | undefined, { returned, destroyed, consumed }: AtSite): boolean =>
  said !== undefined &&
  (said.returned > returned ||
    said.destroyed > destroyed ||
    said.used !== consumed ||
    returned - said.returned + (destroyed - said.destroyed) > said.still + said.missing);
