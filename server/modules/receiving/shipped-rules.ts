// What is asked and looked at when goods come in, and which goods are banned: dated data that ships with the product.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { CATEGORIES, type Category } from '../products/words.ts';

const read = (file: string): unknown => parse(readFileSync(new URL(`../../../plans/${file}`, import.meta.url), 'utf8'));

const text = z.object({ zh: z.string().min(1), en: z.string().min(1) });
const day = z.preprocess((value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value), z.iso.date());
const code = z.string().regex(/^[a-z][a-z0-9-]*$/);
const dated = { from: day, to: day.optional(), source: z.string().min(1), mark: z.enum(['V', 'V2', 'M', 'own']) };
const categories = z.union([z.literal('all'), z.array(z.enum(Object.keys(CATEGORIES) as [Category, ...Category[]])).min(1)]);

const bannedFile = z.object({ banned: z.array(z.object({ code, label: text, words: z.array(z.string().min(2)).default([]), ...dated })).min(1) });
const checksFile = z.object({
  checks: z.array(z.object({ code, label: text, categories, bans: code.optional(), stops: z.boolean().default(false), ...dated })).min(1),
  asked: z.array(z.object({ what: z.enum(['supplier-lot', 'origin', 'days']), categories, ...dated })),
  temperature: z.array(z.object({ classes: z.array(code).min(1), asked: z.boolean(), off: z.enum(['store', 'note']), ...dated })),
  papers: z.array(z.object({ kinds: z.array(code).min(1), level: z.enum(['never', 'store', 'note']), ...dated })),
  life: z.object({ leastBp: z.int().min(0).max(10_000), ...dated }),
});

const { banned } = bannedFile.parse(read('banned-goods.yaml'));
const shipped = checksFile.parse(read('receiving-checks.yaml'));

export type Ban = (typeof banned)[number];
export type Check = (typeof shipped.checks)[number];
type Dated = { readonly from: string; readonly to?: string | undefined; readonly mark: string };

/** What nobody has to check any more; everything else is shown as 待确认. */
export const isConfirmed = ({ mark }: Pick<Dated, 'mark'>): boolean => mark === 'V' || mark === 'own';
const holds =
  (on: string) =>
  ({ from, to }: Dated): boolean =>
    from <= on && (to === undefined || on <= to);
const fits =
  (category: Category) =>
  ({ categories: of }: { categories: z.infer<typeof categories> }): boolean =>
    of === 'all' || of.includes(category);

export const BANS: readonly Ban[] = banned;
export const CHECKS: readonly Check[] = shipped.checks;
export const LIFE = shipped.life;
export const banOf = (wanted: string): Ban | undefined => banned.find((one) => one.code === wanted);
export const checkOf = (wanted: string): Check | undefined => shipped.checks.find((one) => one.code === wanted);
export const bansOn = (on: string): Ban[] => banned.filter(holds(on));
export const checksFor = (category: Category, on: string): Check[] => shipped.checks.filter(holds(on)).filter(fits(category));
export const askedFor = (category: Category, on: string) => shipped.asked.filter(holds(on)).filter(fits(category));
export const temperatureFor = (temperatureClass: string, on: string) =>
  shipped.temperature.filter(holds(on)).find(({ classes }) => classes.includes(temperatureClass));
/** A kind nobody wrote a rule for is asked for like most. */
export const paperFor = (kind: string, on: string) =>
  shipped.papers.filter(holds(on)).find(({ kinds }) => kinds.includes(kind)) ?? { level: 'store' as const, source: '—', mark: 'own' as const };

/** The ban whose words these texts hold. */
export function bannedByWords(written: readonly string[], on: string): Ban | undefined {
  const text = written.join(' ').normalize('NFKC').replace(/\s+/g, '');
  return bansOn(on).find(({ words }) => words.some((word) => text.includes(word)));
}
