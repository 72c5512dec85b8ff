// An exception as screens show it.
import type { Selectable } from 'kysely';
import type { Actor } from '../../../kernel/actor.ts';
import { type Instant, iso } from '../../../kernel/time.ts';
import type { Call } from '../../../platform/app.ts';
import type { DB } from '../../../platform/database/schema.gen.ts';
import type { OutputOf } from '../../../platform/http/endpoint.ts';
import { siteCardsOf } from '../../customers/public.ts';
import type { contract } from '../contract.ts';
import type { NoteRow } from '../note-row.ts';
import { type Word, wordsOf } from './keep-word.ts';

export type ExceptionRow = OutputOf<typeof contract.roadBoard>['exceptions'][number];
export type StoredException = Selectable<DB['deliveries.exception']>;
type Beside = {
  readonly notes: ReadonlyMap<string, NoteRow>;
  readonly sites: Awaited<ReturnType<typeof siteCardsOf>>;
  readonly drivers: ReadonlyMap<string, string>;
  readonly words: readonly Word[];
  readonly files: readonly { readonly id: string; readonly subject: { readonly id: string } }[];
};

const at = (moment: Instant | null): string | null => (moment === null ? null : iso(moment));

export function canHandle({ state }: { readonly state: string }, actor: Actor) {
  const may = state !== 'settled' && actor.can.has('deliveries.handle-exceptions');
  return { propose: may, settle: may, replaceVan: may };
}

export async function showExceptions(call: Call, stored: readonly StoredException[], notes: readonly NoteRow[]): Promise<ExceptionRow[]> {
  if (stored.length === 0) return [];
  const { app, db } = call;
  const [sites, drivers, words, files] = await Promise.all([
    siteCardsOf(
      db,
      stored.map(({ site_id }) => site_id),
    ),
    app.identity.namesOf(
      db,
      notes.flatMap(({ driver_id }) => driver_id ?? []),
    ),
    wordsOf(
      db,
      stored.map(({ note_id }) => note_id),
    ),
    app.files.attachedTo(db, { type: 'exception', ids: stored.map(({ id }) => id) }, call.actor),
  ]);
  const beside = { sites, drivers, words, files, notes: new Map(notes.map((note) => [note.id, note])) };
  return stored.map((row) => showException(row, beside, call.actor));
}

function showException(row: StoredException, { notes, sites, drivers, words, files }: Beside, actor: Actor): ExceptionRow {
  const note = notes.get(row.note_id);
  const site = sites.get(row.site_id);
  const driverId = note?.driver_id ?? null;
  return {
    id: row.id,
    togetherId: row.together_id,
    noteId: row.note_id,
    noteNumber: note?.number ?? '',
    customer: { id: row.customer_id, name: site?.customerName ?? '' },
    site: { id: row.site_id, name: site?.siteName ?? '' },
    vehicle: note?.vehicle ?? null,
    driver: driverId === null ? null : { id: driverId, name: drivers.get(driverId) ?? '' },
    kind: row.kind as ExceptionRow['kind'],
    causedBy: row.caused_by as ExceptionRow['causedBy'],
    state: row.state as ExceptionRow['state'],
    remedy: row.remedy as ExceptionRow['remedy'],
    newEstimate: at(row.new_estimate),
    told: row.told,
    ending: row.ending as ExceptionRow['ending'],
    reportedAt: iso(row.reported_at),
    proposedAt: at(row.proposed_at),
    settledAt: at(row.settled_at),
    words: words.filter(({ exceptionId }) => exceptionId === row.id).map(({ exceptionId: _, ...word }) => word),
    fileIds: files.filter(({ subject }) => subject.id === row.id).map(({ id }) => id),
    can: canHandle(row, actor),
  };
}
