// How papers stand: counts for the list, and one supplier's as they are at this moment.
import { sql } from 'kysely';
import { shanghaiDate } from '../../../kernel/time.ts';
import type { Call } from '../../../platform/app.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { lotsByIds } from '../../lots/public.ts';
import { termsOf } from '../../products/public.ts';
import { LICENCES, noSupplier, supplierCards } from '../../suppliers/public.ts';
import type { contract } from '../contract.ts';
import { labelOf, WARN, WARN_DAYS } from '../kinds.ts';
import { lookAtSuppliers } from './look-at-suppliers.ts';

export async function showCounts({ db, now }: Call): Promise<OutputOf<typeof contract.counts>> {
  const today = shanghaiDate(now);
  const { rows } = await sql<{ left: number; count: number }>`
    select valid_to - ${today}::date as left, count(*) as count from certificates.certificate
    where withdrawn_at is null and valid_to - valid_from >= ${WARN.leastDays}::int group by 1`.execute(db);
  const { rows: drafts } = await sql<{ count: number }>`
    select count(*) as count from certificates.certificate where withdrawn_at is null and missing <> '{}'`.execute(db);
  const sum = (fits: (left: number) => boolean): number => rows.filter(({ left }) => fits(left)).reduce((all, { count }) => all + count, 0);
  return {
    within: WARN_DAYS.map((days) => ({ days, count: sum((left) => left >= 0 && left <= days) })),
    over: sum((left) => left < 0),
    drafts: drafts[0]?.count ?? 0,
  };
}

export async function showOfSupplier(
  { db, now }: Call,
  { supplierId }: InputOf<typeof contract.ofSupplier>,
): Promise<OutputOf<typeof contract.ofSupplier>> {
  const supplier = (await supplierCards(db, [supplierId])).get(supplierId);
  if (!supplier) throw noSupplier('not-found');
  const [looked] = await lookAtSuppliers(db, [supplier], now);
  const { needed = 0, valid = 0, lacking = [] } = looked ?? {};
  const lots = await lotsByIds(
    db,
    lacking.flatMap(({ lotId }) => lotId ?? []),
  );
  const { byId } = await termsOf(db, { ids: [...lots.values()].map(({ productId }) => productId), on: shanghaiDate(now) });
  return {
    supplierId,
    needed,
    valid,
    lacking: lacking.map(({ kind, lotId, state }) => {
      const lot = lots.get(lotId ?? '');
      return { kind, label: nameOf(kind), state, lotId, lot: lot?.number ?? null, product: byId.get(lot?.productId ?? '')?.name ?? null };
    }),
  };
}

/** Licences stand with the supplier, certificates with the goods. */
function nameOf(kind: string) {
  const licence = kind.startsWith('licence:') ? kind.slice('licence:'.length) : undefined;
  return licence !== undefined && licence in LICENCES ? LICENCES[licence as keyof typeof LICENCES] : labelOf(kind);
}
