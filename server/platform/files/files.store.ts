// The only SQL that writes files.file and files.attachment, and who may see what.
import { type ExpressionBuilder, sql } from 'kysely';
import { type Actor, actorRef, boundCustomer } from '../../kernel/actor.ts';
import { type Instant, iso } from '../../kernel/time.ts';
import type { Db, Tx } from '../app.ts';
import type { DB } from '../database/schema.gen.ts';
import type { AttachedFile, Attachment, FileKind, Mark, StoredFile } from './file.ts';

const COLUMNS = [
  'f.id',
  'f.sha256',
  'f.size',
  'f.kind',
  'f.media_type as mediaType',
  'f.width',
  'f.height',
  'f.original_name as name',
  'f.uploaded_by as uploadedBy',
  'f.created_at as createdAt',
] as const;

type FileRow = Omit<StoredFile, 'kind'> & { readonly kind: string };
const stored = <R extends FileRow>(row: R): R & { kind: FileKind } => ({ ...row, kind: row.kind as FileKind });

/** Makes uploads and removals of the same bytes wait for each other until the transaction ends. */
export const lockContent = (tx: Tx, sha256: string): Promise<unknown> =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`files:${sha256}`}, 0))`.execute(tx);

export async function insertFile(tx: Tx, file: StoredFile, uploader: Actor): Promise<void> {
  await tx
    .insertInto('files.file')
    .values({
      id: file.id,
      sha256: file.sha256,
      size: file.size,
      kind: file.kind,
      media_type: file.mediaType,
      width: file.width,
      height: file.height,
      original_name: file.name,
      uploaded_by: file.uploadedBy,
      uploader_name: uploader.name,
      customer_id: boundCustomer(uploader) ?? null,
      created_at: iso(file.createdAt),
    })
    .execute();
}

type Outer = ExpressionBuilder<DB & { f: DB['files.file'] }, 'f'>;

/** Staff and keys by permission, uploaders their own, outside people what hangs on their customer's things and is meant for customers. */
const visibleTo = (actor: Actor) => (eb: Outer) => {
  const own = actor.kind === 'nobody' ? sql<boolean>`false` : eb('f.uploaded_by', '=', actorRef(actor));
  const customer = boundCustomer(actor);
  if (actor.kind === 'system') return sql<boolean>`true`;
  if (customer === undefined) return actor.can.has('files.read') ? sql<boolean>`true` : own;
  const theirs = eb
    .selectFrom('files.attachment as a')
    .select('a.file_id')
    .whereRef('a.file_id', '=', 'f.id')
    .where('a.customer_id', '=', customer)
    .where('a.visibility', '=', 'customer');
  return eb.or([own, eb.exists(theirs)]);
};

export async function visibleFile(db: Db | Tx, id: string, actor: Actor): Promise<StoredFile | undefined> {
  const row = await db.selectFrom('files.file as f').select(COLUMNS).where('f.id', '=', id).where(visibleTo(actor)).executeTakeFirst();
  return row && stored(row);
}

export async function visibleFiles(db: Db | Tx, ids: readonly string[], actor: Actor): Promise<StoredFile[]> {
  const rows = await db
    .selectFrom('files.file as f')
    .select(COLUMNS)
    .where('f.id', 'in', [...ids])
    .where(visibleTo(actor))
    .execute();
  return rows.map(stored);
}

/** `mark` as the actor may know it: that of an attachment he sees. */
export async function markOf(db: Db, id: string, actor: Actor): Promise<Mark> {
  const customer = boundCustomer(actor);
  const row = await db
    .selectFrom('files.attachment')
    .select('mark')
    .where('file_id', '=', id)
    .$if(customer !== undefined, (query) => query.where('customer_id', '=', customer as string).where('visibility', '=', 'customer'))
    .where(sql<boolean>`mark <> '{}'`)
    .orderBy('attached_at')
    .executeTakeFirst();
  return (row?.mark ?? {}) as Mark;
}

type Hung = { readonly fileId: string; readonly attachment: Attachment; readonly actor: Actor; readonly now: Instant };

export async function insertAttachment(tx: Tx, { fileId, attachment, actor, now }: Hung): Promise<void> {
  const { subject, visibility, customerId, mark = {} } = attachment;
  const at = iso(now);
  await tx
    .insertInto('files.attachment')
    .values({
      file_id: fileId,
      subject_type: subject.type,
      subject_id: subject.id,
      customer_id: customerId,
      visibility,
      mark: JSON.stringify(mark),
      attached_by: actorRef(actor),
      attached_at: at,
    })
    .onConflict((conflict) => conflict.columns(['file_id', 'subject_type', 'subject_id']).doUpdateSet({ visibility, customer_id: customerId }))
    .execute();
  await tx.updateTable('files.file').set({ attached_at: at }).where('id', '=', fileId).where('attached_at', 'is', null).execute();
}

/** Files of many subjects of one type that the actor may see, oldest first. */
export async function attachedFiles(
  db: Db | Tx,
  subjects: { readonly type: string; readonly ids: readonly string[] },
  actor: Actor,
): Promise<AttachedFile[]> {
  if (subjects.ids.length === 0) return [];
  const rows = await db
    .selectFrom('files.file as f')
    .innerJoin('files.attachment as on', 'on.file_id', 'f.id')
    .select([...COLUMNS, 'on.subject_type', 'on.subject_id', 'on.visibility'])
    .where('on.subject_type', '=', subjects.type)
    .where('on.subject_id', 'in', subjects.ids)
    .where((eb) => visibleTo(actor)(eb as unknown as Outer))
    .orderBy('f.id')
    .execute();
  return rows.map(({ subject_type, subject_id, visibility, ...row }) => ({
    ...stored(row),
    subject: { type: subject_type, id: subject_id },
    visibility: visibility as AttachedFile['visibility'],
  }));
}

/** Takes files off a subject; those that hang on nothing else go with the next sweep of uploads that nobody took. */
export const deleteAttachments = (tx: Tx, { fileIds, subject }: { readonly fileIds: readonly string[]; readonly subject: Attachment['subject'] }) =>
  sql`
  with off as (
    delete from files.attachment where file_id = any(${[...fileIds]}::uuid[]) and subject_type = ${subject.type} and subject_id = ${subject.id} returning file_id
  )
  update files.file f set attached_at = null from off
  where f.id = off.file_id and not exists (
    select from files.attachment a where a.file_id = f.id and (a.subject_type, a.subject_id) <> (${subject.type}, ${subject.id}))`.execute(tx);

type HungTogether = Omit<Hung, 'fileId'> & { readonly fileIds: readonly string[] };

export const insertAttachments = (tx: Tx, { fileIds, attachment, actor, now }: HungTogether): Promise<unknown> =>
  sql`
  with hung as (
    insert into files.attachment (file_id, subject_type, subject_id, customer_id, visibility, mark, attached_by, attached_at)
    select id, ${attachment.subject.type}, ${attachment.subject.id}, ${attachment.customerId}::uuid, ${attachment.visibility},
      ${JSON.stringify(attachment.mark ?? {})}::jsonb, ${actorRef(actor)}, ${iso(now)}::timestamptz
    from unnest(${[...fileIds]}::uuid[]) as id
    on conflict (file_id, subject_type, subject_id) do update set visibility = excluded.visibility, customer_id = excluded.customer_id
  )
  update files.file set attached_at = ${iso(now)}::timestamptz where id = any(${[...fileIds]}::uuid[]) and attached_at is null`.execute(tx);

/**
 * Deletes up to `most` uploads that no subject took until `before` and that no fact names; returns their hashes.
 * A fact names a file by a subject `file`; such files are kept for good.
 */
export async function deleteOrphans(tx: Tx, before: Instant, most: number): Promise<string[]> {
  const { rows } = await sql<{ sha256: string }>`
    delete from files.file where id in (
      select f.id from files.file f
      where f.attached_at is null and f.created_at < ${iso(before)}
        and not exists (select from journal.fact_subject s where s.subject_type = 'file' and s.subject_id = f.id::text)
      order by f.created_at limit ${most} for update skip locked)
    returning sha256`.execute(tx);
  return [...new Set(rows.map(({ sha256 }) => sha256))];
}

export async function isContentUsed(tx: Tx, sha256: string): Promise<boolean> {
  return (await tx.selectFrom('files.file').select('id').where('sha256', '=', sha256).limit(1).executeTakeFirst()) !== undefined;
}
