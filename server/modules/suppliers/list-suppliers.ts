// Suppliers by name, and one of them with what is asked of it.
import { type SqlBool, sql } from 'kysely';
import { iso, shanghaiDate } from '../../kernel/time.ts';
import type { Call } from '../../platform/app.ts';
import { readCursor, writeCursor } from '../../platform/database/keyset.ts';
import type { InputOf, OutputOf } from '../../platform/http/endpoint.ts';
import type { contract } from './contract.ts';
import { askedOf, gapsOf } from './licences.ts';
import { no } from './refusals.ts';
import { type Row, supplierOf } from './supplier.store.ts';
import type { DropReason } from './supplier.ts';

/** `%` and `_` of the searcher are plain letters. */
const holding = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

function shown({ actor, now }: Call, row: Row) {
  const supplier = supplierOf(row);
  const may = actor.can.has('suppliers.manage') && row.active;
  return { ...supplier, licences: [...supplier.licences], gaps: gapsOf(supplier, shanghaiDate(now)), can: { change: may, drop: may } };
}

export async function listSuppliers(
  call: Call,
  { text, kind, dropped, cursor, limit }: InputOf<typeof contract.list>,
): Promise<OutputOf<typeof contract.list>> {
  const after = readCursor(cursor, 2);
  let query = call.db.selectFrom('suppliers.supplier').selectAll();
  if (!dropped) query = query.where('active', '=', true);
  if (kind) query = query.where('kind', '=', kind);
  if (text) {
    const like = holding(text);
    query = query.where(sql<SqlBool>`(name ilike ${like} or contact ilike ${like} or code ilike ${like} or phone like ${like})`);
  }
  if (after) query = query.where(sql<SqlBool>`(name, id) > (${after[0]}, ${after[1]}::uuid)`);
  const rows = await query
    .orderBy('name')
    .orderBy('id')
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map((row) => shown(call, row)),
    next: rows.length > limit && last ? writeCursor([last.name, last.id]) : null,
    can: { register: call.actor.can.has('suppliers.manage') },
  };
}

export async function showSupplier(call: Call, { supplierId }: InputOf<typeof contract.show>): Promise<OutputOf<typeof contract.show>> {
  const row = await call.db.selectFrom('suppliers.supplier').selectAll().where('id', '=', supplierId).executeTakeFirst();
  if (!row) throw no('not-found');
  const one = shown(call, row);
  return {
    ...one,
    registeredAt: iso(row.registered_at),
    droppedAt: row.dropped_at === null ? null : iso(row.dropped_at),
    droppedFor: row.dropped_for as DropReason | null,
    asked: askedOf(one.kind, shanghaiDate(call.now)),
  };
}
