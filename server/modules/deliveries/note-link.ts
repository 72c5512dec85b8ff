// The QR code of a note (R2.2): a link with a token that opens this note and nothing else, until 14 days after delivery.
import { DAY, type Instant, iso, shanghaiInstant } from '../../kernel/time.ts';
import type { Call, Unit } from '../../platform/app.ts';
import type { InputOf, OutputOf } from '../../platform/http/endpoint.ts';
import type { contract } from './contract.ts';
import { load } from './note.store.ts';
import { no } from './refusals.ts';

const OPEN_AFTER_DELIVERY = 14 * DAY;
type Place = { readonly noteId: string; readonly customerId: string; readonly siteId: string; readonly deliveryOn: string };
export type NoteLink = { readonly link: string; readonly expiresAt: Instant };

const endOf = (deliveryOn: string): Instant => shanghaiInstant(deliveryOn, '24:00') + OPEN_AFTER_DELIVERY;

/** Only the hash of a token is kept: every print gets a further one, and earlier prints keep working. */
export async function linkFor(unit: Unit, { noteId, customerId, siteId, deliveryOn }: Place): Promise<NoteLink> {
  const expiresAt = endOf(deliveryOn);
  if (expiresAt <= unit.now) throw no('qr-expired');
  const token = await unit.app.identity.issueNoteToken(unit, { noteId, customerId, siteId, expiresAt });
  return { link: `${unit.app.publicUrl}/portal/n/${token}`, expiresAt };
}

type Qr = OutputOf<typeof contract.qr>;

const drawn = async ({ app }: Call, { link, expiresAt }: { link: string; expiresAt: string }): Promise<Qr> => ({
  link,
  expiresAt,
  svg: await app.documents.qr.svg(link),
  png: `data:image/png;base64,${(await app.documents.qr.png(link)).toString('base64')}`,
});

const linkOf = (call: Call, noteId: string, { renew }: { renew: boolean }) =>
  call.write(async (unit) => {
    const { customerId, siteId } = await load(unit, noteId);
    const { delivery_on: deliveryOn } = await unit.tx
      .selectFrom('deliveries.note')
      .select('delivery_on')
      .where('id', '=', noteId)
      .executeTakeFirstOrThrow();
    if (renew) await unit.app.identity.revokeNoteTokens(unit, noteId);
    const { link, expiresAt } = await linkFor(unit, { noteId, customerId, siteId, deliveryOn });
    return { link, expiresAt: iso(expiresAt) };
  });

export const showQr = async (call: Call, { noteId }: InputOf<typeof contract.qr>): Promise<Qr> =>
  drawn(call, await linkOf(call, noteId, { renew: false }));

/** The old paper stops working: for a code that went astray. */
export const renewQr = async (call: Call, { noteId }: InputOf<typeof contract.renewQr>): Promise<Qr> =>
  drawn(call, await linkOf(call, noteId, { renew: true }));

/** For prints: undefined when the time of the code is over. */
export const linkForPrint = async (unit: Unit, place: Place): Promise<string | undefined> =>
  endOf(place.deliveryOn) <= unit.now ? undefined : (await linkFor(unit, place)).link;
