// Lots for what a picker weighed: named by a person, or by the rule of the kitchen. Never a reason to refuse a normal morning.
import { shanghaiDate } from '../../../kernel/time.ts';
import type { Db, Tx, Unit } from '../../../platform/app.ts';
import { siteCardsOf } from '../../customers/public.ts';
import {
  type Carried,
  carriedBy,
  chooseLots,
  type ForNote,
  loadLots,
  lockStock,
  lotsByIds,
  mustBeFree,
  type Part,
  pickLots,
  putBackLots,
  type Stocked,
  stockOf,
  type Taken,
  type Wanting,
  type Wish,
  wishesOf,
} from '../../lots/public.ts';
import { masterOf } from '../picking/cards.ts';
import type { Packed, PackedLine } from '../picking/packed.ts';
import type { PickedLine, PickWord } from '../picking/pick.rules.ts';
import { baseOf, type LotsWanted, lotsWanted, rowOf, unchanged } from './goods.rules.ts';
import { no } from './refusals.ts';

export const forNote = ({
  id,
  number,
  customerId,
  siteId,
  deliveryOn,
}: Pick<Packed, 'id' | 'number' | 'customerId' | 'siteId' | 'deliveryOn'>): ForNote => ({
  noteId: id,
  noteNumber: number,
  customerId,
  siteId,
  deliveryOn,
});

type Named = { readonly id: string; readonly productId: string | null; readonly productCode: string | null; readonly product: string };

/** Line → product of the master, by id, else by code, else by name. */
export async function productsOf(db: Db | Tx, lines: readonly Named[], day: string): Promise<ReadonlyMap<string, string>> {
  const named = lines.map(({ id, productId, productCode, product }) => ({ id, product_id: productId, product_code: productCode, product }));
  const master = await masterOf(db as Db, named, day);
  return new Map(
    named.flatMap((line): [string, string][] => {
      const product = master(line)?.productId ?? line.product_id;
      return product === null ? [] : [[line.id, product]];
    }),
  );
}

type Picking = {
  readonly note: Packed;
  readonly lines: readonly PackedLine[];
  readonly words: readonly PickWord[];
  readonly said: readonly PickedLine[];
};
export type Chosen = { readonly said: readonly PickedLine[]; readonly taken: readonly Taken[]; readonly stocked: readonly Stocked[] };

/** Locks the lots, puts back what the lines had, and chooses anew. What is chosen moves by `takeGoods`, after the picker's word is told. */
export async function chooseGoods(unit: Unit, { note, lines, words, said }: Picking): Promise<Chosen> {
  const asked = lines.filter(({ id }) => said.some(({ lineId }) => lineId === id));
  const productOf = await productsOf(unit.tx, asked, note.deliveryOn);
  const productIds = [...productOf.values()];
  const { rows: lots } = await lockStock(unit.tx, productIds);
  if (lots.length === 0 && !note.carriesLots) {
    await mustKnow(unit, { asked, words, productOf });
    return { said, taken: [], stocked: [] };
  }
  const before = note.carriesLots ? await carriedBy(unit.tx, [note.id], shanghaiDate(unit.now)) : [];
  const asking = asked.map((line) => ({
    line,
    word: words.find(({ lineId }) => lineId === line.id) as PickWord,
    picked: (said.find(({ lineId }) => lineId === line.id) as PickedLine).picked,
    before: before.filter(({ lineId }) => lineId === line.id),
  }));
  const changing = asking.filter((one) => !unchanged(one));
  const kept = new Map(asking.filter(unchanged).map(({ line }) => [line.id, line]));
  const had = changing.filter((one) => one.before.length > 0).map(({ line }) => line.id);
  if (had.length > 0) await putBackLots(unit, forNote(note), { lineIds: had });
  const stocked = await stockOf(unit.tx, productIds);
  await mustKnow(unit, { asked, words, productOf });
  const wanted = changing.map((one) => {
    const own = stocked.filter(({ lot }) => lot.productId === productOf.get(one.line.id));
    return { ...one, wants: lotsWanted({ ...one, stocked: own }) };
  });
  const asSaid = said.map((word) => {
    const line = kept.get(word.lineId);
    return line ? { ...word, lot: line.lot, producedOn: line.producedOn, expiresOn: line.expiresOn } : word;
  });
  return choose(unit, note, { wanted, productOf, stocked, said: asSaid });
}

