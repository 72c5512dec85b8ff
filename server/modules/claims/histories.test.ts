// Ten thousand random steps by several people at once on the same goods: whatever is asked, the ledger holds, and the journal knows it all.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SYSTEM } from '../../kernel/actor.ts';
import { newId } from '../../kernel/id.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { HOUR, iso } from '../../kernel/time.ts';
import { openTestApp, refusalOf, type SignedIn, type TestApp } from '../../testing/open-test-app.ts';
import { verifyRebuild } from '../../testing/rebuild.ts';
import { seeded } from '../../testing/seeded.ts';
import { lockLines } from '../lots/public.ts';
import { REASON_CODES, type Way } from './claim.ts';
import * as told from './facts.ts';
import { refusing } from './refusing.ts';
import { aDelivery, CAME, KG, type Place } from './testing/a-delivery.ts';

const STEPS = 10_000;
const PEOPLE = 6;
const LOOK_EVERY = 1_000;
const TIME = 10 * 60_000;

let app: TestApp;
type Staff = Record<'agent' | 'lead' | 'boss' | 'finance' | 'dispatcher' | 'driver', SignedIn>;
let staff: Staff;
let notes: (Place & { caseId: string })[];

beforeAll(async () => {
  app = await openTestApp({ load: false });
  const [agent, lead, boss, finance, dispatcher, driver] = await Promise.all([
    app.as('service-agent'),
    app.as('after-sales-manager'),
    app.as('general-manager'),
    app.as('finance-clerk'),
    app.as('dispatcher'),
    app.as('driver'),
  ]);
  staff = { agent, lead, boss, finance, dispatcher, driver };
  notes = [];
  for (const state of ['accepted', 'partly-accepted', 'accepted', 'refused', 'arrived', 'departed']) await another(state);
});
afterAll(() => app.close());

/** A new delivery comes now and then: what is claimed in full leaves nothing to live on. */
async function another(state: string): Promise<void> {
  const accepted = { accepted: CAME, 'partly-accepted': 40 * KG, refused: 0 }[state] ?? null;
  const place = await aDelivery(app, { state, accepted });
  const { caseId } = await staff.agent.api.cases.open({
    customerId: place.customerId,
    siteId: place.siteId,
    channel: 'phone',
    category: 'quality',
    body: '验收问题',
  });
  notes.push({ ...place, caseId });
}

type Life = { readonly chance: () => number; readonly claims: string[] };
type Step = (life: Life) => Promise<unknown>;

const among = <T>({ chance }: Life, all: readonly T[]): T => all[Math.floor(chance() * all.length)] as T;
const some = ({ chance }: Life, most: number): number => Math.floor(chance() * most) + 1;
const WAYS: readonly Way[] = ['replacement', 'replacement', 'replacement', 'credit', 'deduction', 'refund', 'self-purchase', 'loss', 'waiver'];
const NO_GOODS: readonly Way[] = ['loss', 'waiver'];

/** Lines of a note, now and then of a replacement that came, of another customer, or of nobody. */
async function lineOf(life: Life, place: Place): Promise<string> {
  const luck = life.chance();
  if (luck < 0.03) return newId();
  if (luck < 0.06) return among(life, notes).lineId;
  if (luck > 0.15) return place.lineId;
  const { items } = await staff.agent.api.claims.claimableLines({ noteId: place.noteId });
  return among(life, items).lineId;
}

const request: Step = async (life) => {
  const place = among(life, notes.slice(-5));
  const way = among(life, WAYS);
  const item = async () => ({ noteId: place.noteId, lineId: await lineOf(life, place), amount: some(life, 12 * KG) });
  const items = NO_GOODS.includes(way) ? [] : [await item(), ...(life.chance() < 0.2 ? [await item()] : [])];
  const money = way === 'replacement' ? {} : { amountFen: some(life, 20_000) };
  const input = { caseId: place.caseId, way, reason: among(life, REASON_CODES), items, ...money };
  const by = life.chance() < 0.4 ? place.scanned.claims.ask(input) : among(life, [staff.agent, staff.lead]).api.claims.request(input);
  life.claims.push((await by).claimId);
};

const one = (life: Life): string => among(life, life.claims.slice(-40)) ?? newId();
/** All of every item, or a part, or now and then more than there is. */
async function part(life: Life, claimId: string) {
  if (life.chance() < 0.5) return { claimId };
  const { items } = await staff.lead.api.claims.show({ claimId });
  if (items.length === 0) return { claimId };
  return { claimId, items: items.map(({ itemId, requested }) => ({ itemId, amount: Math.floor(life.chance() * 1.1 * requested) })) };
}

const STEPS_OF: readonly (readonly [number, Step])[] = [
  [30, request],
  [22, async (life) => among(life, [staff.lead, staff.boss]).api.claims.approve(await part(life, one(life)))],
  [6, (life) => staff.lead.api.claims.decline({ claimId: one(life), reason: 'unfounded', body: '复核为正常' })],
  [6, (life) => staff.agent.api.claims.withdraw({ claimId: one(life), reason: 'mistake' })],
  [12, (life) => staff.dispatcher.api.claims.plan({ claimId: one(life), arriveBy: iso(app.clock.now() + HOUR), driverId: staff.driver.accountId })],
  [6, (life) => staff.driver.api.claims.deliver({ claimId: one(life) })],
  [10, async (life) => staff.agent.api.claims.recordAcceptance(await part(life, one(life)))],
  [6, (life) => staff.finance.api.claims.settle({ claimId: one(life) })],
  [1, (life) => another(among(life, ['accepted', 'partly-accepted', 'arrived']))],
  [2, (life) => correct(life)],
  [2, (life) => comeBack(life)],
];
const ALL = STEPS_OF.reduce((sum, [weight]) => sum + weight, 0);

