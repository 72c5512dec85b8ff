// Orders come in: one from a person, hundreds from a file. Checked together, written together; each good or refused by itself.
import { sql } from 'kysely';
import { boundCustomer } from '../../kernel/actor.ts';
import type { Told } from '../../kernel/fact.ts';
import { newId } from '../../kernel/id.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Instant } from '../../kernel/time.ts';
import type { Unit } from '../../platform/app.ts';
import { checkDraft } from './check.rules.ts';
import type { Checked, Draft } from './draft.ts';
import { gather } from './gather.ts';
import { decideReceive, isBlock, mustBeWritable } from './order.rules.ts';
import { externalOf, type KnownOrder, lockReceiving, nextNumbers, type Words, wordsInsert } from './order.store.ts';
import type { Channel } from './order.ts';
import { no } from './refusals.ts';

export type Incoming = {
  readonly draft: Draft;
  readonly channel: Channel;
  /** The words it was read from. */
  readonly source: string | null;
};
/** `sameIsKnown`: an order of the same site, day and content is the same order (a file that comes again), not a second one. */
export type Rule = { readonly sameIsKnown: boolean };

type Place = { readonly orderId: string; readonly number: string };
export type Outcome =
  | (Place & { readonly kind: 'received'; readonly customerId: string; readonly checked: Checked })
  | (Place & { readonly kind: 'known'; readonly checked: Checked })
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly checked: Checked };

/** Outcomes in the order given. Nothing is written for what is refused or known. */
export async function receiveMany(unit: Unit, incoming: readonly Incoming[], { sameIsKnown }: Rule): Promise<Outcome[]> {
  if (incoming.length === 0) return [];
  if (sameIsKnown || incoming.some(({ draft }) => draft.externalNumber !== null)) await lockReceiving(unit);
  const around = await gather(
    unit.tx,
    incoming.map(({ draft }) => ({ draft, receivedAt: unit.now })),
    { now: unit.now, customerId: boundCustomer(unit.actor) },
  );
  const read = incoming.map((one, at) => {
    const site = (around[at] as (typeof around)[number]).site;
    const checked = checkDraft(one.draft, around[at] as (typeof around)[number]);
    return { ...one, checked, customerId: site?.customerId };
  });
  const sifted = sift(read, { known: await externalsOf(unit, read), same: sameIsKnown ? await sameOrders(unit, read) : new Map() });
  const wrongSupplements = await strangers(unit, incoming);
  const outcomes = sifted.map((one) => (one.kind === 'fresh' ? asFresh(one, wrongSupplements) : one));
  return write(unit, outcomes);
}

type Read = Incoming & { readonly checked: Checked; readonly customerId: string | undefined };
type Fresh = Read & { readonly kind: 'fresh'; readonly customerId: string };
type Sifted = Outcome | Fresh;

function asFresh(one: Fresh, strange: ReadonlySet<string>): Sifted {
  const { supplementOf, siteId } = one.draft;
  if (supplementOf === null || !strange.has(`${supplementOf} ${siteId}`)) return one;
  return { kind: 'refused', refusal: no('supplement-unknown'), checked: one.checked };
}

type Known = { readonly known: readonly KnownOrder[]; readonly same: ReadonlyMap<string, Place> };

/** New ones, ones that are there already (here, or earlier among these), and what cannot be written. */
function sift(read: readonly Read[], { known, same }: Known): Sifted[] {
  const numbers = new Map(known.map((one) => [`${one.customerId} ${one.external}`, one]));
  return read.map((one): Sifted => {
    const { draft, checked, customerId } = one;
    const refused = (refusal: Refusal): Outcome => ({ kind: 'refused', refusal, checked });
    if (customerId === undefined) return refused(no('site-unknown'));
    const before = draft.externalNumber === null ? undefined : numbers.get(`${customerId} ${draft.externalNumber}`);
    if (before?.contentHash === checked.contentHash) return { kind: 'known', orderId: before.id, number: before.number, checked };
    if (before) return refused(no('external-number-taken', { external: before.external, number: before.number }));
    const twin = draft.externalNumber === null ? same.get(checked.contentHash) : undefined;
    if (twin) return { kind: 'known', ...twin, checked };
    try {
      mustBeWritable(checked);
    } catch (error) {
      if (error instanceof Refusal) return refused(error);
      throw error;
    }
    return { ...one, kind: 'fresh', customerId };
  });
}

const externalsOf = (unit: Unit, read: readonly Read[]): Promise<KnownOrder[]> =>
  externalOf(
    unit.tx,
    read.flatMap(({ draft, customerId }) =>
      draft.externalNumber === null || customerId === undefined ? [] : [{ customerId, external: draft.externalNumber }],
    ),
  );

/** Content → the order that holds it already; the hash names site and day. */
async function sameOrders({ tx }: Unit, read: readonly Read[]): Promise<Map<string, Place>> {
  const { rows } = await sql<Place & { hash: string }>`
    select o.id as "orderId", o.number, o.content_hash as hash
    from jsonb_to_recordset(${JSON.stringify(read.map(({ draft, checked }) => ({ ...draft, lines: [], hash: checked.contentHash })))}::jsonb)
      as r("siteId" uuid, "deliveryOn" date, hash text)
    join orders.order o on o.site_id = r."siteId" and o.delivery_on = r."deliveryOn" and o.content_hash = r.hash
      and o.state not in ('declined', 'cancelled')`.execute(tx);
  return new Map(rows.map(({ hash, ...place }) => [hash, place]));
}