type Wanted = { readonly line: PackedLine; readonly picked: number; readonly before: readonly Carried[]; readonly wants: LotsWanted };
type Choosing = {
  readonly wanted: readonly Wanted[];
  readonly productOf: ReadonlyMap<string, string>;
  readonly stocked: readonly Stocked[];
  readonly said: readonly PickedLine[];
};

async function choose(unit: Unit, note: Packed, { wanted, productOf, stocked, said }: Choosing): Promise<Chosen> {
  const card = (await siteCardsOf(unit.tx, [note.siteId])).get(note.siteId);
  const asLine = ({ line, picked }: Wanted) => ({ lineId: line.id, productId: productOf.get(line.id) ?? null, base: baseOf(line), amount: picked });
  const wanting: Wanting = { ...note, lotRule: card?.lotRule ?? 'fefo', lifeLeftBp: card?.lifeLeftBp ?? null, lines: wanted.map(asLine) };
  const wishes = new Map((await wishesOf(unit.tx, [wanting])).wishes.map((wish) => [wish.lineId, wish]));
  const named = new Map(wanted.flatMap(({ line, wants }) => (wants.how === 'named' ? [[line.id, wants.parts] as const] : [])));
  for (const [lineId, parts] of named) mustBeFree(wishes.get(lineId) as Wish, parts, stocked);
  const byRule = chooseLots(
    wanted.flatMap(({ line, wants }) => (wants.how === 'by-rule' ? [wishes.get(line.id) as Wish] : [])),
    without(stocked, [...named.values()].flat()),
  );
  const partsOf = (lineId: string): readonly Part[] => named.get(lineId) ?? byRule.find((choice) => choice.lineId === lineId)?.parts ?? [];
  const lots = await lotsByIds(
    unit.tx,
    wanted.flatMap(({ line }) => partsOf(line.id).map(({ lotId }) => lotId)),
  );
  const rows = new Map(wanted.map((one) => [one.line.id, one]));
  return {
    stocked,
    said: said.map((word) => {
      const one = rows.get(word.lineId);
      const own = partsOf(word.lineId).flatMap(({ lotId }) => lots.get(lotId) ?? []);
      return one ? rowOf(word, own, one.before) : word;
    }),
    taken: wanted.flatMap(({ line, picked, wants }) => {
      const productId = productOf.get(line.id);
      if (productId === undefined || picked === 0 || wants.how === 'text') return [];
      return [{ lineId: line.id, productId, parts: partsOf(line.id), named: wants.how === 'named', amount: picked }];
    }),
  };
}

const without = (stocked: readonly Stocked[], parts: readonly Part[]): Stocked[] =>
  stocked.map(({ lot, stores }) => {
    let gone = parts.filter(({ lotId }) => lotId === lot.id).reduce((sum, { amount }) => sum + amount, 0);
    const left = stores.map(({ placeId, amount }) => {
      const some = Math.min(gone, amount);
      gone -= some;
      return { placeId, amount: amount - some };
    });
    return { lot, stores: left };
  });

type Knowing = { readonly asked: readonly PackedLine[]; readonly words: readonly PickWord[]; readonly productOf: ReadonlyMap<string, string> };

/** A lot that was named is one of this product. */
async function mustKnow(unit: Unit, { asked, words, productOf }: Knowing): Promise<void> {
  const named = words.flatMap(({ lots = [] }) => lots.map(({ lotId }) => lotId));
  if (named.length === 0) return;
  const lots = await lotsByIds(unit.tx, named);
  for (const { lineId, lots: parts = [] } of words) {
    const strange = parts.find(({ lotId }) => lots.get(lotId)?.productId !== productOf.get(lineId) || !lots.has(lotId));
    if (!strange) continue;
    const product = asked.find(({ id }) => id === lineId)?.product ?? '';
    throw no('lot-of-another', { lot: lots.get(strange.lotId)?.number ?? '', product });
  }
}

/** Out of the stores; and aboard where the note already is. */
export async function takeGoods(unit: Unit, note: Packed, { taken, stocked }: Chosen): Promise<void> {
  if (taken.length === 0) return;
  await pickLots(unit, forNote(note), { taken, stocked });
  if (note.loadedAt !== null) await loadLots(unit, forNote(note), { vehicleId: note.vehicleId, lineIds: taken.map(({ lineId }) => lineId) });
}
