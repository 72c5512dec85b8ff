// What a customer gets for recalled goods: a claim for the line and lot, in the case of that line. Asked for again it is the same one.
import { UNITS } from '../../../kernel/quantity.ts';
import type { Call, Unit } from '../../../platform/app.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { openInUnit } from '../../cases/public.ts';
import { type Asked, claimableByIds, requestClaimInUnit } from '../../claims/public.ts';
import type { LineCarries } from '../../lots/public.ts';
import type { contract } from './contract.ts';
import * as told from './facts.ts';
import { announce } from './need-recall.ts';
import { mustBe } from './recall.rules.ts';
import { load } from './recall.store.ts';
import { KINDS, type Recall } from './recall.ts';
import { productNamesOf } from './recall-words.ts';
import { no } from './refusals.ts';
import { standingOf } from './standing.ts';

type Input = InputOf<typeof contract.openRemedy>;
type Remedy = OutputOf<typeof contract.openRemedy>;

export const openRemedy = (call: Call, input: Input): Promise<Remedy> =>
  call.write(async (unit) => {
    const { recallId, lineId, lotId } = input;
    const recall = await load(unit, recallId);
    if (recall.state !== 'closed') mustBe('recover', recall);
    if (recall.mock) throw no('mock-holds-nothing');
    const known = await claimOf(unit, input);
    if (known) return { caseId: known.case_id, number: null, claimId: known.id, claimNumber: known.number };
    const { atSites } = await standingOf(unit.tx, recallId);
    const line = atSites.flatMap(({ lines }) => lines).find((one) => one.lineId === lineId && one.lotId === lotId);
    if (!line) throw no('line-not-in-recall');
    const amount = input.amount ?? (await lostOf(unit, line));
    const { caseId, number } = await caseOf(unit, recall, line);
    const { way, amountFen } = input;
    // The goods are the recall's: they are brought back or destroyed there, and nobody fetches them twice.
    const claim = {
      caseId,
      way,
      reason: 'recalled',
      goods: 'none',
      foodSafety: true,
      body: '',
      files: [] as string[],
      recallId,
    } satisfies Partial<Asked>;
    const items = [{ noteId: line.noteId, lineId, lotId, amount }];
    const asked = await requestClaimInUnit(unit, { ...claim, items, ...(amountFen === undefined ? {} : { amountFen }) });
    announce(unit, recallId);
    return { caseId, number, claimId: asked.claimId, claimNumber: asked.number };
  });

const claimOf = ({ tx }: Unit, { recallId, lineId, lotId }: Input) =>
  tx
    .selectFrom('claims.claim as claim')
    .innerJoin('claims.item as item', 'item.claim_id', 'claim.id')
    .select(['claim.id', 'claim.number', 'claim.case_id'])
    .where('claim.recall_id', '=', recallId)
    .where('item.line_id', '=', lineId)
    .where('item.lot_id', '=', lotId)
    .where('claim.state', 'not in', ['declined', 'withdrawn'])
    .executeTakeFirst();

/** What came of the lot and was not used up, as far as nobody claimed it yet. */
async function lostOf(unit: Unit, line: LineCarries): Promise<number> {
  const claimable = (await claimableByIds(unit.tx, [line.lineId])).get(line.lineId);
  const own = claimable?.lots.find(({ lotId }) => lotId === line.lotId);
  if (!claimable || !own || UNITS[claimable.unit].base !== UNITS[line.unit].base) throw no('nothing-to-claim');
  const free = claimable.accepted + claimable.refused - claimable.claimed - claimable.returned + own.returned;
  const amount = Math.min(line.delivered - line.consumed, own.carried - own.claimed, free);
  if (amount <= 0) throw no('nothing-to-claim');
  return amount;
}

/** One case for each line. */
async function caseOf(unit: Unit, recall: Recall, line: LineCarries): Promise<{ caseId: string; number: string | null }> {
  const { lineId, customerId, siteId, noteId } = line;
  const known = await unit.tx
    .selectFrom('recalls.remedy')
    .select('case_id')
    .where('recall_id', '=', recall.id)
    .where('line_id', '=', lineId)
    .executeTakeFirst();
  if (known) return { caseId: known.case_id, number: null };
  const product = (await productNamesOf(unit.tx, [line.productId])).get(line.productId) ?? '';
  const opened = await openInUnit(
    unit,
    { customerId, siteId, noteId, lineId },
    {
      ...{ channel: 'phone', category: 'quality', subcategory: null, severity: 2, files: [], neededBy: null, againstStaffId: null },
      body: `${KINDS[recall.kind].zh} ${recall.number}：${product}（批次 ${line.number}），送货单 ${line.noteNumber}，请处理退换与补偿。`,
      lines: [{ lineId, product, amount: line.delivered > 0 ? line.delivered : null, unit: line.delivered > 0 ? line.unit : null, problem: null }],
    },
  );
  const data = { recallId: recall.id, lineId, caseId: opened.caseId, customerId };
  await unit.record([told.remedyOpened.tell(data, { occurredAt: unit.now, grade: 'B' })]);
  return opened;
}
