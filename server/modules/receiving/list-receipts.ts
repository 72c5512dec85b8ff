// Receipts, the latest first; and one of them with everything that was looked at.
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { DAY, iso, shanghaiInstant } from '../../kernel/time.ts';
import type { Call, Db } from '../../platform/app.ts';
import { readCursor, writeCursor } from '../../platform/database/keyset.ts';
import type { InputOf, OutputOf } from '../../platform/http/endpoint.ts';
import { openPlaces } from '../lots/public.ts';
import { nameKey, productNames } from '../products/public.ts';
import { activeSuppliers } from '../suppliers/public.ts';
import type { contract } from './contract.ts';
import type { LineRow } from './receipt.store.ts';
import { peopleOf, shownOf } from './receipt-row.ts';
import { no } from './refusals.ts';
import { checkOf } from './shipped-rules.ts';

export type Filter = Omit<InputOf<typeof contract.list>, 'cursor' | 'limit'>;

/** `%` and `_` of the searcher are plain letters. */
const holding = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

async function narrowed(db: Db, { from, to, supplierId, result, incomplete, q }: Filter): Promise<RawBuilder<SqlBool>[]> {
  const line = (condition: RawBuilder<SqlBool>) => sql<SqlBool>`exists (select from receiving.line l where l.receipt_id = r.id and ${condition})`;
  const parts: RawBuilder<SqlBool>[] = [];
  if (from) parts.push(sql<SqlBool>`r.occurred_at >= ${iso(shanghaiInstant(from))}::timestamptz`);
  if (to) parts.push(sql<SqlBool>`r.occurred_at < ${iso(shanghaiInstant(to) + DAY)}::timestamptz`);
  if (supplierId) parts.push(sql<SqlBool>`r.supplier_id = ${supplierId}::uuid`);
  if (result) parts.push(line(sql<SqlBool>`l.result = ${result}`));
  if (incomplete) parts.push(line(sql<SqlBool>`not l.complete and l.result <> 'refused'`));
  if (q) {
    const key = nameKey(q);
    const [suppliers, products] = await Promise.all([activeSuppliers(db), productNames(db)]);
    const ofSuppliers = suppliers.filter(({ name }) => nameKey(name).includes(key)).map(({ id }) => id);
    const ofProducts = products.filter(({ name, aliases }) => [name, ...aliases].some((one) => nameKey(one).includes(key))).map(({ id }) => id);
    const like = holding(q);
    const found = line(sql<SqlBool>`(l.supplier_lot ilike ${like} or l.product_id = any(${ofProducts}::uuid[]))`);
    parts.push(sql<SqlBool>`(r.number ilike ${like} or r.supplier_id = any(${ofSuppliers}::uuid[]) or ${found})`);
  }
  return parts;
}

export async function listReceipts(call: Call, { cursor, limit, ...filter }: InputOf<typeof contract.list>): Promise<OutputOf<typeof contract.list>> {
  const after = readCursor(cursor, 2);
  let query = call.db.selectFrom('receiving.receipt as r').selectAll('r');
  for (const part of await narrowed(call.db, filter)) query = query.where(part);
  if (after) query = query.where(sql<SqlBool>`(r.occurred_at, r.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  const rows = await query
    .orderBy('r.occurred_at', 'desc')
    .orderBy('r.id', 'desc')
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: (await shownOf(call, page)).map(({ shown }) => shown),
    next: rows.length > limit && last ? writeCursor([iso(last.occurred_at), last.id]) : null,
  };
}

export async function countListed({ db }: Call, filter: Filter): Promise<number> {
  let query = db.selectFrom('receiving.receipt as r').select(sql<number>`count(*)::int`.as('count'));
  for (const part of await narrowed(db, filter)) query = query.where(part);
  return (await query.executeTakeFirstOrThrow()).count;
}

export async function showReceipt(call: Call, { receiptId }: InputOf<typeof contract.show>): Promise<OutputOf<typeof contract.show>> {
  const { app, db, actor } = call;
  const row = await db.selectFrom('receiving.receipt').selectAll().where('id', '=', receiptId).executeTakeFirst();
  const [one] = row ? await shownOf(call, [row]) : [];
  if (!row || !one) throw no('not-found');
  const lineIds = one.lines.map(({ id }) => id);
  const corrections = await db.selectFrom('receiving.correction').selectAll().where('line_id', 'in', lineIds).orderBy('occurred_at').execute();
  const [words, places, people] = await Promise.all([
    wordsOf(db, [...lineIds, ...corrections.map(({ id }) => id)]),
    openPlaces(db),
    peopleOf(
      app,
      corrections.map(({ actor: by }) => by),
    ),
  ]);
  const may = actor.can.has('receiving.correct');
  return {
    ...one.shown,
    recordedAt: iso(row.recorded_at),
    lines: one.shown.lines.map((line, i) => {
      const kept = one.lines[i] as LineRow;
      const override = words(line.id, 'override');
      const store = places.find(({ id }) => id === kept.store_id);
      return {
        ...line,
        ...lookedAt(kept),
        store: store ? { id: store.id, name: store.name } : null,
        remark: words(line.id, 'remark')?.body ?? '',
        override: override ? { reason: override.body, by: override.author_name } : null,
        corrections: corrections
          .filter(({ line_id }) => line_id === line.id)
          .map(({ id, difference, actor: by, occurred_at }) => ({
            id,
            difference,
            by: people(by),
            at: iso(occurred_at),
            reason: words(id, 'correction')?.body ?? '',
          })),
        can: { correct: may && line.lot !== null },
      };
    }),
  };
}

/** Checks by the words of today; one that is no longer made keeps its code. */
const lookedAt = ({ checks, found, overridden, photos }: LineRow) => ({
  checks: (checks as unknown as { code: string; ok: boolean }[]).map(({ code, ok }) => ({
    code,
    ok,
    label: checkOf(code)?.label ?? { zh: code, en: code },
  })),
  found: found.map((code) => ({ code, overridden: overridden.includes(code) })),
  photos: photos as unknown as { fileId: string; sha256: string }[],
});

async function wordsOf(db: Db, ids: readonly string[]) {
  const rows = await db.selectFrom('receiving.words').selectAll().where('about_id', 'in', ids).execute();
  return (aboutId: string, kind: string) => rows.find((row) => row.about_id === aboutId && row.kind === kind);
}
