// Which certificate belongs to which goods: by kind, product, lot, supplier and day. Pure.

import { daysBetween } from './certificate.rules.ts';
import type { Certificate, Fit, PackLine, PaperLot } from './certificate.ts';
import type { Kind } from './kinds.ts';

/** Names are compared as the product master does; `key` is handed in so that this stays pure. */
export type Covering = { readonly key: (name: string) => string };
export type At = Covering & { readonly kind: Kind; readonly deliveryOn: string };

export const plain = (text: string): string => text.trim().toLowerCase();
const sameLot = (a: string, b: string): boolean => plain(a) === plain(b);

function covers({ products }: Certificate, { code, product }: Pick<PackLine, 'code' | 'product'>, { key }: Covering): boolean {
  return products.some((one) => (one.code !== null && code !== null ? one.code === code : key(one.name) === key(product)));
}

/** Two who are both named and differ. A paper that names nobody may be anybody's. */
const others = (one: string | null | undefined, other: string | null | undefined): boolean =>
  one !== null && one !== undefined && other !== null && other !== undefined && one !== other;

const holdsOn = ({ validFrom, validTo }: Certificate, day: string): boolean => validFrom <= day && (validTo === null || day <= validTo);
const near = ({ issuedOn }: Certificate, { kind, deliveryOn }: At): boolean =>
  issuedOn <= deliveryOn && daysBetween(issuedOn, deliveryOn) <= kind.sameDays;

/** How a certificate belongs to a line that is delivered on a day; undefined: it does not. */
export function fitOf(certificate: Certificate, line: PackLine, at: At): Fit | undefined {
  const { lot, products } = certificate;
  if (certificate.kind !== at.kind.code || !holdsOn(certificate, at.deliveryOn) || others(certificate.supplierId, line.supplierId)) return undefined;
  if (products.length === 0) return at.kind.by === 'supplier' ? 'product' : undefined;
  if (!covers(certificate, line, at)) return undefined;
  if (at.kind.by !== 'lot') return 'product';
  if (lot !== null && line.lot !== null) return sameLot(lot, line.lot) ? 'lot' : undefined;
  return !certificate.reissued && near(certificate, at) ? 'day' : undefined;
}

/** How one of a kind that goes by lots belongs to a lot of ours: by the lot itself, by its number or the supplier's, else by the days. */
export function fitOfLot(certificate: Certificate, lot: PaperLot, at: At): Fit | undefined {
  if (certificate.kind !== at.kind.code || !holdsOn(certificate, at.deliveryOn)) return undefined;
  if (certificate.lotId !== null && certificate.lotId !== undefined) return certificate.lotId === lot.id ? 'lot' : undefined;
  if (certificate.reissued || others(certificate.supplierId, lot.supplierId) || !covers(certificate, lot, at)) return undefined;
  if (certificate.lot === null) return near(certificate, at) ? 'day' : undefined;
  const { lot: written } = certificate;
  return [lot.number, lot.supplierLot].some((name) => name !== null && sameLot(name, written)) ? 'lot' : undefined;
}

const RANK: Readonly<Record<Fit, number>> = { lot: 0, day: 1, product: 2 };
export type Fitting = { readonly certificate: Certificate; readonly by: Fit };

/** The closest fit, then the latest. */
export function bestOf(certificates: readonly Certificate[], fit: (one: Certificate) => Fit | undefined): Fitting | undefined {
  const fits = certificates.flatMap((certificate) => {
    const by = fit(certificate);
    return by ? [{ certificate, by }] : [];
  });
  return fits.sort(
    (a, b) =>
      RANK[a.by] - RANK[b.by] || b.certificate.issuedOn.localeCompare(a.certificate.issuedOn) || b.certificate.id.localeCompare(a.certificate.id),
  )[0];
}
