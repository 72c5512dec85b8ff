// Which certificate belongs to which line, and until when one holds. Pure.
import { DAY, shanghaiInstant } from '../../kernel/time.ts';
import type { Certificate, Fit, Pack, PackLine } from './certificate.ts';
import type { Kind, KindRule } from './kinds.ts';
import { no } from './refusals.ts';

export const daysBetween = (from: string, to: string): number => Math.round((shanghaiInstant(to) - shanghaiInstant(from)) / DAY);
export const plusDays = (day: string, days: number): string => new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);

export type Dates = { readonly issuedOn: string; readonly validFrom: string | null; readonly validTo: string | null };
export type Validity = { readonly validFrom: string; readonly validTo: string | null; readonly shortened: boolean };

/** The paper's own dates, but never longer than the rule: 产品B is good on the day of issue, whatever is written beside it. */
export function decideValidity(
  { issuedOn, validFrom, validTo }: Dates,
  { label, validDays }: Pick<KindRule, 'validDays'> & { label: string },
  today: string,
): Validity {
  if (issuedOn > today) throw no('issued-in-future', { day: issuedOn }, [{ path: 'issuedOn', text: { zh: '出具日期', en: 'Issued on' } }]);
  const from = validFrom ?? issuedOn;
  const most = validDays === undefined ? null : plusDays(issuedOn, validDays);
  if (validTo !== null && validTo < from) throw no('ends-before-it-begins');
  if (most !== null && from > most) throw no('over-before-today', { kind: label, day: most, from });
  const shortened = most !== null && validTo !== null && validTo > most;
  return { validFrom: from, validTo: shortened ? most : (validTo ?? most), shortened };
}

/** Names are compared as the product master does; `key` is handed in so that this stays pure. */
export type Covering = { readonly key: (name: string) => string };

const sameLot = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

function covers({ products }: Certificate, { code, product }: PackLine, { key }: Covering): boolean {
  return products.some((one) => (one.code !== null && code !== null ? one.code === code : key(one.name) === key(product)));
}

/** How a certificate belongs to a line that is delivered on a day; undefined: it does not. */
export function fitOf(
  certificate: Certificate,
  line: PackLine,
  { kind, deliveryOn, key }: Covering & { readonly kind: Kind; readonly deliveryOn: string },
): Fit | undefined {
  const { issuedOn, validFrom, validTo, lot, products } = certificate;
  if (certificate.kind !== kind.code || deliveryOn < validFrom || (validTo !== null && deliveryOn > validTo)) return undefined;
  if (products.length === 0) return kind.by === 'supplier' ? 'product' : undefined;
  if (!covers(certificate, line, { key })) return undefined;
  if (kind.by !== 'lot') return 'product';
  if (lot !== null && line.lot !== null) return sameLot(lot, line.lot) ? 'lot' : undefined;
  return issuedOn <= deliveryOn && daysBetween(issuedOn, deliveryOn) <= kind.sameDays ? 'day' : undefined;
}

const RANK: Readonly<Record<Fit, number>> = { lot: 0, day: 1, product: 2 };

type Given = Covering & {
  readonly deliveryOn: string;
  readonly lines: readonly PackLine[];
  readonly certificates: readonly Certificate[];
  readonly kinds: readonly Kind[];
};

/** For each line in note order the certificate of each kind it needs: the closest fit, then the latest. */
export function packOf({ deliveryOn, lines, certificates, kinds, key }: Given): Pack {
  const shown = lines.map((line) => {
    const needed = kinds.filter(({ code }) => line.kinds?.includes(code));
    const found = needed.flatMap((kind) => {
      const fits = certificates.flatMap((certificate) => {
        const by = fitOf(certificate, line, { kind, deliveryOn, key });
        return by ? [{ certificate, by }] : [];
      });
      const [best] = fits.sort(
        (a, b) =>
          RANK[a.by] - RANK[b.by] || b.certificate.issuedOn.localeCompare(a.certificate.issuedOn) || b.certificate.id.localeCompare(a.certificate.id),
      );
      return best ? [{ kind: kind.code, certificateId: best.certificate.id, by: best.by }] : [];
    });
    const missing = needed.map(({ code }) => code).filter((code) => !found.some((one) => one.kind === code));
    return { line, found, missing };
  });
  const missing = shown.flatMap(({ line: { lineId }, missing: kindsMissing }) => kindsMissing.map((kind) => ({ lineId, kind })));
  return {
    lines: shown,
    complete: missing.length === 0,
    certificates: [...new Set(shown.flatMap(({ found }) => found.map(({ certificateId }) => certificateId)))],
    missing,
  };
}
