// Papers that come near their end are told once at each step, all of a day in one message per receiver.
import { sql } from 'kysely';
import { SYSTEM } from '../../../kernel/actor.ts';
import { shanghaiDate, shanghaiTime } from '../../../kernel/time.ts';
import type { App, Tx, Unit } from '../../../platform/app.ts';
import { activeSuppliers, LICENCES } from '../../suppliers/public.ts';
import { daysBetween, plusDays } from '../certificate.rules.ts';
import { labelOf, WARN, WARN_DAYS } from '../kinds.ts';
import { warned } from './facts.ts';
import { stepOf } from './warn.rules.ts';

/** What the message tells by name; the rest is counted. */
const NAMED = 8;

type Ending = { readonly paper: string; readonly what: string; readonly validTo: string };

/** Once a day, after the hour of the rules; several nodes may try. Answers how many papers were told. */
export async function warnOfExpiry(app: App): Promise<number> {
  if (shanghaiTime(app.clock.now()) < WARN.at) return 0;
  return app.inUnit(SYSTEM, async (unit) => {
    const day = shanghaiDate(unit.now);
    await sql`select pg_advisory_xact_lock(hashtext('certificates.warning'))`.execute(unit.tx);
    const { rows } = await sql`select from certificates.warning where on_day = ${day}::date limit 1`.execute(unit.tx);
    return rows.length > 0 ? 0 : warnOn(unit, day);
  });
}

async function warnOn(unit: Unit, day: string): Promise<number> {
  const ending = [...(await endingPapers(unit.tx, day)), ...(await endingLicences(unit.tx, day))].flatMap((one) => {
    const step = stepOf(daysBetween(day, one.validTo), WARN_DAYS);
    return step === null ? [] : [{ ...one, step }];
  });
  const known = await toldBefore(
    unit.tx,
    ending.map(({ paper }) => paper),
  );
  const fresh = ending.filter(({ paper, step }) => !known.has(`${paper} ${step}`)).sort((a, b) => a.validTo.localeCompare(b.validTo));
  if (fresh.length === 0) return 0;
  const papers = fresh.map(({ paper, step }) => ({ paper, step }));
  await unit.record([warned.tell({ day, papers }, { occurredAt: unit.now, grade: 'B' })]);
  const named = fresh.slice(0, NAMED).map(({ what, validTo, step }) => `${what}（${step === 0 ? `已于 ${validTo} 过期` : `${validTo} 到期`}）`);
  const lines = [...named, ...(fresh.length > NAMED ? [`另有 ${fresh.length - NAMED} 份`] : [])].join('；');
  await unit.app.messaging.notify(unit, {
    key: `certificates.expiring:${day}`,
    to: [{ role: 'purchasing' }, { role: 'food-safety-officer' }],
    template: 'certificates.expiring',
    params: { count: fresh.length, lines },
  });
  unit.announce('certificates');
  return fresh.length;
}

/** Those over no longer than the longest step, so that an old archive is not told on the first day; not those that have a successor. */
async function endingPapers(tx: Tx, day: string): Promise<Ending[]> {
  const most = WARN_DAYS[0] ?? 0;
  const { rows } = await sql<{ id: string; kind: string; number: string; valid_to: string; names: string[]; supplier: string }>`
    select c.id, c.kind, c.number, c.valid_to, array(select p ->> 'name' from jsonb_array_elements(c.products) p) as names,
      coalesce(s.name, w.supplier, '') as supplier
    from certificates.certificate c
    left join certificates.words w on w.certificate_id = c.id left join suppliers.supplier s on s.id = c.supplier_id
    where c.withdrawn_at is null and c.valid_to between ${plusDays(day, -most)}::date and ${plusDays(day, most)}::date
      and c.valid_to - c.valid_from >= ${WARN.leastDays}::int
      and not exists (
        select from certificates.certificate n left join certificates.words nw on nw.certificate_id = n.id
        where n.withdrawn_at is null and n.kind = c.kind and n.id <> c.id and n.goods @> c.goods and (n.goods = '{}') = (c.goods = '{}')
          and n.supplier_id is not distinct from c.supplier_id and coalesce(nw.supplier, '') = coalesce(w.supplier, '')
          and (n.valid_to is null or n.valid_to > c.valid_to))
    order by c.valid_to, c.id limit 1000`.execute(tx);
  return rows.map(({ id, kind, number, valid_to, names, supplier }) => ({
    paper: `certificate:${id}`,
    what: [supplier, labelOf(kind).zh, names.slice(0, 2).join('、'), number].filter(Boolean).join(' '),
    validTo: valid_to,
  }));
}

async function endingLicences(tx: Tx, day: string): Promise<Ending[]> {
  const most = WARN_DAYS[0] ?? 0;
  return (await activeSuppliers(tx)).flatMap(({ id, name, licences }) =>
    licences.flatMap(({ kind, validTo }) => {
      if (validTo === null || Math.abs(daysBetween(day, validTo)) > most) return [];
      // The successor may stand beside the one that ends.
      if (licences.some((other) => other.kind === kind && (other.validTo === null || other.validTo > validTo))) return [];
      return [{ paper: `licence:${id}:${kind}:${validTo}`, what: `${name} ${LICENCES[kind].zh}`, validTo }];
    }),
  );
}

async function toldBefore(tx: Tx, papers: readonly string[]): Promise<ReadonlySet<string>> {
  if (papers.length === 0) return new Set();
  const rows = await tx.selectFrom('certificates.warning').select(['paper', 'step']).where('paper', 'in', papers).execute();
  return new Set(rows.map(({ paper, step }) => `${paper} ${step}`));
}
