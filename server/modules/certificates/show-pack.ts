// A note's pack for the office, and for the kitchen that got these goods and no others.
import { iso } from '../../kernel/time.ts';
import type { Call } from '../../platform/app.ts';
import type { InputOf, OutputOf } from '../../platform/http/endpoint.ts';
import { noSuchNote } from '../deliveries/public.ts';
import { filesOf } from './certificate.store.ts';
import { filesById, showCertificate } from './certificate-row.ts';
import type { contract } from './contract.ts';
import { labelOf } from './kinds.ts';
import { makePacks, type NotePack } from './make-packs.ts';
import { no } from './refusals.ts';
import { labelOfOurs } from './reissue/print-certificate.ts';

export type ShownPack = OutputOf<typeof contract.packOf>;

/** As it is at this moment, not as it was told last. */
export async function packOfNote(call: Call, noteId: string): Promise<NotePack> {
  const [made] = await makePacks(call, [noteId]);
  if (!made) throw noSuchNote();
  return made;
}

export async function showPack(call: Call, { noteId }: InputOf<typeof contract.packOf>): Promise<ShownPack> {
  const { note, pack, certificates } = await packOfNote(call, noteId);
  const told = await call.db.selectFrom('certificates.pack').select('bundled_at').where('note_id', '=', noteId).executeTakeFirst();
  const rows = pack.certificates.flatMap((id) => certificates.get(id) ?? []);
  const files = await filesById(call.app, rows);
  return {
    noteId,
    number: note.number,
    site: { id: note.siteId, name: note.site },
    deliveryOn: note.deliveryOn,
    complete: pack.complete,
    bundledAt: iso(told?.bundled_at ?? call.now),
    lines: pack.lines.map(({ line, found, missing }, at) => ({
      lineId: line.lineId,
      lineNo: line.lineNo,
      product: line.product,
      spec: note.lines[at]?.spec ?? '',
      lot: line.lot,
      producedOn: note.lines[at]?.producedOn ?? null,
      unknown: line.kinds === null,
      found: [...found],
      missing: missing.map((kind) => ({ kind, label: labelOf(kind) })),
    })),
    certificates: rows.map((row) => showCertificate(row, { files, now: call.now })),
  };
}

/** A page of a certificate that this note's pack holds; any other does not exist here. */
export async function showMyFile(call: Call, { noteId, certificateId, page }: InputOf<typeof contract.myFile>): Promise<File> {
  const { pack, certificates } = await packOfNote(call, noteId);
  const row = pack.certificates.includes(certificateId) ? certificates.get(certificateId) : undefined;
  if (row?.reissued && page === 1) return labelOfOurs(call.app, row);
  const kept = row && filesOf(row)[page - 1];
  const file = kept && (await filesById(call.app, [row])).get(kept.fileId);
  if (!file) throw no('not-found');
  if (file.kind !== 'image')
    return new File([new Uint8Array(await call.app.files.bytes(file))], `${labelOf(row.kind).zh}.pdf`, { type: file.mediaType });
  const { bytes, mediaType } = await call.app.files.served(file);
  return new File([new Uint8Array(bytes)], labelOf(row.kind).zh, { type: mediaType });
}
