// Packs are made again soon after something they rest on changed; the difference is told.
import { SYSTEM } from '../../kernel/actor.ts';
import type { Told } from '../../kernel/fact.ts';
import type { App, Unit } from '../../platform/app.ts';
import { bundled } from './facts.ts';
import { makePacks, type NotePack } from './make-packs.ts';

const TOGETHER = 200;

/** All notes that wait; answers how many packs are new or another. Runs on every node: what one holds, the others pass over. */
export async function bundleWaiting(app: App): Promise<number> {
  let told = 0;
  for (;;) {
    const round = await app.inUnit(SYSTEM, bundleSome);
    told += round.told;
    if (round.taken < TOGETHER) return told;
  }
}

async function bundleSome(unit: Unit): Promise<{ readonly taken: number; readonly told: number }> {
  const { app, tx, now } = unit;
  const waiting = await tx
    .selectFrom('certificates.concern')
    .select('note_id as noteId')
    .where('stale_since', 'is not', null)
    .orderBy('stale_since')
    .limit(TOGETHER)
    .forUpdate()
    .skipLocked()
    .execute();
  if (waiting.length === 0) return { taken: 0, told: 0 };
  const noteIds = waiting.map(({ noteId }) => noteId);
  const packs = await makePacks({ app, db: tx, actor: SYSTEM, now }, noteIds);
  const before = await tx.selectFrom('certificates.pack').select(['note_id', 'certificates', 'missing']).where('note_id', 'in', noteIds).execute();
  const known = new Map(before.map((row) => [row.note_id, asText(row.certificates, row.missing)]));
  const changed = packs.filter(({ note, pack }) => note.state !== 'cancelled' && known.get(note.noteId) !== asText(pack.certificates, pack.missing));
  await unit.record(changed.map((one) => tell(one, now)));
  await tx.updateTable('certificates.concern').set({ stale_since: null }).where('note_id', 'in', noteIds).execute();
  if (changed.length > 0) unit.announce('certificates');
  return { taken: waiting.length, told: changed.length };
}

const asText = (certificates: readonly string[], missing: unknown): string =>
  JSON.stringify([certificates, (missing as { lineId: string; kind: string }[]).map(({ lineId, kind }) => [lineId, kind])]);

const tell = ({ note: { noteId, customerId, siteId, deliveryOn, lines }, pack }: NotePack, now: number): Told =>
  bundled.tell(
    {
      noteId,
      customerId,
      siteId,
      deliveryOn,
      complete: pack.complete,
      lineCount: lines.length,
      missing: [...pack.missing],
      certificates: [...pack.certificates],
    },
    { occurredAt: now, grade: 'B' },
  );
