// The call sheet (R7.2): every kitchen that has, or is about to get, goods of these lots, by when it begins to cook.
import type { UnitCode } from '../../../kernel/quantity.ts';
import { type Instant, shanghaiDate } from '../../../kernel/time.ts';
import type { Db, Tx } from '../../../platform/app.ts';
import { type ContactCard, contactsAt, type SiteCard, siteCardsOf } from '../../customers/public.ts';
import { type NoteRound, roundsOf } from '../../deliveries/public.ts';
import { type LineCarries, linesOfLots, type Stage } from '../../lots/public.ts';
import { termsOf } from '../../products/public.ts';
import { cookingOn, usualMealsOn } from './alert-rules.ts';
import { byCookTime, type Cooking, cookingOf } from './cook-time.rules.ts';

export type SheetLot = {
  readonly lotId: string;
  readonly number: string;
  readonly productId: string;
  readonly product: string;
  readonly unit: UnitCode;
  /** Integers of the base unit of the lot. */
  readonly amount: number;
  readonly atMost: number;
  /** How far this lot of this note is. */
  readonly stage: Stage;
  readonly deliveryOn: string;
  readonly noteId: string;
  readonly noteNumber: string;
};
export type SheetRow = Cooking & {
  readonly siteId: string;
  readonly site: string;
  readonly customerId: string;
  readonly customer: string;
  readonly address: string;
  readonly contacts: readonly ContactCard[];
  /** How far the goods are: at the kitchen, on a van, in staging. */
  readonly stage: Stage;
  /** Who drives what is still on the way. */
  readonly driver: { readonly accountId: string; readonly plate: string | null } | null;
  readonly lots: readonly SheetLot[];
};

/** What is left with the kitchen or on its way, and what may be there on top of that. */
const leftOf = (line: LineCarries): { readonly amount: number; readonly atMost: number } => {
  const gone = line.returned + line.destroyed + line.consumed;
  const carried = line.delivered > 0 ? line.delivered : line.picked;
  const amount = Math.max(0, carried - gone);
  return { amount, atMost: line.certainty === 'possible' ? Math.max(0, line.atMost - amount) : 0 };
};

/** Lines that are called off or empty are nobody's concern any more; what was eaten up stays, for the question "already eaten?". */
const concerns = (line: LineCarries): boolean => line.stage !== 'over' && leftOf(line).amount + leftOf(line).atMost > 0;

/** Everything made of the lots must be among `lotIds` already (`scopeOf`). */
export async function callSheetOf(db: Db | Tx, { lotIds, now }: { readonly lotIds: readonly string[]; readonly now: Instant }): Promise<SheetRow[]> {
  const lines = (await linesOfLots(db, lotIds)).filter(concerns);
  const bySite = Map.groupBy(lines, ({ siteId }) => siteId);
  const [sites, contacts, products, rounds] = await Promise.all([
    siteCardsOf(db, [...bySite.keys()]),
    contactsAt(
      db,
      lines.map(({ customerId }) => customerId),
    ),
    termsOf(db, { ids: [...new Set(lines.map(({ productId }) => productId))], on: shanghaiDate(now) }),
    roundsOf(
      db,
      lines.filter(({ stage }) => stage !== 'site').map(({ noteId }) => noteId),
    ),
  ]);
  const known: Known = { contacts, rounds, now, nameOf: (productId) => products.byId.get(productId)?.name ?? '' };
  return [...bySite.values()]
    .flatMap((ofSite) => {
      const site = sites.get(ofSite[0]?.siteId ?? '');
      return site ? [rowOf(site, ofSite, known)] : [];
    })
    .sort((a, b) => byCookTime(a, b) || a.customer.localeCompare(b.customer, 'zh-CN') || a.site.localeCompare(b.site, 'zh-CN'));
}

type Known = {
  readonly contacts: readonly ContactCard[];
  readonly rounds: ReadonlyMap<string, NoteRound>;
  readonly now: Instant;
  nameOf(productId: string): string;
};

const FARTHEST: readonly Stage[] = ['site', 'van', 'staging', 'over'];

function rowOf(site: SiteCard, lines: readonly LineCarries[], { contacts, rounds, now, nameOf }: Known): SheetRow {
  const on = shanghaiDate(now);
  const kitchen = { meals: site.meals, usual: usualMealsOn(on), leadMinutes: cookingOn(on).minutes };
  const cooking = lines
    .map(({ deliveryOn, stage }) => cookingOf({ deliveryOn, arrived: stage === 'site' }, kitchen, now))
    .sort(byCookTime)[0] as Cooking;
  const round = lines.flatMap(({ noteId, stage }) => (stage === 'site' ? [] : (rounds.get(noteId) ?? [])))[0];
  const people = contacts.filter((one) => one.customerId === site.customerId);
  const here = people.filter(({ siteId }) => siteId === site.siteId);
  return {
    ...cooking,
    siteId: site.siteId,
    site: site.siteName,
    customerId: site.customerId,
    customer: site.customerName,
    address: site.address,
    contacts: [...here, ...people.filter(({ siteId }) => siteId === null)],
    stage: FARTHEST.find((stage) => lines.some((line) => line.stage === stage)) ?? 'site',
    driver: round?.driverId ? { accountId: round.driverId, plate: round.vehicle } : null,
    lots: lotsOf(lines, nameOf),
  };
}

/** One row for a lot on a note, however many lines carry it. */
function lotsOf(lines: readonly LineCarries[], nameOf: (productId: string) => string): SheetLot[] {
  const found = new Map<string, SheetLot>();
  for (const line of lines) {
    const key = `${line.lotId} ${line.noteId}`;
    const before = found.get(key);
    const { amount, atMost } = leftOf(line);
    const { lotId, number, productId, unit, stage, deliveryOn, noteId, noteNumber } = line;
    found.set(key, {
      ...{ lotId, number, productId, product: nameOf(productId), unit, stage, deliveryOn, noteId, noteNumber },
      amount: amount + (before?.amount ?? 0),
      atMost: atMost + (before?.atMost ?? 0),
    });
  }
  return [...found.values()];
}
