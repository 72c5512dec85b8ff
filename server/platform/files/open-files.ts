import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { type Actor, actorRef } from '../../kernel/actor.ts';
import { newId } from '../../kernel/id.ts';
import { shanghaiDate, shanghaiTime } from '../../kernel/time.ts';
import type { Db, Tx } from '../app.ts';
import { type ContentStore, openDiskStore } from './content-store.ts';
import { openDerived } from './derived.ts';
import { isUuid, type StoredFile } from './file.ts';
import {
  attachedFiles,
  deleteAttachments,
  insertAttachment,
  insertAttachments,
  insertFile,
  lockContent,
  markOf,
  visibleFile,
  visibleFiles,
} from './files.store.ts';
import { inspect, servedOf, thumbnailOf, type Version, watermarkedOf } from './picture.ts';
import type { Files, Upload } from './public.ts';
import { no } from './refusals.ts';
import { openS3Store, type S3Settings } from './s3-store.ts';
import { sweepOrphans } from './sweep-orphans.ts';
import { type TakenIn, takeIn } from './take-in.ts';

/** `folder`: under DATA_DIR; holds uploads on their way in, made versions, and the content itself unless a bucket is set. */
export async function openFiles({ db, folder, s3 }: { db: Db; folder: string; s3?: S3Settings }): Promise<Files> {
  const incoming = join(folder, 'incoming');
  await mkdir(incoming, { recursive: true });
  const store = s3 ? openS3Store(s3) : openDiskStore(join(folder, 'content'));
  const derived = openDerived(join(folder, 'derived'));
  const bytesOf = async (file: StoredFile): Promise<Buffer> => buffer(await store.open(file.sha256));

  const see = async (actor: Actor, id: string, tx: Db | Tx = db): Promise<StoredFile> => {
    const file = isUuid(id) ? await visibleFile(tx, id, actor) : undefined;
    if (!file) throw no('not-found');
    return file;
  };

  return {
    see,
    open: (file, range) => store.open(file.sha256, range),
    bytes: bytesOf,
    detach: async ({ tx }, fileIds, subject) => void (await deleteAttachments(tx, { fileIds, subject })),
    attachedTo: (reader, subjects, actor) => attachedFiles(reader, subjects, actor),
    sweep: (now) => sweepOrphans({ db, store, derived, incoming }, now),

    async receive(upload) {
      const taken = await takeIn(upload.body, upload, incoming);
      try {
        const picture = taken.media.kind === 'image' ? await inspect(taken.path) : undefined;
        const file = fileOf(upload, taken, picture);
        await keepContent({ db, store }, { file, path: taken.path, uploader: upload.uploader });
        if (picture) await derived.keep(file.sha256, 'thumbnail', picture.thumbnail);
        return file;
      } finally {
        await rm(taken.path, { force: true });
      }
    },

    async attach({ tx, actor, now }, fileId, attachment) {
      // Who may not see a file cannot make it visible by hanging it on something of his own.
      const file = await see(actor, fileId, tx);
      await insertAttachment(tx, { fileId, attachment, actor, now });
      return file;
    },

    async attachAll({ tx, actor, now }, fileIds, attachment) {
      const ids = [...new Set(fileIds)];
      if (ids.length === 0) return new Map();
      const files = new Map((ids.every(isUuid) ? await visibleFiles(tx, ids, actor) : []).map((file) => [file.id, file]));
      if (files.size < ids.length) throw no('not-found');
      await insertAttachments(tx, { fileIds: ids, attachment, actor, now });
      return files;
    },

    async thumbnail(file) {
      if (file.kind !== 'image') throw no('no-picture');
      return { bytes: await derived.of(file.sha256, 'thumbnail', async () => thumbnailOf(await bytesOf(file))), mediaType: 'image/webp' };
    },

    async served(file) {
      if (file.kind !== 'image') throw no('no-picture');
      const mediaType = file.mediaType === 'image/gif' ? 'image/webp' : file.mediaType;
      return { bytes: await derived.of(file.sha256, 'served', async () => (await servedOf(await bytesOf(file), mediaType)).bytes), mediaType };
    },

    async watermarked(file, actor): Promise<Version> {
      if (file.kind !== 'image') throw no('no-picture');
      return watermarkedOf(await bytesOf(file), markLines(file, await markOf(db, file.id, actor)));
    },
  };
}

function fileOf(
  { name, uploader, now }: Upload,
  { sha256, size, media }: TakenIn,
  picture: { width: number; height: number } | undefined,
): StoredFile {
  return {
    id: newId(now),
    sha256,
    size,
    kind: media.kind,
    mediaType: media.mediaType,
    width: picture?.width ?? null,
    height: picture?.height ?? null,
    name: name === undefined ? null : tidyName(name),
    uploadedBy: actorRef(uploader),
    createdAt: now,
  };
}

/** Content before row, and both under a lock against the sweep of the same bytes. The slow copy runs before the lock. */
async function keepContent(
  { db, store }: { db: Db; store: ContentStore },
  { file, path, uploader }: { file: StoredFile; path: string; uploader: Actor },
): Promise<void> {
  await store.put(file.sha256, path);
  await db.transaction().execute(async (tx) => {
    await lockContent(tx, file.sha256);
    await store.put(file.sha256, path);
    await insertFile(tx, file, uploader);
  });
}

/** No folders, no control characters; null where nothing is left. */
function tidyName(name: string): string | null {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  return last.replace(/\p{C}/gu, '').trim().slice(-200).toWellFormed() || null;
}

type Marked = { readonly site?: string; readonly person?: string; readonly takenAt?: string };
const moment = (at: number): string => `${shanghaiDate(at)} ${shanghaiTime(at)}`;

/** The time of upload is ours and always said; the time of taking is what the phone says. */
function markLines({ createdAt }: StoredFile, { site, person, takenAt }: Marked): string[] {
  const times = takenAt ? `拍摄 ${moment(Date.parse(takenAt))}　上传 ${moment(createdAt)}` : `上传 ${moment(createdAt)}`;
  return [times, [site, person].filter(Boolean).join('　')].filter((line) => line !== '');
}