/** `order site` of supplements that name an order which is not of their site. */
async function strangers({ tx }: Unit, incoming: readonly Incoming[]): Promise<ReadonlySet<string>> {
  const named = incoming.flatMap(({ draft }) => (draft.supplementOf === null ? [] : [{ id: draft.supplementOf, siteId: draft.siteId }]));
  if (named.length === 0) return new Set();
  const ids = named.map(({ id }) => id);
  const rows = await tx.selectFrom('orders.order').select(['id', 'site_id']).where('id', 'in', ids).execute();
  const theirs = new Set(rows.map((row) => `${row.id} ${row.site_id}`));
  return new Set(named.map(({ id, siteId }) => `${id} ${siteId}`).filter((pair) => !theirs.has(pair)));
}

/** Numbers, facts, words and findings of all that are new. */
async function write(unit: Unit, sifted: readonly Sifted[]): Promise<Outcome[]> {
  const { fresh, twins } = distinct(sifted);
  if (fresh.length === 0) return sifted as Outcome[];
  const numbers = await nextNumbers(unit.tx, fresh.length, unit.now);
  const written = new Map(fresh.map((one, at) => [one, { ...ordered(unit, one, numbers[at] as string), one }] as const));
  const all = [...written.values()];
  const told = all.flatMap(({ told }) => told);
  await unit.record(inKinds(told), {
    fresh: true,
    along: [checkedInsert(all, unit.now), wordsInsert(all.flatMap(({ words }) => words)) ?? []].flat(),
  });
  unit.announce('orders');
  return sifted.map((one) => {
    if (one.kind !== 'fresh') return one;
    const { orderId, number } = written.get(twins.get(one) ?? one) as Place;
    const twin = twins.get(one);
    if (twin && twin.checked.contentHash !== one.checked.contentHash)
      return { kind: 'refused', refusal: no('external-number-taken', { external: one.draft.externalNumber, number }), checked: one.checked };
    if (twin) return { kind: 'known', orderId, number, checked: one.checked };
    return { kind: 'received', orderId, number, customerId: one.customerId, checked: one.checked };
  });
}

/** The same external number twice in one go is one order. */
function distinct(sifted: readonly Sifted[]): { fresh: Fresh[]; twins: ReadonlyMap<Fresh, Fresh> } {
  const [first, twins] = [new Map<string, Fresh>(), new Map<Fresh, Fresh>()];
  const fresh = sifted.filter((one): one is Fresh => one.kind === 'fresh');
  for (const one of fresh) {
    const key = one.draft.externalNumber === null ? undefined : `${one.customerId} ${one.draft.externalNumber}`;
    const before = key === undefined ? undefined : first.get(key);
    if (before) twins.set(one, before);
    else if (key !== undefined) first.set(key, one);
  }
  return { fresh: fresh.filter((one) => !twins.has(one)), twins };
}

/** Orders first, then what is asked of them: neighbours of one kind are written together. */
const inKinds = (told: readonly Told[]): Told[] => [...Map.groupBy(told, ({ name }) => name).values()].flat();

function ordered(unit: Unit, { draft, channel, source, checked, customerId }: Fresh, number: string) {
  const orderId = newId(unit.now);
  const lineIds = draft.lines.map(() => newId(unit.now));
  const identity = { orderId, number, customerId, channel, lineIds };
  const told = decideReceive(draft, checked, { identity, moment: { actor: unit.actor, now: unit.now } });
  return { orderId, number, told, checked, words: wordsOf(orderId, lineIds, { ...draft, source }) };
}

type Said = Pick<Draft, 'remark' | 'lines'> & { readonly source: string | null };

export const wordsOf = (orderId: string, lineIds: readonly string[], { remark, lines, source }: Said): Words[] => [
  { orderId, lineId: null, kind: 'remark', body: remark },
  { orderId, lineId: null, kind: 'source', body: source ?? '' },
  ...lines.map((line, at): Words => ({ orderId, lineId: lineIds[at] as string, kind: 'remark', body: line.remark })),
];

type Found = { readonly orderId: string; readonly checked: Pick<Checked, 'found'> };

/** What the checks found, beside the order: an insert, or the latest word. */
export function checkedInsert(all: readonly Found[], now: Instant) {
  const rows = all.map(({ orderId, checked: { found } }) => ({
    orderId,
    findings: found,
    blocks: found.filter(isBlock).length,
    warnings: found.filter((one) => !isBlock(one)).length,
  }));
  return sql`
    insert into orders.checked (order_id, findings, blocks, warnings, checked_at)
    select "orderId", findings, blocks, warnings, ${new Date(now).toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("orderId" uuid, findings jsonb, blocks integer, warnings integer)
    on conflict (order_id) do update
      set findings = excluded.findings, blocks = excluded.blocks, warnings = excluded.warnings, checked_at = excluded.checked_at`;
}
