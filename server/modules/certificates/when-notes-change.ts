// Notes come, are picked, are called off: whose pack is to be made again.
import type { Fact } from '../../kernel/fact.ts';
import { iso } from '../../kernel/time.ts';
import type { Unit } from '../../platform/app.ts';
import { goodsOf, markNote } from './certificate.store.ts';

type Issued = {
  readonly noteId: string;
  readonly deliveryOn: string;
  readonly lines: readonly { readonly product: string; readonly productCode: string | null }[];
};

async function concern({ tx, now }: Unit, { data }: Fact): Promise<void> {
  const { noteId, deliveryOn, lines } = data as Issued;
  const goods = goodsOf(lines.map(({ product, productCode }) => ({ code: productCode, name: product })));
  await tx
    .insertInto('certificates.concern')
    .values({ note_id: noteId, delivery_on: deliveryOn, goods, stale_since: iso(now) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

const again = async ({ tx, now }: Unit, { data }: Fact): Promise<void> => markNote(tx, (data as { noteId: string }).noteId, now);

const forget = async ({ tx }: Unit, { data }: Fact): Promise<void> => {
  await tx
    .deleteFrom('certificates.concern')
    .where('note_id', '=', (data as { noteId: string }).noteId)
    .execute();
};

export const hears = {
  'deliveries.note-issued': concern,
  'deliveries.picked': again,
  'deliveries.printed': again,
  'deliveries.cancelled': forget,
};
