// Which licences the law asks of which supplier: dated data that ships with the product (plans/supplier-licences.yaml).
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { LICENCE_KIND_CODES, type LicenceKind, SUPPLIER_KIND_CODES, type Supplier, type SupplierKind } from './supplier.ts';

const FILE = new URL('../../../plans/supplier-licences.yaml', import.meta.url);

const day = z.preprocess((value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value), z.iso.date());
const rule = z.object({
  kinds: z.array(z.enum(SUPPLIER_KIND_CODES)).min(1),
  /** One of these will do; none: nothing may be asked. */
  anyOf: z.array(z.enum(LICENCE_KIND_CODES)),
  note: z.object({ zh: z.string().min(1), en: z.string().min(1) }),
  from: day,
  to: day.optional(),
  source: z.string().min(1),
  mark: z.enum(['V', 'V2', 'M', 'own']),
});
const shipped = z.object({ licences: z.array(rule).min(1), ledger: z.object({ source: z.string().min(1), mark: z.enum(['V', 'V2', 'M', 'own']) }) });

const { licences, ledger } = shipped.parse(parse(readFileSync(FILE, 'utf8')));

const isConfirmed = (mark: string): boolean => mark === 'V' || mark === 'own';

/** What is asked of this kind of supplier on a day. */
export const askedOf = (kind: SupplierKind, on: string) =>
  licences
    .filter(({ kinds, from, to }) => kinds.includes(kind) && from <= on && (to === undefined || on <= to))
    .map(({ anyOf, note, source, mark }) => ({ licences: anyOf, note, source, confirmed: isConfirmed(mark) }));

export type Gap = {
  readonly what: 'licence-missing' | 'licence-expired' | 'address' | 'contact';
  readonly licences: LicenceKind[];
  readonly validTo: string | null;
  readonly source: string;
  readonly confirmed: boolean;
};

/** What the law asks of such a supplier on a day and we do not have, or no longer. */
export function gapsOf(
  { kind, licences: held, address, contact, phone }: Pick<Supplier, 'kind' | 'licences' | 'address' | 'contact' | 'phone'>,
  on: string,
): Gap[] {
  const missing = askedOf(kind, on).flatMap(({ licences: anyOf, source, confirmed }): Gap[] => {
    if (anyOf.length === 0) return [];
    const fitting = held.filter((one) => anyOf.includes(one.kind));
    if (fitting.some(({ validTo }) => validTo === null || validTo >= on)) return [];
    const latest =
      fitting
        .map(({ validTo }) => validTo)
        .sort()
        .at(-1) ?? null;
    return [{ what: fitting.length > 0 ? 'licence-expired' : 'licence-missing', licences: anyOf, validTo: latest, source, confirmed }];
  });
  const unsaid = { licences: [], validTo: null, source: ledger.source, confirmed: isConfirmed(ledger.mark) };
  return [
    ...missing,
    ...(address === '' ? [{ what: 'address' as const, ...unsaid }] : []),
    ...(contact === '' && phone === '' ? [{ what: 'contact' as const, ...unsaid }] : []),
  ];
}
