// Which lots there are for a wave, and which the rule of each kitchen would take: line by line in the order of the picking list.
import { shanghaiDate } from '../../../kernel/time.ts';
import type { Call } from '../../../platform/app.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { type SiteCard, siteCardsOf } from '../../customers/public.ts';
import { type Carried, carriedBy, type Stocked, standingOf, suggestLots, sure } from '../../lots/public.ts';
import { supplierNames } from '../../suppliers/public.ts';
import type { contract } from '../contract.ts';
import { baseOf } from '../goods/goods.rules.ts';
import { productsOf } from '../goods/pick-goods.ts';
import { packedLineOf } from './load-packed.ts';
import { no } from './refusals.ts';
import type { NoteRow } from './round.ts';
import { linesOfMany } from './show-wave.ts';

type Shown = OutputOf<typeof contract.waveLots>;

export async function showWaveLots({ db, now }: Call, { waveId }: InputOf<typeof contract.waveLots>): Promise<Shown> {
  const wave = await db.selectFrom('deliveries.wave').select('day').where('id', '=', waveId).executeTakeFirst();
  if (!wave) throw no('wave-not-found');
  const notes = await db
    .selectFrom('deliveries.note')
    .selectAll()
    .where('wave_id', '=', waveId)
    .where('state', '=', 'issued')
    .orderBy('urgent', 'desc')
    .orderBy('window_from')
    .orderBy('number')
    .execute();
  const ids = notes.map(({ id }) => id);
  const today = shanghaiDate(now);
  const [lines, carried, cards] = await Promise.all([
    linesOfMany(db, ids),
    carriedBy(db, ids, today),
    siteCardsOf(
      db,
      notes.map(({ site_id }) => site_id),
    ),
  ]);
  const packed = lines.map((row) => ({ ...packedLineOf(row), noteId: row.note_id }));
  const productOf = await productsOf(db, packed, wave.day);
  const has = Map.groupBy(carried.filter(sure), ({ lineId }) => lineId);
  const lineOf = (line: (typeof packed)[number]) => ({
    lineId: line.id,
    productId: productOf.get(line.id) ?? null,
    base: baseOf(line),
    amount: wantedOf(line, has.get(line.id) ?? []),
  });
  const wanting = notes.map((note) => ({
    ...rulesOf(note, cards.get(note.site_id)),
    lines: packed.filter(({ noteId }) => noteId === note.id).map(lineOf),
  }));
  const { choices, stocked, toConfirm } = await suggestLots(db, wanting);
  const names = await supplierNames(
    db,
    stocked.flatMap(({ lot }) => lot.supplierId ?? []),
  );
  return {
    lots: stocked.map((one) => showOffered(one, { names, on: today })),
    lines: choices.map(({ lineId, parts, missing, shut }) => ({
      lineId,
      productId: productOf.get(lineId) ?? null,
      proposed: [...parts],
      missing,
      shut: [...shut],
    })),
    toConfirm,
  };
}

/** A line that was picked wants no more than it has. */
const wantedOf = ({ picked, ordered }: { picked: number | null; ordered: number }, carried: readonly Carried[]): number =>
  picked === null ? ordered : Math.max(0, picked - carried.reduce((sum, { amount }) => sum + amount, 0));

const rulesOf = ({ customer_id, delivery_on }: NoteRow, card: SiteCard | undefined) => ({
  customerId: customer_id,
  deliveryOn: delivery_on,
  lotRule: card?.lotRule ?? ('fefo' as const),
  lifeLeftBp: card?.lifeLeftBp ?? null,
});

const showOffered = ({ lot, stores }: Stocked, { names, on }: { names: ReadonlyMap<string, string>; on: string }): Shown['lots'][number] => ({
  id: lot.id,
  productId: lot.productId,
  number: lot.number,
  supplier: lot.supplierId === null ? null : (names.get(lot.supplierId) ?? null),
  supplierLot: lot.supplierLot,
  origin: lot.origin,
  receivedOn: lot.receivedOn,
  producedOn: lot.producedOn,
  expiresOn: lot.expiresOn,
  derived: lot.derived !== null,
  standing: standingOf(lot, on),
  unit: lot.unit,
  stock: stores.reduce((sum, { amount }) => sum + amount, 0),
});
