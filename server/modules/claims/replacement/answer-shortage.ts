// The kitchen itself says what to do about a shortage: by its account or the code of its note (grade A).
import { iso } from '../../../kernel/time.ts';
import type { Call, Unit } from '../../../platform/app.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { load, visibleClaims } from '../claim.store.ts';
import type { Claim } from '../claim.ts';
import { itemsOf, toClaim } from '../load-claims.ts';
import { no as noClaim } from '../refusals.ts';
import { mayOtherWay, mayTalk, somethingLeft } from './bring.rules.ts';
import type { Talked } from './bring.ts';
import type { kitchen } from './contract-kitchen.ts';
import { type ShortageRow, shortagesOf } from './errand.store.ts';
import { no } from './refusals.ts';
import { showShortage } from './show-bringing.ts';
import { type Offered, substitutesFor } from './substitutes.ts';
import { talkInUnit } from './talk-shortage.ts';
import { bringOf } from './what-to-bring.ts';

type Shown = OutputOf<typeof kitchen.myShortage>;

export async function showMyShortage({ db, actor, now }: Call, { claimId }: InputOf<typeof kitchen.myShortage>): Promise<Shown> {
  const row = await visibleClaims(db, actor).selectAll('claim').where('claim.id', '=', claimId).executeTakeFirst();
  if (!row) throw noClaim('not-found');
  const claim = toClaim(row, (await itemsOf(db, [claimId])).get(claimId) ?? []);
  const shortages = await shortagesOf(db, [claimId]);
  const open = mayTalk(claim) ? shortages.find(({ talkedAt }) => talkedAt === null) : undefined;
  const shown = open ?? shortages.at(-1);
  const substitutes = open ? await substitutesFor(db, { claim, shortage: open, now }) : [];
  return {
    shortage: shown ? showShortage(shown, await bringOf(db, claim)) : null,
    outcomes: open ? outcomesOf(claim, open, substitutes) : [],
    substitutes,
    neededBy: claim.neededBy === null ? null : iso(claim.neededBy),
    can: { answer: open !== undefined && actor.can.has('claims.answer-shortage') },
  };
}

const outcomesOf = (claim: Claim, shortage: ShortageRow, substitutes: readonly Offered[]): Talked[] => [
  ...(somethingLeft(claim, shortage) ? (['less'] as const) : []),
  'later',
  ...(substitutes.length > 0 ? (['substitute'] as const) : []),
  ...(mayOtherWay(claim) ? (['other-way'] as const) : []),
];

type Answer = InputOf<typeof kitchen.answerShortage>;

export const answerShortage = (call: Call, { productId, ...input }: Answer): Promise<OutputOf<typeof kitchen.answerShortage>> =>
  call.write(async (unit) => {
    const claim = await load(unit, input.claimId);
    const shortage = (await shortagesOf(unit.tx, [input.claimId])).find(({ id }) => id === input.shortageId);
    const substitute = productId === null || !shortage || shortage.talkedAt !== null ? null : await chosen(unit, { claim, shortage, productId });
    const answered = await talkInUnit(unit, { ...input, by: 'portal', substitute, proof: [], internal: false });
    await tellOurs(unit, claim, input);
    return answered;
  });

async function chosen(unit: Unit, { claim, shortage, productId }: { claim: Claim; shortage: ShortageRow; productId: string }) {
  const offered = await substitutesFor(unit.tx, { claim, shortage, now: unit.now });
  const found = offered.find((one) => one.productId === productId);
  if (!found) throw no('substitute-not-offered');
  const { itemId, amount } = found;
  return { itemId, productId, amount };
}

/** Whoever was to call need not any more, and somebody has to bring it. */
const tellOurs = (unit: Unit, { caseId, number }: Claim, { shortageId, outcome }: Pick<Answer, 'shortageId' | 'outcome'>) =>
  unit.app.messaging.notify(unit, [
    {
      key: `claims.shortage-answered:${shortageId}`,
      to: [{ role: 'dispatcher' }, { role: 'service-agent' }],
      template: `claims.shortage-answered-${outcome}`,
      params: { number },
      about: { type: 'case', id: caseId },
    },
  ]);
