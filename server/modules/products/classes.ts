// Dated data that ships with the product: tolerance and temperature classes, and what is high-risk for schools.
import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { parse } from 'yaml';
import { z } from 'zod';
import { SYSTEM } from '../../kernel/actor.ts';
import type { Text } from '../../kernel/text.ts';
import type { App, Db, Tx } from '../../platform/app.ts';

const FILE = new URL('../../../plans/tolerances.yaml', import.meta.url);

const text = z.object({ zh: z.string().min(1), en: z.string().min(1) });
const code = z.string().regex(/^[a-z][a-z0-9-]*$/);
const dated = {
  validFrom: z.preprocess((day) => (day instanceof Date ? day.toISOString().slice(0, 10) : day), z.iso.date()),
  source: z.string().min(1),
  mark: z.enum(['V', 'V2', 'M', 'own', 'own-to-confirm']),
};
const bp = z.int().min(0).max(10_000);
const degrees = z.number().min(-60).max(100).optional();
const file = z.object({
  tolerances: z.array(z.object({ code, label: text, overBp: bp, underBp: bp, ...dated })).min(1),
  temperatures: z
    .array(
      z.object({
        code,
        label: text,
        limits: z.array(z.object({ place: z.enum(['transport', 'canteen']), lowest: degrees, highest: degrees, ...dated })).min(1),
      }),
    )
    .min(1),
  highRisk: z.array(z.object({ word: z.string().min(1), reason: text, source: dated.source, mark: dated.mark })),
});
type Shipped = z.infer<typeof file>;

/** What nobody has to check any more; everything else is shown as 待确认. */
const CONFIRMED: readonly string[] = ['V', 'own'];

export const readClasses = async (): Promise<Shipped> => file.parse(parse(await readFile(FILE, 'utf8')));

/** At start-up: the tables say what the file says. */
export async function loadClasses(app: App): Promise<void> {
  const { tolerances, temperatures, highRisk } = await readClasses();
  const tenths = (value: number | undefined): number | null => (value === undefined ? null : Math.round(value * 10));
  const limits = temperatures.flatMap(({ limits: of, ...one }) =>
    of.map((limit) => ({ ...one, ...limit, lowest: tenths(limit.lowest), highest: tenths(limit.highest) })),
  );
  await app.inUnit(SYSTEM, async ({ tx }) => {
    await sql`delete from products.tolerance_class`.execute(tx);
    await sql`delete from products.temperature_class`.execute(tx);
    await sql`delete from products.high_risk_goods`.execute(tx);
    await sql`insert into products.tolerance_class (code, label, over_bp, under_bp, valid_from, source, mark)
      select r.code, r.label, r."overBp", r."underBp", r."validFrom", r.source, r.mark from jsonb_to_recordset(${JSON.stringify(tolerances)}::jsonb)
      as r(code text, label jsonb, "overBp" integer, "underBp" integer, "validFrom" date, source text, mark text)`.execute(tx);
    await sql`insert into products.temperature_class (code, label, place, lowest, highest, valid_from, source, mark)
      select r.code, r.label, r.place, r.lowest, r.highest, r."validFrom", r.source, r.mark from jsonb_to_recordset(${JSON.stringify(limits)}::jsonb)
      as r(code text, label jsonb, place text, lowest integer, highest integer, "validFrom" date, source text, mark text)`.execute(tx);
    await sql`insert into products.high_risk_goods (word, reason, source, mark)
      select r.word, r.reason, r.source, r.mark from jsonb_to_recordset(${JSON.stringify(highRisk)}::jsonb)
      as r(word text, reason jsonb, source text, mark text)`.execute(tx);
  });
}

const saying = ({ source, mark, valid_from }: { source: string; mark: string; valid_from: string }) => ({
  source,
  mark,
  confirmed: CONFIRMED.includes(mark),
  validFrom: valid_from,
});

export type Classes = Awaited<ReturnType<typeof classesOn>>;
type Limit = ReturnType<typeof saying> & { place: 'transport' | 'canteen'; lowest: number | null; highest: number | null };

/** As they hold on the day: of each code the newest that has begun. */
export async function classesOn(db: Db | Tx, on: string) {
  const [tolerances, limits, highRisk] = await Promise.all([
    db
      .selectFrom('products.tolerance_class')
      .distinctOn('code')
      .selectAll()
      .where('valid_from', '<=', on)
      .orderBy('code')
      .orderBy('valid_from', 'desc')
      .execute(),
    db
      .selectFrom('products.temperature_class')
      .distinctOn(['code', 'place'])
      .selectAll()
      .where('valid_from', '<=', on)
      .orderBy('code')
      .orderBy('place', 'desc')
      .orderBy('valid_from', 'desc')
      .execute(),
    db.selectFrom('products.high_risk_goods').selectAll().orderBy('word').execute(),
  ]);
  const temperatures = new Map<string, { code: string; label: Text; limits: Limit[] }>();
  for (const row of limits) {
    const known = temperatures.get(row.code) ?? { code: row.code, label: row.label as Text, limits: [] };
    known.limits.push({ place: row.place as Limit['place'], lowest: row.lowest, highest: row.highest, ...saying(row) });
    temperatures.set(row.code, known);
  }
  return {
    tolerances: tolerances.map((row) => ({
      code: row.code,
      label: row.label as Text,
      overBp: row.over_bp,
      underBp: row.under_bp,
      ...saying(row),
    })),
    temperatures: [...temperatures.values()],
    highRisk: highRisk.map(({ word, reason, source, mark }) => ({
      word,
      reason: reason as Text,
      source,
      mark,
      confirmed: CONFIRMED.includes(mark),
    })),
  };
}
