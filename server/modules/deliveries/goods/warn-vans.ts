// Lots are stopped while vans are on the road: driver and dispatcher are told not to unload, and every screen of the note is refreshed.
import { sql } from 'kysely';
import type { Fact } from '../../../kernel/fact.ts';
import { shanghaiDate } from '../../../kernel/time.ts';
import type { Unit } from '../../../platform/app.ts';
import type { Notice } from '../../../platform/messaging/public.ts';
import { siteCardsOf } from '../../customers/public.ts';
import { carriedBy, notesWith } from '../../lots/public.ts';
import type { NoteRow } from '../note-row.ts';
import { isOpen, stoppedOf } from './marks.ts';

type About = { readonly holdId: string; readonly lotIds: readonly string[] };

export async function warnVans(unit: Unit, { data }: Fact): Promise<void> {
  const { holdId, lotIds } = data as About;
  const notes = (await notesOf(unit, lotIds)).filter(isOpen);
  refresh(unit, notes);
  const aboard = notes.filter(({ loaded_at, departed_at, state }) => loaded_at !== null || departed_at !== null || state !== 'issued');
  if (aboard.length > 0) await unit.app.messaging.notify(unit, await noticesOf(unit, aboard, { holdId, lotIds }));
}

export async function refreshNotes(unit: Unit, { data }: Fact): Promise<void> {
  refresh(unit, await notesOf(unit, (data as About).lotIds));
}

function refresh(unit: Unit, notes: readonly NoteRow[]): void {
  if (notes.length > 0) unit.announce('deliveries');
  for (const { id } of notes) unit.announce(`note:${id}`);
}

async function notesOf({ tx }: Unit, lotIds: readonly string[]): Promise<NoteRow[]> {
  const ids = await notesWith(tx, lotIds);
  if (ids.length === 0) return [];
  return tx
    .selectFrom('deliveries.note')
    .selectAll()
    .where('id', '=', (eb) => eb.fn.any(sql<string[]>`${ids}::uuid[]`))
    .execute();
}

async function noticesOf(unit: Unit, notes: readonly NoteRow[], { holdId, lotIds }: About): Promise<Notice[]> {
  const ids = notes.map(({ id }) => id);
  const [carried, lines, cards] = [
    await carriedBy(unit.tx, ids, shanghaiDate(unit.now)),
    await unit.tx.selectFrom('deliveries.note_line').select(['id', 'note_id', 'line_no', 'product']).where('note_id', 'in', ids).execute(),
    await siteCardsOf(
      unit.tx,
      notes.map(({ site_id }) => site_id),
    ),
  ];
  return notes.map((note) => {
    const held = carried.filter(({ noteId, lotId }) => noteId === note.id && lotIds.includes(lotId));
    const stopped = stoppedOf(
      lines.filter(({ note_id }) => note_id === note.id),
      held,
    );
    return {
      key: `deliveries.do-not-unload:${holdId}:${note.id}`,
      to: [{ role: 'dispatcher' }, ...(note.driver_id === null ? [] : [{ accountId: note.driver_id }])],
      template: 'deliveries.do-not-unload',
      params: {
        number: note.number,
        site: cards.get(note.site_id)?.siteName ?? '',
        goods: stopped.map(({ lineNo, product, number }) => `第 ${lineNo} 行 ${product}（${number}）`).join('、'),
      },
      about: { type: 'note', id: note.id },
    } satisfies Notice;
  });
}
