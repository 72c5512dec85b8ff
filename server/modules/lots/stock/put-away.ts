// Goods go from one place of ours to another; what is stopped or expired too.
import type { Call } from '../../../platform/app.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { moveInUnit } from '../move-lots.ts';
import type { contract } from './contract.ts';
import { anyPlaces, at, lockLot, openPlaces } from './load-lots.ts';
import { amountFor } from './stock.rules.ts';

type Input = InputOf<typeof contract.putAway>;

export const putAway = (call: Call, { lotId, fromId, toId, words, ...said }: Input): Promise<OutputOf<typeof contract.putAway>> =>
  call.write(async (unit) => {
    const lot = await lockLot(unit, lotId);
    const [from, to] = [(await anyPlaces(unit.tx, [fromId]))(fromId), (await openPlaces(unit.tx, [toId]))(toId)];
    const leg = { lotId, from: at(from), to: at(to), amount: amountFor(lot, said) };
    return { eventId: await moveInUnit(unit, { kind: 'put-away', legs: [leg], words }) };
  });
