// A 40-line acceptance with three exceptions, every line of a lot that moves to the kitchen, over HTTP against pgbench writing the very same rows, on the same server, in the same run (R1.4).
import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { newId } from '../server/kernel/id.ts';
import { HOUR, iso } from '../server/kernel/time.ts';
import type { Bench } from './bench.ts';
import { onScratch, ratioOf, sayIfBusy } from './measured/against-pgbench.ts';
import { type Baseline, writeSameRows } from './measured/baseline.ts';
import { aCustomer, type Measured } from './measured/installation.ts';
import { bodyOf, load, openLine, percentile, requestText } from './measured/load.ts';
import { statementsOf } from './measured/rows.ts';
import { signInAs } from './measured/sign-in.ts';

const BAR = 0.15;
const CONNECTIONS = 32;
const WARM_UP = 4;
const SECONDS = 8;
const LINES = 40;
const DAYS = 300;
const AT_MOST = 9_000;

export const bench: Bench = {
  name: 'receipt',
  bar: `≥ ${BAR} of pgbench`,
  run: onScratch(compare),
};

type Note = { readonly noteId: string; readonly number: string };

async function compare(measured: Measured, report: (line: string) => void): Promise<{ figure: string; ok: boolean }> {
  const cookie = await signInAs(measured.port, 'orders');
  await deliverForAYear(measured, report);
  const request = await acceptances({ port: measured.port, cookie });
  const notes = await issueNotes(measured, { cookie, many: 40 });
  const statements = await statementsOf(measured.query, async () => {
    const note = notes.pop() as Note;
    await ask(measured.port, request(note, await linesOf(measured, note)));
    return note;
  });
  report(`one acceptance of ${LINES} lines writes ${statements.map(({ table, rows }) => `${rows} ${table}`).join(', ')}`);
  // Balances are kept by a trigger of the movements: pgbench writes neither, we pay for both.
  const comparable = statements.filter(({ table }) => table !== 'lots.balance');
  const kept = (how: 'enable' | 'disable') => measured.query(`alter table lots.movement ${how} trigger keep_balance`);
  const same = async (): Promise<Baseline> => {
    await kept('disable');
    const written = await writeSameRows(comparable, { ownerUrl: measured.ownerUrl, connections: CONNECTIONS, seconds: SECONDS / 2 });
    await kept('enable');
    return written;
  };
  // Read strictly, the rows of the goods are ours alone to write: who accepts a note knows nothing of lots.
  const strict = () =>
    writeSameRows(
      statements.filter(({ table }) => !table.startsWith('lots.')),
      { ownerUrl: measured.ownerUrl, connections: CONNECTIONS, seconds: SECONDS / 4 },
    );
  const without = [await strict()];
  const before = await same();
  report(`${before.tool}: ${before.perSecond.toFixed(0)} transactions a second with the same rows`);
  // As many notes as can be accepted if all goes three times as well as it must.
  const many = Math.min(AT_MOST, Math.ceil(before.perSecond * BAR * 3 * (WARM_UP + SECONDS)));
  report(`issuing ${many} notes`);
  const waiting = await prepare(measured, { cookie, many, request });
  await measured.start();
  const warm = { port: measured.port, connections: CONNECTIONS, request: () => waiting.pop() ?? none() };
  await load({ ...warm, seconds: WARM_UP });
  const starved = measured.starved() ?? 0;
  const ours = await load({ ...warm, seconds: SECONDS });
  sayIfBusy(report, (measured.starved() ?? 0) - starved, SECONDS);
  if (ours.bad.length > 0) throw new Error(`not every note was accepted: ${ours.bad[0]}`);
  const after = await same();
  without.push(await strict());
  report(`${after.tool}: ${after.perSecond.toFixed(0)} once more`);
  const limit = without.reduce((sum, { perSecond }) => sum + perSecond, 0) / without.length;
  report(`${(ours.perSecond / limit).toFixed(3)} of ${after.tool} without the rows of the goods (${limit.toFixed(0)} a second)`);
  const [half, most] = [percentile(ours.latencies, 0.5).toFixed(1), percentile(ours.latencies, 0.99).toFixed(1)];
  report(`${ours.answers} notes accepted, median ${half} ms, 99 % within ${most} ms`);
  return ratioOf(ours.perSecond, [before, after], BAR);
}

