import type { Fact } from '../../../kernel/fact.ts';
import { newId } from '../../../kernel/id.ts';
import { shanghaiDate } from '../../../kernel/time.ts';
import type { Unit } from '../../../platform/app.ts';
import { drawNumbers } from '../../../platform/database/number-series.ts';
import { type Lot, lotsByIds } from '../../lots/public.ts';
import { type Terms, termsOf } from '../../products/public.ts';
import { REISSUE } from '../kinds.ts';
import { paperLots } from '../paper-lots.ts';
import { reissued } from './facts.ts';
import { groundOf, papersFor } from './ground.ts';

type Worked = {
  readonly edges: readonly { readonly fromLot: string; readonly toLot: string }[];
  readonly legs: readonly { readonly lotId: string; readonly from: string; readonly amount: number }[];
};

export async function reissueFor(unit: Unit, { data, occurredAt }: Fact): Promise<void> {
  const { edges, legs } = data as Worked;
  const today = shanghaiDate(unit.now);
  if (today < REISSUE.from) return;
  const made = await produceAmong(unit, [...new Set(edges.map(({ toLot }) => toLot))], today);
  if (made.length === 0) return;
  const lots = await paperLots(
    unit.tx,
    made.map(({ lot }) => lot.id),
    today,
  );
  const papered = await papersFor(unit, lots);
  const numbers = await drawNumbers(unit.tx, made.length, { letters: 'HG', sequence: 'certificates.reissue_number', now: unit.now });
  const told = made.map(({ lot, product }, i) =>
    reissued.tell(
      {
        certificateId: newId(unit.now),
        lotId: lot.id,
        ...groundOf(lot.id, papered, today),
        kind: REISSUE.kind,
        number: numbers[i] as string,
        lot: lot.number,
        productId: product.productId,
        code: product.code,
        product: product.name,
        origin: lot.origin,
        amount: legs.filter(({ lotId, from }) => lotId === lot.id && from === 'process').reduce((sum, { amount }) => sum + amount, 0),
        unit: lot.unit,
        issuedOn: shanghaiDate(occurredAt),
      },
      { occurredAt, grade: 'B' },
    ),
  );
  await unit.record(told);
  unit.announce('certificates');
}

type Made = { readonly lot: Lot; readonly product: Terms };

async function produceAmong({ tx }: Unit, lotIds: readonly string[], on: string): Promise<Made[]> {
  const lots = await lotsByIds(tx, lotIds);
  const { byId } = await termsOf(tx, { ids: [...lots.values()].map(({ productId }) => productId), on });
  return lotIds.flatMap((id) => {
    const lot = lots.get(id);
    const product = lot && byId.get(lot.productId);
    return lot && product?.certificateKinds.some((kind) => kind === REISSUE.kind) ? [{ lot, product }] : [];
  });
}

export const hears = { 'lots.split': reissueFor, 'lots.repacked': reissueFor, 'lots.mixed': reissueFor };
