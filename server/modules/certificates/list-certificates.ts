// Certificates of the office: all, or what ends soon.
import { type SqlBool, sql } from 'kysely';
import { iso, shanghaiDate } from '../../kernel/time.ts';
import type { Call } from '../../platform/app.ts';
import { readCursor, writeCursor } from '../../platform/database/keyset.ts';
import type { InputOf, OutputOf } from '../../platform/http/endpoint.ts';
import { supplierNames } from '../suppliers/public.ts';
import { plusDays } from './certificate.rules.ts';
import { filesById, showOnDesk } from './certificate-row.ts';
import type { contract } from './contract.ts';
import { isConfirmed, KINDS, rulesOn, WARN, WARN_DAYS } from './kinds.ts';

export async function listKinds({ now }: Call): Promise<OutputOf<typeof contract.kinds>> {
  const today = shanghaiDate(now);
  const kinds = KINDS.map((kind) => ({
    code: kind.code,
    label: kind.label,
    by: kind.by,
    rules: rulesOn(kind, today).map((rule) => ({
      variant: rule.variant ?? null,
      label: rule.label ?? null,
      validDays: rule.validDays ?? null,
      source: rule.source,
      mark: rule.mark,
      confirmed: isConfirmed(rule),
    })),
  }));
  return { kinds, warnDays: [...WARN_DAYS] };
}

/** The latest filed first. */
export async function listCertificates(call: Call, input: InputOf<typeof contract.list>): Promise<OutputOf<typeof contract.list>> {
  const { db, now, actor, app } = call;
  const after = readCursor(input.cursor, 2);
  let query = narrowed(call, input);
  if (after) query = query.where(sql<SqlBool>`(c.filed_at, c.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  const rows = await query
    .orderBy('c.filed_at', 'desc')
    .orderBy('c.id', 'desc')
    .limit(input.limit + 1)
    .execute();
  const shown = rows.slice(0, input.limit);
  const last = shown.at(-1);
  const files = await filesById({ ...app, db }, shown);
  const suppliers = await supplierNames(
    db,
    shown.flatMap((row) => row.supplier_id ?? []),
  );
  const mayWithdraw = actor.can.has('certificates.withdraw');
  return {
    items: shown.map((row) => showOnDesk(row, { files, suppliers, now, mayWithdraw })),
    next: rows.length > input.limit && last ? writeCursor([iso(last.filed_at), last.id]) : null,
  };
}

export type CertificateFilter = Omit<InputOf<typeof contract.list>, 'cursor' | 'limit'>;

export async function countListed(call: Call, filter: CertificateFilter): Promise<number> {
  return (await narrowed(call, filter).clearSelect().select(sql<number>`count(*)`.as('all')).executeTakeFirstOrThrow()).all;
}

/** Longer lived than the papers of one load: what somebody has to look after. */
export const lasting = sql<SqlBool>`c.valid_to - c.valid_from >= ${WARN.leastDays}::int`;

function narrowed({ db, now }: Call, { kind, q, within, over = false, withdrawn = false, draft = false, supplierId, lotId }: CertificateFilter) {
  const today = shanghaiDate(now);
  let query = db
    .selectFrom('certificates.certificate as c')
    .leftJoin('certificates.words as w', 'w.certificate_id', 'c.id')
    .selectAll('c')
    .select(['w.supplier', 'w.remark'])
    .where('c.withdrawn_at', withdrawn ? 'is not' : 'is', null);
  if (kind) query = query.where('c.kind', '=', kind);
  if (over) query = query.where('c.valid_to', '<', today).where(lasting);
  if (within !== undefined) query = query.where('c.valid_to', '>=', today).where('c.valid_to', '<=', plusDays(today, within)).where(lasting);
  if (draft) query = query.where(sql<SqlBool>`c.missing <> '{}'`);
  if (supplierId) query = query.where('c.supplier_id', '=', supplierId);
  if (lotId) query = query.where('c.lot_id', '=', lotId);
  if (q) {
    const part = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
    query = query.where(sql<SqlBool>`(c.number ilike ${part} or c.lot ilike ${part} or w.supplier ilike ${part} or c.products::text ilike ${part})`);
  }
  return query;
}
