// Releasing a package: the reviewed draft becomes a file with its own hash, and the customer may have it.
import { Readable } from 'node:stream';
import type { Call, Unit } from '../../../platform/app.ts';
import type { StoredFile } from '../../../platform/files/public.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { markOf, sha256 } from './bound-part.ts';
import type { contract } from './contract.ts';
import { fileNameOf, printContent } from './draw-package.ts';
import * as tell from './facts.ts';
import { gatherParts } from './gather-parts.ts';
import { decideRelease } from './package.rules.ts';
import { contentOf, keepReason, marked, type PackageRow, packageNamed, packagesOf, partsOf } from './package.store.ts';
import { no } from './refusals.ts';

type Input = InputOf<typeof contract.releasePackage>;

export async function releasePackage(call: Call, input: Input): Promise<OutputOf<typeof contract.releasePackage>> {
  const row = await packageNamed(call, input.packageId);
  const missing = decideRelease(await draftOf(call, row), { ...input, reason: input.reason, parts: await partsNow(call, row) });
  const reason = missing.length > 0 ? input.reason : undefined;
  const file = await keepPdf(call, row, reason);
  return call.write(async (unit) => {
    const locked = await packagesOf(call, unit.tx).where('id', '=', row.id).forUpdate().executeTakeFirst();
    if (!locked) throw no('package-unknown');
    // Somebody may have drawn or released it while the file was made; what it shows was compared before.
    const parts = marked(await partsOf(unit.tx, row.id));
    decideRelease({ ...(await draftOf(call, locked)), parts }, { ...input, reason: input.reason, parts });
    await recordRelease(unit, { row: locked, file, missing, reason });
    return { packageId: row.id, pdfSha256: file.sha256 };
  });
}

const draftOf = async (call: Call, { id, state, sha256: hash }: PackageRow) => ({
  state: state as 'draft',
  sha256: hash,
  parts: marked(await partsOf(call.db, id)),
});

const partsNow = async (call: Call, { customer_id: customerId, month }: PackageRow) =>
  (await gatherParts(call, { customerId, month })).map((part) => ({ kind: part.kind, state: part.state, mark: markOf(part) }));

async function keepPdf(call: Call, row: PackageRow, reason: string | undefined): Promise<StoredFile> {
  const content = await contentOf(call.db, row);
  const bytes = await printContent(call, content, { sha256: row.sha256, releasedBy: call.actor.name, reason });
  return call.app.files.receive({
    body: Readable.from([bytes]),
    uploader: call.actor,
    now: call.now,
    mediaType: 'application/pdf',
    name: fileNameOf(content),
  });
}

type Release = { readonly row: PackageRow; readonly file: StoredFile; readonly missing: readonly string[]; readonly reason: string | undefined };

async function recordRelease(unit: Unit, { row, file, missing, reason }: Release): Promise<void> {
  const { id: packageId, customer_id: customerId, month, edition, sha256: hash } = row;
  await unit.app.files.attach(unit, file.id, { subject: { type: 'package', id: packageId }, customerId, visibility: 'customer' });
  if (reason !== undefined) await keepReason(unit, packageId, reason);
  const released = tell.packageReleased.tell(
    {
      packageId,
      customerId,
      month,
      edition,
      sha256: hash,
      fileId: file.id,
      pdfSha256: file.sha256,
      missing: missing as [],
      reasonHash: reason === undefined ? null : sha256(reason),
    },
    { occurredAt: unit.now, grade: 'B' },
  );
  await unit.record([released]);
  await unit.app.messaging.notify(unit, {
    key: `month-end-package ${packageId}`,
    to: [{ role: 'customer-purchaser', customerId }],
    template: 'settlement.package-released',
    params: { month, edition: String(edition) },
    about: { type: 'package', id: packageId },
  });
  unit.announce('settlement');
}
