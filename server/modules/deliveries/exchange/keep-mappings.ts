// Mappings of platform tables: the shipped examples and what clerks make of them.
import { readdir, readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { actorRef } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/id.ts';
import { iso } from '../../../kernel/time.ts';
import type { App, Call, Db, Tx } from '../../../platform/app.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import type { contract } from './contract.ts';
import { type Direction, FIELD_CODES, FIELDS, type Field, faultOf, type MappingShape, mappingShape } from './mapping.ts';
import { no } from './refusals.ts';

const FOLDER = new URL('../../../../plans/mappings/', import.meta.url);
const SHOWN_ROWS = 8;
const shipped = mappingShape.extend({ key: z.string() });

/** At start: an example that was changed or closed by a clerk stays as it is. */
export async function loadShippedMappings({ db, clock }: App): Promise<void> {
  for (const name of (await readdir(FOLDER)).filter((file) => file.endsWith('.yaml')).sort()) {
    const { key, ...shape } = shipped.parse(parse(await readFile(new URL(name, FOLDER), 'utf8')));
    if (faultOf(shape)) throw new Error(`plans/mappings/${name}: ${faultOf(shape)}`);
    await db
      .insertInto('deliveries.mapping')
      .values({ ...rowOf(shape), id: newId(), key, changed_by: 'system:system', changed_at: iso(clock.now()) })
      .onConflict((conflict) => conflict.column('key').doNothing())
      .execute();
  }
}

const rowOf = ({ name, direction, columns, options }: MappingShape) => ({
  name,
  direction,
  columns: JSON.stringify(columns),
  options: JSON.stringify(options),
});

export async function listMappings({ db, actor }: Call): Promise<OutputOf<typeof contract.mappings>> {
  const rows = await db.selectFrom('deliveries.mapping').selectAll().orderBy('direction').orderBy('name').execute();
  return {
    items: rows.map(({ id, key, version, active, changed_at, ...row }) => ({
      id,
      version,
      active,
      shipped: key !== null,
      changedAt: iso(changed_at),
      ...mappingShape.parse(row),
    })),
    fields: FIELD_CODES.map((field) => ({ field, ...FIELDS[field] })),
    can: { change: actor.can.has('deliveries.map'), importReceipts: actor.can.has('deliveries.import-receipts') },
  };
}

function mustMakeSense(shape: MappingShape): void {
  const fault = faultOf(shape);
  if (fault) throw no(fault);
}

export const addMapping = (call: Call, shape: InputOf<typeof contract.addMapping>): Promise<OutputOf<typeof contract.addMapping>> =>
  call.write(async ({ tx, actor, now }) => {
    mustMakeSense(shape);
    const mappingId = newId(now);
    await tx
      .insertInto('deliveries.mapping')
      .values({ ...rowOf(shape), id: mappingId, changed_by: actorRef(actor), changed_at: iso(now) })
      .execute();
    return { mappingId, version: 1 };
  });

/** Two clerks at once: who comes second is told so. */
export const changeMapping = (call: Call, input: InputOf<typeof contract.changeMapping>): Promise<OutputOf<typeof contract.changeMapping>> =>
  call.write(async ({ tx, actor, now }) => {
    const { mappingId, version, active, ...shape } = input;
    mustMakeSense(shape);
    const row = await tx.selectFrom('deliveries.mapping').select('version').where('id', '=', mappingId).forUpdate().executeTakeFirst();
    if (!row) throw no('mapping-unknown');
    if (row.version !== version) throw no('mapping-changed');
    await tx
      .updateTable('deliveries.mapping')
      .set({ ...rowOf(shape), active, version: version + 1, changed_by: actorRef(actor), changed_at: iso(now) })
      .where('id', '=', mappingId)
      .execute();
    return { mappingId, version: version + 1 };
  });

/** The first row with two cells or more is the header. */
export async function readTable({ app, actor }: Call, { fileId }: InputOf<typeof contract.readTable>): Promise<OutputOf<typeof contract.readTable>> {
  const rows = await app.documents.table(await app.files.bytes(await app.files.see(actor, fileId)));
  const at = rows.findIndex(({ cells }) => cells.filter((cell) => cell !== '').length > 1);
  if (at < 0) return { headers: [], rows: [] };
  return { headers: [...(rows[at]?.cells ?? [])], rows: rows.slice(at + 1, at + 1 + SHOWN_ROWS).map(({ cells }) => [...cells]) };
}

/** For orders of a procurement platform: our field → their header. */
export async function orderHeaders(db: Db | Tx, mappingId: string): Promise<ReadonlyMap<Field, string>> {
  return new Map((await mappingOf(db, mappingId, 'orders')).columns.map(({ field, header }) => [field, header]));
}

export async function mappingOf(db: Db | Tx, mappingId: string, direction: Direction): Promise<MappingShape> {
  const row = await db.selectFrom('deliveries.mapping').selectAll().where('id', '=', mappingId).where('active', '=', true).executeTakeFirst();
  if (!row) throw no('mapping-unknown');
  if (row.direction !== direction) throw no('wrong-direction');
  return mappingShape.parse(row);
}
