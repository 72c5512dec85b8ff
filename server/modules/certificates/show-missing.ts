// What certificates a day's deliveries still lack, by goods: one paper often helps many notes.
import { iso } from '../../kernel/time.ts';
import type { Call } from '../../platform/app.ts';
import type { InputOf, OutputOf } from '../../platform/http/endpoint.ts';
import { noteIdsOn } from '../deliveries/public.ts';
import type { contract } from './contract.ts';
import { labelOf } from './kinds.ts';
import { makePacks, type NotePack } from './make-packs.ts';

type Missing = OutputOf<typeof contract.missing>;
type Item = Missing['items'][number];

export async function showMissing(call: Call, { day, driverId }: InputOf<typeof contract.missing>): Promise<Missing> {
  const packs = await makePacks(call, await noteIdsOn(call, { day, driverId: driverId ?? null }));
  const items = new Map<string, Item>();
  const unknown = new Map<string, number>();
  for (const one of packs) {
    for (const { line, lacks } of one.pack.lines) {
      if (line.kinds === null) unknown.set(line.product, (unknown.get(line.product) ?? 0) + 1);
      for (const { kind, lotId } of lacks) {
        // A lot of ours lacks it under its own name: what went in may be other goods.
        const own = one.lots.get(lotId ?? '');
        const goods = own
          ? { product: own.product, productCode: own.code, lot: own.number }
          : { product: line.product, productCode: line.code, lot: line.lot };
        addTo(items, { kind, ...goods, lotId: own ? lotId : null }, one);
      }
    }
  }
  return {
    day,
    notes: packs.length,
    complete: packs.filter(({ pack }) => pack.complete).length,
    items: [...items.values()].sort((a, b) => b.notes.length - a.notes.length || a.product.localeCompare(b.product)),
    unknown: [...unknown].map(([product, notes]) => ({ product, notes })),
  };
}

type Lacking = Pick<Item, 'kind' | 'product' | 'productCode' | 'lot' | 'lotId'>;

function addTo(items: Map<string, Item>, lacking: Lacking, { note }: NotePack): void {
  const key = JSON.stringify([lacking.kind, lacking.productCode ?? lacking.product, lacking.lot]);
  const item = items.get(key) ?? { ...lacking, label: labelOf(lacking.kind), notes: [] };
  items.set(key, item);
  if (item.notes.some(({ noteId }) => noteId === note.noteId)) return;
  const { noteId, number, site, vehicle, driver, windowFrom, state } = note;
  item.notes.push({ noteId, number, site, vehicle, driver, windowFrom: iso(windowFrom), departed: state !== 'issued' });
}
