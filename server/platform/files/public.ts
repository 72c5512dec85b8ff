// What use cases and main.ts may ask of the file machine.
import type { Readable } from 'node:stream';
import type { Actor } from '../../kernel/actor.ts';
import type { Instant } from '../../kernel/time.ts';
import type { Db, Tx, Unit } from '../app.ts';
import type { ByteRange } from './content-store.ts';
import type { AttachedFile, Attachment, StoredFile } from './file.ts';
import type { Version } from './picture.ts';

export type { AttachedFile, Attachment, FileKind, Mark, StoredFile, Visibility } from './file.ts';
export { LIMITS } from './file.ts';
export type { S3Settings } from './s3-store.ts';

export type Upload = {
  readonly body: Readable;
  readonly uploader: Actor;
  readonly now: Instant;
  /** What the sender says; only chooses between readings of the same bytes (text or CSV, sound or film). */
  readonly mediaType?: string;
  readonly name?: string;
};

export type Files = {
  /** Streams an upload in. Refuses by size, type, and photos that do not open. */
  receive(upload: Upload): Promise<StoredFile>;
  /** The file if the actor may see it; otherwise the refusal of a file that does not exist. */
  see(actor: Actor, id: string, tx?: Db | Tx): Promise<StoredFile>;
  /**
   * Hangs a file on a subject, in the transaction of the fact that names it; gives `sha256` and `kind` for that fact.
   * The actor must be able to see the file. Again on the same subject: changes visibility only.
   */
  attach(unit: Pick<Unit, 'tx' | 'actor' | 'now'>, fileId: string, attachment: Attachment): Promise<StoredFile>;
  /** The same for several in two round trips. Refuses all where one cannot be seen. */
  attachAll(unit: Pick<Unit, 'tx' | 'actor' | 'now'>, fileIds: readonly string[], attachment: Attachment): Promise<ReadonlyMap<string, StoredFile>>;
  /** Takes files off a subject (erasure). What hangs on nothing else is removed with the orphans. */
  detach(unit: Pick<Unit, 'tx'>, fileIds: readonly string[], subject: Attachment['subject']): Promise<void>;
  /** Files of subjects of one type that the actor may see, oldest first. */
  attachedTo(db: Db | Tx, subjects: { readonly type: string; readonly ids: readonly string[] }, actor: Actor): Promise<AttachedFile[]>;
  /** The original bytes. Ask `see` first. */
  open(file: StoredFile, range?: ByteRange): Promise<Readable>;
  bytes(file: StoredFile): Promise<Buffer>;
  /** Pictures only: 320 px; upright without metadata; with time, site and person written on it. */
  thumbnail(file: StoredFile): Promise<Version>;
  served(file: StoredFile): Promise<Version>;
  watermarked(file: StoredFile, actor: Actor): Promise<Version>;
  /** Removes uploads nobody attached within 24 h; returns how many contents went. */
  sweep(now: Instant): Promise<number>;
};
