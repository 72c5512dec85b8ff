// Signed receipts of a school's or regulator's platform become acceptances (R1.12): no second data entry. The platform's record is grade A.
// A receipt goes in whole or not at all; the same file again changes nothing.
import { createHash } from 'node:crypto';
import type { UnitCode } from '../../../kernel/quantity.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { type Locale, say } from '../../../kernel/text.ts';
import type { Instant } from '../../../kernel/time.ts';
import type { App, Call, Unit } from '../../../platform/app.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import type { JobResult, JobRun } from '../../../platform/jobs/public.ts';
import { keepReceipt, receiptHash } from '../acceptance/acceptance.store.ts';
import { decideAccept } from '../acceptance/receive.rules.ts';
import { load } from '../note.store.ts';
import { type Note, RECEIVED_STATES } from '../note.ts';
import type { contract } from './contract.ts';
import { mappingOf } from './keep-mappings.ts';
import type { MappingShape } from './mapping.ts';
import { headersOf, type KnownLine, type Problem, type Receipt, receiptsOf, recordsOf, type Said, wordsOf } from './read-receipts.ts';
import { no } from './refusals.ts';

type Input = InputOf<typeof contract.importReceipts>;
const TOLD = 500;
/** One scale decides and one signature is enough: the platform has had the customer sign already. */
const SIGNED_THERE = { signersNeeded: 1, scale: 'customer' } as const;

export async function importReceipts(call: Call, input: Input): Promise<OutputOf<typeof contract.importReceipts>> {
  await call.app.files.see(call.actor, input.fileId);
  await mappingOf(call.db, input.mappingId, 'receipts');
  const title = { zh: '导入平台验收回单', en: 'Import of signed receipts' };
  return call.write(async (unit) => ({ jobId: await unit.app.jobs.start(unit, { kind: 'deliveries.import-receipts', input, title }) }));
}

type Outcome = 'accepted' | 'known' | 'refused';
type Done = { readonly outcome: Outcome; readonly problems: readonly Problem[] };

export async function runImport(app: App, { fileId, mappingId }: Input, run: JobRun): Promise<JobResult> {
  const shape = await mappingOf(app.db, mappingId, 'receipts');
  const file = await app.files.see(run.actor, fileId);
  const records = recordsOf(await app.documents.table(await app.files.bytes(file)), shape);
  if (!records) throw no('columns-missing', { columns: headersOf(shape) });
  const { receipts, problems } = receiptsOf(records);
  const counts = { accepted: 0, known: 0, refused: 0 };
  for (const [at, receipt] of receipts.entries()) {
    const done = await take(run, receipt, { shape, sha256: file.sha256 });
    counts[done.outcome]++;
    problems.push(...done.problems);
    if (at % 10 === 0) await run.progress(at, receipts.length);
  }
  await run.progress(receipts.length, receipts.length);
  return {
    summary: { rows: records.length, receipts: receipts.length, ...counts, errorCount: problems.length, errors: toldOf(problems, run.locale) },
  };
}

const toldOf = (problems: readonly Problem[], locale: Locale) =>
  [...problems]
    .sort((a, b) => a.row - b.row)
    .slice(0, TOLD)
    .map(({ row, text, params }) => ({ row, text: say(text, locale, params) }));

type Source = { readonly shape: MappingShape; readonly sha256: string };

/** Each receipt in a transaction of its own: a wrong one harms no other. */
async function take(run: JobRun, receipt: Receipt, source: Source): Promise<Done> {
  const row = receipt.rows[0]?.row ?? 0;
  try {
    return await run.inUnit((unit) => takeInUnit(unit, receipt, source));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { outcome: 'refused', problems: [{ row, text: error.text, params: error.params }] };
  }
}

async function takeInUnit(unit: Unit, receipt: Receipt, { shape, sha256 }: Source): Promise<Done> {
  const noteId = await noteOf(unit, receipt);
  if (noteId === undefined) throw no('receipt-without-note', { number: receipt.number || `${receipt.site} ${receipt.day}` });
  const note = await load(unit, noteId);
  const said = wordsOf(receipt, await linesOf(unit, noteId), shape.options.missingLines);
  if (said.problems.length > 0) return { outcome: 'refused', problems: said.problems };
  const contentHash = hashOf(said);
  if (RECEIVED_STATES.includes(note.state) && (await receiptHash(unit.tx, noteId)) === contentHash) return { outcome: 'known', problems: [] };
  await accept(unit, note, { said, sha256, contentHash });
  return { outcome: 'accepted', problems: [] };
}

async function accept(unit: Unit, note: Note, { said, sha256, contentHash }: { said: Said; sha256: string; contentHash: string }): Promise<void> {
  const occurredAt: Instant | undefined = said.acceptedAt ?? undefined;
  const signed = { signatureSha256: null, paperSha256: sha256, cratesBack: null, signers: [], photos: [] };
  const told = decideAccept(
    note,
    { words: said.words, signed, seals: null, rules: SIGNED_THERE },
    { actor: unit.actor, now: unit.now, occurredAt, proof: true },
  );
  await unit.record(told.map((one) => ({ ...one, grade: 'A' as const })));
  await keepReceipt(unit, note.id, {
    signers: said.receiver === '' ? [] : [{ name: said.receiver.slice(0, 40), role: 'receiver', signatureFileId: null }],
    paperFileId: null,
    photos: [],
    lines: [],
    remark: '',
    contentHash,
  });
  unit.announce('deliveries');
  unit.announce(`note:${note.id}`);
}

/** By its number, or the only note of that site and day. */
async function noteOf({ tx }: Unit, { number, site, day }: Receipt): Promise<string | undefined> {
  if (number !== '') return (await tx.selectFrom('deliveries.note').select('id').where('number', '=', number).executeTakeFirst())?.id;
  const notes = await tx
    .selectFrom('deliveries.note')
    .innerJoin('customers.site', 'customers.site.id', 'deliveries.note.site_id')
    .select('deliveries.note.id')
    .where('delivery_on', '=', day)
    .where('state', '<>', 'cancelled')
    .where((eb) => eb.or([eb('customers.site.name', '=', site), eb('customers.site.code', '=', site)]))
    .execute();
  return notes.length === 1 ? notes[0]?.id : undefined;
}

async function linesOf({ tx }: Unit, noteId: string): Promise<KnownLine[]> {
  const rows = await tx
    .selectFrom('deliveries.note_line')
    .select(['id', 'line_no as lineNo', 'product', 'product_code as productCode', 'unit'])
    .where('note_id', '=', noteId)
    .orderBy('line_no')
    .execute();
  return rows.map((row) => ({ ...row, unit: row.unit as UnitCode }));
}

/** What was said, whoever imports it: the same receipt twice has the same hash. */
const hashOf = ({ words, acceptedAt, receiver }: Said): string =>
  createHash('sha256')
    .update(JSON.stringify([words, acceptedAt, receiver]))
    .digest('hex');
