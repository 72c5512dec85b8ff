// A delivery note comes into being, by a person or a program.
import { createHash } from 'node:crypto';
import { newId } from '../../kernel/id.ts';
import { type Instant, instant, iso, shanghaiDate } from '../../kernel/time.ts';
import type { Call, Unit } from '../../platform/app.ts';
import type { InputOf, OutputOf } from '../../platform/http/endpoint.ts';
import { openSiteOf } from '../customers/public.ts';
import type { contract } from './contract.ts';
import type { noteIssued } from './facts.ts';
import { withTerms } from './fill-terms.ts';
import { decideIssue } from './note.rules.ts';
import { hashesOf, lockNumbers, nextNumber } from './note.store.ts';
import { linkFor } from './note-link.ts';
import { no } from './refusals.ts';

type Input = InputOf<typeof contract.issue>;
export type Issue = Parameters<typeof noteIssued.tell>[0];
/** A note to be issued, checked; `orderId` where it fulfils an order. */
export type Content = Omit<Input, 'number' | 'siteId' | 'windowFrom' | 'windowTo'> & {
  readonly number: string;
  readonly orderId?: string | null;
  readonly site: { readonly siteId: string; readonly customerId: string };
  readonly windowFrom: Instant;
  readonly windowTo: Instant;
};

export const issueNote = (call: Call, input: Input): Promise<OutputOf<typeof contract.issue>> => call.write((unit) => issueInUnit(unit, input));

/** `orderId`: the order that this note fulfils. */
type Wanted = Input & { readonly orderId?: string };

export async function issueInUnit(unit: Unit, input: Wanted): Promise<OutputOf<typeof contract.issue>> {
  const issue = await writeNote(unit, input);
  return { noteId: issue.noteId, number: issue.number, link: (await linkFor(unit, issue)).link };
}

/** Without the code on it, which a note of days long past has no more. */
export async function writeNote(unit: Unit, input: Wanted): Promise<Issue> {
  const site = await openSiteOf(unit.tx, input.siteId);
  if (!site) throw no('site-unknown');
  await mustDrive(unit, input.driverId);
  const number = input.number ?? (await nextNumber(unit.tx, unit.now));
  if (input.number !== undefined) await mustBeFree(unit, input.number);
  const said = issueOf({ ...input, number, site, windowFrom: instant(input.windowFrom), windowTo: instant(input.windowTo) }, unit.now);
  const [issue = said] = await withTerms(unit.tx, [said], said.deliveryOn);
  await unit.record(decideIssue(issue, unit));
  unit.announce('deliveries');
  return issue;
}

async function mustBeFree(unit: Unit, number: string): Promise<void> {
  await lockNumbers(unit);
  if ((await hashesOf(unit.tx, [number])).has(number)) throw no('number-taken', { number });
}

export async function mustDrive({ app, tx }: Unit, driverId: string | null): Promise<void> {
  if (driverId === null) return;
  const account = await app.identity.account(tx, driverId);
  if (!account?.active || !account.roles.includes('driver')) throw no('driver-unknown');
}

/** The note as its fact holds it. */
export function issueOf({ number, site, windowFrom, windowTo, lines, orderId = null, ...rest }: Content, now: Instant): Issue {
  return {
    noteId: newId(now),
    customerId: site.customerId,
    siteId: site.siteId,
    number,
    deliveryOn: shanghaiDate(windowFrom),
    windowFrom: iso(windowFrom),
    windowTo: iso(windowTo),
    ...rest,
    orderId,
    contentHash: contentHash({ site, windowFrom, windowTo, lines }),
    lineCount: lines.length,
    lines: lines.map((line, at) => ({ lineId: newId(now), lineNo: at + 1, ...line })),
  };
}

/** What makes two issues of one number the same note. Driver and vehicle are not part of it: they change on the day. */
export function contentHash({ site, windowFrom, windowTo, lines }: Pick<Content, 'site' | 'windowFrom' | 'windowTo' | 'lines'>): string {
  const told = lines.map((line) => [
    line.productCode,
    line.product,
    line.spec,
    line.unit,
    line.ordered,
    line.picked,
    line.lot,
    line.producedOn,
    line.expiresOn,
  ]);
  return createHash('sha256')
    .update(JSON.stringify([site.siteId, windowFrom, windowTo, told]))
    .digest('hex');
}