function next(life: Life): Step {
  let left = life.chance() * ALL;
  for (const [weight, step] of STEPS_OF) {
    left -= weight;
    if (left < 0) return step;
  }
  return request;
}

/** The customer's office corrects what was accepted: the ledger follows, but never below what is held. */
async function correct(life: Life): Promise<void> {
  const { lineId } = among(life, notes);
  await sql`update deliveries.note_line set accepted = ${some(life, CAME)} where id = ${lineId} and accepted is not null`.execute(app.app.db);
}

const LOT = newId();
/** Goods of a recall come back: no claim asked for them. */
async function comeBack(life: Life): Promise<void> {
  const { customerId, noteId, lineId } = among(life, notes);
  const came = { accepted: CAME, refused: 0, ofLot: CAME };
  await app.app.inUnit(SYSTEM, async (unit) => {
    await lockLines(unit.tx, [lineId]);
    const data = { eventId: newId(), customerId, noteId, lines: [{ lineId, lotId: LOT, amount: some(life, KG), came }] };
    await refusing(() => unit.record([told.returnedOutside.tell(data, { occurredAt: unit.now, grade: 'B' })]));
  });
}

async function live(seed: number, steps: number): Promise<{ done: number; refused: Map<string, number> }> {
  const life: Life = { chance: seeded(seed), claims: [] };
  const refused = new Map<string, number>();
  let done = 0;
  for (let at = 0; at < steps; at++) {
    const going = next(life)(life);
    try {
      await going;
      done++;
    } catch (error) {
      const { code, status } = error instanceof Refusal ? error : await refusalOf(Promise.reject(error));
      expect(status, code).toBeLessThan(500);
      refused.set(code, (refused.get(code) ?? 0) + 1);
    }
  }
  return { done, refused };
}

/** What must always be so; each answers the rows for which it is not. */
const INVARIANTS = {
  'totals are the sums of the entries': sql`
    select l.line_id from claims.line l join lateral (
      select coalesce(sum(amount) filter (where kind = 'accepted'), 0) as accepted, coalesce(sum(amount) filter (where kind = 'refused'), 0) as refused,
        coalesce(sum(case kind when 'claimed' then amount when 'released' then -amount end), 0) as claimed,
        coalesce(sum(amount) filter (where kind in ('replaced', 'credited', 'deducted', 'refunded', 'compensated')), 0) as given,
        coalesce(sum(amount) filter (where kind = 'returned'), 0) as returned from claims.entry e where e.line_id = l.line_id
    ) e on (l.accepted, l.refused, l.claimed, l.given, l.returned) is distinct from (e.accepted, e.refused, e.claimed, e.given, e.returned)`,
  'never more is claimed and returned than came': sql`select line_id from claims.line where claimed + returned > accepted + refused`,
  'a line holds what its claims hold': sql`
    select l.line_id from claims.line l left join lateral (
      select coalesce(sum(case when c.state in ('declined', 'withdrawn') then 0 when c.state in ('accepted', 'settled') then i.given else coalesce(i.approved, i.requested) end), 0) as held,
        coalesce(sum(i.given), 0) as given
      from claims.item i join claims.claim c on c.id = i.claim_id where i.line_id = l.line_id
    ) h on true where l.claimed <> h.held or l.given <> h.given`,
  'what came in place of bad goods is a line of its own': sql`
    select i.id from claims.item i join claims.claim c on c.id = i.claim_id left join claims.line l on l.line_id = i.id
    where c.way = 'replacement' and coalesce(i.given, 0) <> coalesce(l.accepted, 0)`,
  'no more is given than approved, approved than requested, granted than asked': sql`
    select c.id from claims.claim c left join claims.item i on i.claim_id = c.id
    where i.given > i.approved or i.approved > i.requested or c.granted_fen > c.asked_fen`,
  'whoever asked did not decide': sql`
    select c.id from claims.claim c join journal.fact f on f.name in ('claims.approved', 'claims.endorsed') and f.data->>'claimId' = c.id::text
    where f.actor = c.requester`,
};

async function broken(): Promise<string[]> {
  const found: string[] = [];
  for (const [name, query] of Object.entries(INVARIANTS)) {
    const { rows } = await query.execute(app.app.db);
    if (rows.length > 0) found.push(`${name}: ${rows.length}, first ${JSON.stringify(rows[0])}`);
  }
  return found;
}

it(`${STEPS} steps by ${PEOPLE} people at once keep every invariant, and the journal replays to the same tables`, { timeout: TIME }, async () => {
  let done = 0;
  const refused = new Map<string, number>();
  for (let round = 0; round < STEPS / LOOK_EVERY; round++) {
    const lives = await Promise.all(Array.from({ length: PEOPLE }, (_, person) => live(1 + round * PEOPLE + person, Math.ceil(LOOK_EVERY / PEOPLE))));
    for (const life of lives) {
      done += life.done;
      for (const [code, count] of life.refused) refused.set(code, (refused.get(code) ?? 0) + count);
    }
    expect(await broken()).toEqual([]);
  }
  // A history in which nearly everything is refused says nothing.
  expect(done, JSON.stringify([...refused])).toBeGreaterThan(STEPS / 4);
  expect(refused.get('claims.more-than-came') ?? 0).toBeGreaterThan(50);
  const differences = await verifyRebuild(app, 'claims');
  expect(differences.map((text) => text.split('\n')[0])).toEqual([]);
});
