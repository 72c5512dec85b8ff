// Packages as screens read them, and their files.
import { boundCustomer, idInRef } from '../../../kernel/actor.ts';
import { iso } from '../../../kernel/time.ts';
import type { Call } from '../../../platform/app.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { customerNames } from '../name-subjects.ts';
import { type BoundPart, markOf } from './bound-part.ts';
import type { contract } from './contract.ts';
import { customerNamed } from './draft-package.ts';
import { fileNameOf, printContent } from './draw-package.ts';
import { gatherParts } from './gather-parts.ts';
import { changedSince, type MarkedPart } from './package.rules.ts';
import { contentOf, latestPackage, marked, momentOf, type PackageRow, packageNamed, packagesOf, partsOf, reasonOf } from './package.store.ts';
import { PART_KINDS, type PackageState, type PartKind } from './package.ts';

type Head = OutputOf<typeof contract.packages>['items'][number];
type Part = OutputOf<typeof contract.packageParts>['parts'][number];

async function headsOf(call: Call, rows: readonly PackageRow[]): Promise<Head[]> {
  const people = await call.app.identity.namesOf(call.db, [
    ...new Set(rows.flatMap((row) => [row.drafted_by, row.released_by ?? row.drafted_by].map(idInRef))),
  ]);
  const customers = await customerNames(
    call.db,
    rows.map((row) => row.customer_id),
  );
  const person = (ref: string) => ({ ref, name: people.get(idInRef(ref)) ?? ref });
  return rows.map((row) => ({
    packageId: row.id,
    customer: { id: row.customer_id, name: customers.get(row.customer_id) ?? row.customer_id },
    month: row.month,
    edition: row.edition,
    state: row.state as PackageState,
    sha256: row.sha256,
    pdfSha256: row.pdf_sha256,
    draftedAt: iso(row.drafted_at),
    draftedBy: person(row.drafted_by),
    releasedAt: momentOf(row.released_at),
    releasedBy: row.released_by === null ? null : person(row.released_by),
    missing: row.missing as PartKind[],
  }));
}

const rightsOf = ({ actor: { can } }: Call) => ({ draft: can.has('settlement.draft-packages'), release: can.has('settlement.release-packages') });

export async function listPackages(
  call: Call,
  { customerId, month }: InputOf<typeof contract.packages>,
): Promise<OutputOf<typeof contract.packages>> {
  let query = packagesOf(call).orderBy('month', 'desc').orderBy('drafted_at', 'desc').limit(300);
  if (customerId) query = query.where('customer_id', '=', customerId);
  if (month) query = query.where('month', '=', month);
  return { items: await headsOf(call, await query.execute()), can: rightsOf(call) };
}

export async function packageParts(call: Call, input: InputOf<typeof contract.packageParts>): Promise<OutputOf<typeof contract.packageParts>> {
  await customerNamed(call, input.customerId);
  const row = await latestPackage(call, input);
  const before = row ? marked(await partsOf(call.db, row.id)) : undefined;
  const [latest = null] = row ? await headsOf(call, [row]) : [];
  return { parts: shown(await gatherParts(call, input), before), latest, can: rightsOf(call) };
}

function shown(parts: readonly BoundPart[], before: readonly MarkedPart[] | undefined): Part[] {
  const now = parts.map((part) => ({ kind: part.kind, state: part.state, mark: markOf(part) }));
  const changed = before ? changedSince(before, now) : [];
  return parts.map(({ kind, state, says, ref }) => ({ kind, label: PART_KINDS[kind], state, says, ref, changed: changed.includes(kind) }));
}

export async function showPackage(call: Call, { packageId }: InputOf<typeof contract.showPackage>): Promise<OutputOf<typeof contract.showPackage>> {
  const row = await packageNamed(call, packageId);
  const [head] = (await headsOf(call, [row])) as [Head];
  const { parts } = await contentOf(call.db, row);
  const now = (await gatherParts(call, { customerId: row.customer_id, month: row.month })).map((part) => ({
    kind: part.kind,
    state: part.state,
    mark: markOf(part),
  }));
  const changed = changedSince(marked(await partsOf(call.db, packageId)), now);
  const { draft, release } = rightsOf(call);
  return {
    ...head,
    parts: parts.map(({ kind, state, says, ref }) => ({ kind, label: PART_KINDS[kind], state, says, ref, changed: changed.includes(kind) })),
    reason: await reasonOf(call.db, packageId),
    can: { redraw: draft && changed.length > 0 && row.state !== 'replaced', release: release && row.state === 'draft' && changed.length === 0 },
  };
}

/** A draft is drawn; what was released is given as it was kept. */
export async function packagePdf(call: Call, { packageId }: InputOf<typeof contract.packagePdf>): Promise<File> {
  const row = await packageNamed(call, packageId);
  const content = await contentOf(call.db, row);
  const bytes =
    row.file_id === null
      ? await printContent(call, content, { sha256: row.sha256, releasedBy: null })
      : await call.app.files.bytes(await call.app.files.see(call.actor, row.file_id));
  return new File([new Uint8Array(bytes)], fileNameOf(content), { type: 'application/pdf' });
}

export async function listMyPackages(call: Call): Promise<OutputOf<typeof contract.myPackages>> {
  if (boundCustomer(call.actor) === undefined) return { items: [] };
  const rows = await packagesOf(call).orderBy('month', 'desc').orderBy('edition', 'desc').limit(120).execute();
  return {
    items: rows.map((row) => ({
      packageId: row.id,
      month: row.month,
      edition: row.edition,
      state: row.state as PackageState,
      sha256: row.sha256,
      pdfSha256: row.pdf_sha256,
      releasedAt: momentOf(row.released_at),
    })),
  };
}
