// A visit on site (R9.2): place and signature prove it, or it will be invented.
import { newId } from '../../kernel/id.ts';
import { instant } from '../../kernel/time.ts';
import type { Call, Unit } from '../../platform/app.ts';
import type { InputOf, OutputOf } from '../../platform/http/endpoint.ts';
import type { contract } from './contract.ts';
import { decideVisit, placeOf } from './customer.rules.ts';
import * as store from './customer.store.ts';
import { no } from './refusals.ts';

type Input = InputOf<typeof contract.visit>;

export const recordVisit = (call: Call, input: Input): Promise<OutputOf<typeof contract.visit>> =>
  call.write((unit) => recordVisitInUnit(unit, input));

export async function recordVisitInUnit(unit: Unit, input: Input): Promise<OutputOf<typeof contract.visit>> {
  const { customerId, siteId, longitude, latitude, signatureFileId, summary } = input;
  await store.load(unit.tx, unit.actor, customerId);
  const site = await store.loadSite(unit.tx, customerId, siteId);
  const visitId = newId(unit.now);
  const { told, grade, metres } = decideVisit(
    {
      visitId,
      customerId,
      siteId,
      place: placeOf({ longitude, latitude }),
      sitePlace: placeOf(site),
      signatureSha256: await hang(unit, input, visitId),
      proof: input.files.length > 0,
    },
    { actor: unit.actor, now: unit.now, occurredAt: input.occurredAt === undefined ? undefined : instant(input.occurredAt) },
  );
  const visitedAt = told[0]?.occurredAt ?? unit.now;
  await store.insertVisit(unit, { id: visitId, customerId, siteId, visitedAt, longitude, latitude, metres, signatureFileId, summary });
  await unit.record(told);
  return { visitId, metres, grade };
}

/** Signature and photos must be pictures; gives the hash of the signature. */
async function hang(unit: Unit, { customerId, signatureFileId, files }: Input, visitId: string): Promise<string | null> {
  const attachment = { subject: { type: 'visit', id: visitId }, customerId, visibility: 'internal' } as const;
  let signature: string | null = null;
  for (const fileId of new Set([...(signatureFileId === null ? [] : [signatureFileId]), ...files])) {
    const file = await unit.app.files.attach(unit, fileId, attachment);
    if (file.kind !== 'image') throw no('not-a-picture');
    if (fileId === signatureFileId) signature = file.sha256;
  }
  return signature;
}