function none(): never {
  throw new Error('more notes were accepted than were issued: raise AT_MOST');
}

async function ask(port: number, request: string): Promise<string> {
  const line = openLine(port);
  const answer = await line.ask(request).finally(() => line.end());
  if (!answer.startsWith('HTTP/1.1 2')) throw new Error(`refused: ${answer}`);
  return answer;
}

type Clerk = { readonly port: number; readonly cookie: string };

async function upload({ port, cookie }: Clerk): Promise<string> {
  const body = await sharp(randomBytes(64 * 64 * 3), { raw: { width: 64, height: 64, channels: 3 } })
    .jpeg()
    .toBuffer();
  const headers = { cookie, 'content-type': 'image/jpeg' };
  const answer = await fetch(`http://127.0.0.1:${port}/api/files`, { method: 'POST', headers, body: new Uint8Array(body) });
  return ((await answer.json()) as { id: string }).id;
}

/** Signed, with a little more of one line, another deducted with a photo, a third short. */
async function acceptances(clerk: Clerk): Promise<(note: Note, lines: readonly string[]) => string> {
  const [signatureFileId, photo] = [await upload(clerk), await upload(clerk)];
  return ({ noteId }, [over, deducted, short]) => {
    const lines = [
      { lineId: over, gross: 21_200, tare: 1_000 },
      { lineId: deducted, deductBp: 500, reason: 'off-spec', photos: [photo] },
      { lineId: short, net: 16_000 },
    ];
    const body = { lines, receiverName: '验收员', signatureFileId, cratesBack: 6, sentAt: iso(Date.now()) };
    return requestText('POST', `/api/deliveries/${noteId}/acceptance`, { cookie: clerk.cookie, body, key: newId() });
  };
}

const linesOf = async ({ query }: Measured, { noteId }: Note): Promise<string[]> =>
  (await query<{ id: string }>('select id from deliveries.note_line where note_id = $1 order by line_no limit 3', [noteId])).map(({ id }) => id);

async function issueNotes(measured: Measured, { cookie, many }: { cookie: string; many: number }): Promise<Note[]> {
  const { siteId } = await aCustomer(measured);
  const sites = await measured.query<{ id: string }>(
    `with one as (select * from customers.site where id = $1)
     insert into customers.site (id, customer_id, code, name, created_at)
     select gen_random_uuid(), customer_id, code || '-' || n, name || n, created_at from one, generate_series(1, 200) n
     on conflict (code) do update set name = excluded.name returning id`,
    [siteId],
  );
  const goods = Array.from({ length: LINES }, (_, at) => ({ product: `食材 ${at + 1}`, unit: 'kg', ordered: 20_000, picked: 20_000, lot: 'L1' }));
  const now = Date.now();
  const note = { windowFrom: iso(now), windowTo: iso(now + HOUR), cratesOut: 6, lines: goods };
  const issued: Note[] = [];
  const issuers = Array.from({ length: 8 }, async () => {
    const line = openLine(measured.port);
    while (issued.length < many) {
      const answer = await line.ask(
        requestText('POST', '/api/deliveries', { cookie, body: { ...note, siteId: sites[issued.length % sites.length]?.id }, key: newId() }),
      );
      if (!answer.startsWith('HTTP/1.1 2')) throw new Error(`no note was issued: ${answer}`);
      issued.push(bodyOf<Note>(answer));
    }
    line.end();
  });
  await Promise.all(issuers);
  await pickFromLots(
    measured,
    issued.map(({ noteId }) => noteId),
  );
  return issued;
}

/** The customer got the same forty products every day of a year: what it got last is asked of each line. */
async function deliverForAYear(measured: Measured, report: (line: string) => void): Promise<void> {
  const { customerId, siteId } = await aCustomer(measured);
  await makeLots(measured);
  await measured.query(
    `insert into lots.line (line_id, lot_id, product_id, aged_on, note_id, note_number, customer_id, site_id, delivery_on, certainty, stage, picked, delivered)
     select gen_random_uuid(), o.id, o.product_id, o.received_on, gen_random_uuid(), 'PS-' || d, $1, $2, current_date - d, 'named', 'site', 20000, 20000
     from lots.lot o, generate_series(1, ${DAYS}) d where o.number ~ '^B[0-9]+$'`,
    [customerId, siteId],
  );
  await measured.query('analyze lots.line');
  report(`the customer got ${DAYS * LINES} lines in a year`);
}

const makeLots = ({ query }: Measured) =>
  query(
    `insert into lots.lot (id, number, product_id, unit, base, made_by, received_on, registered_at)
     select ('00000000-0000-7000-9000-' || lpad(n::text, 12, '0'))::uuid, 'B' || n, gen_random_uuid(), 'kg', 'g', 'received', current_date, now()
     from generate_series(1, ${LINES}) n on conflict do nothing`,
  );

/** Every line carries a lot of its product, aboard one of sixty vans: what is accepted moves from the van to one of two hundred kitchens. */
async function pickFromLots({ query }: Measured, noteIds: readonly string[]): Promise<void> {
  const store = '00000000-0000-7000-8000-000000000001';
  const nowhere = '00000000-0000-0000-0000-000000000000';
  await query(
    `insert into lots.movement (event_id, leg, kind, lot_id, from_kind, from_place, to_kind, to_place, amount, occurred_at)
     select gen_random_uuid(), 1, 'received', id, 'supplier', '${nowhere}', 'store', '${store}', $1, now() from lots.lot where number ~ '^B[0-9]+$'`,
    [noteIds.length * 20_000],
  );
  const van = `('00000000-0000-7000-a000-' || lpad((abs(hashtext(n.id::text)) % 60)::text, 12, '0'))::uuid`;
  const lines = `deliveries.note_line l join deliveries.note n on n.id = l.note_id
    join lots.lot o on o.number = 'B' || l.line_no where n.id = any($1::uuid[])`;
  await query(
    `insert into lots.movement (event_id, leg, kind, lot_id, from_kind, from_place, to_kind, to_place, amount, note_id, line_id, occurred_at)
     select n.id, l.line_no, 'loaded', o.id, 'store', '${store}', 'van', ${van}, l.picked, n.id, l.id, now() from ${lines}`,
    [noteIds],
  );
  await query(
    `insert into lots.line (line_id, lot_id, product_id, aged_on, note_id, note_number, customer_id, site_id, delivery_on, certainty, stage, vehicle_id, picked)
     select l.id, o.id, o.product_id, o.received_on, n.id, n.number, n.customer_id, n.site_id, n.delivery_on, 'named', 'van', ${van}, l.picked from ${lines}`,
    [noteIds],
  );
}

/** One request for each of many fresh notes. */
async function prepare(
  measured: Measured,
  { cookie, many, request }: { cookie: string; many: number; request: (note: Note, lines: readonly string[]) => string },
): Promise<string[]> {
  const notes = await issueNotes(measured, { cookie, many });
  const rows = await measured.query<{ noteId: string; ids: string[] }>(
    'select note_id as "noteId", array_agg(id order by line_no) as ids from deliveries.note_line where note_id = any($1::uuid[]) and line_no <= 3 group by 1',
    [notes.map(({ noteId }) => noteId)],
  );
  const lines = new Map(rows.map(({ noteId, ids }) => [noteId, ids]));
  return notes.map((note) => request(note, lines.get(note.noteId) ?? []));
}
