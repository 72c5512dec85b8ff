// What is found about goods at the door, and whether they may come in. Pure.
import { UNITS } from '../../kernel/quantity.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import { bothDays, type Days, wrongDays } from '../../kernel/shelf-life.ts';
import { tooWarm } from '../../kernel/temperature.ts';
import { DAY } from '../../kernel/time.ts';
import { no as noLots } from '../lots/refusals.ts';
import { type OpenPlace, STANDINGS, standingOf } from '../lots/words.ts';
import { LICENCES } from '../suppliers/words.ts';
import { type At, neededStore } from './around.ts';
import type { Level, Line } from './receipt.ts';
import { no } from './refusals.ts';
import { askedFor, type Ban, bannedByWords, banOf, checksFor, isConfirmed, LIFE, paperFor, temperatureFor } from './shipped-rules.ts';

/** `code`: what is kept of it; `refusal`: how it is said, with what to do. */
export type Finding = { readonly level: Level; readonly refusal: Refusal; readonly field: string; readonly confirmed: boolean };
export type Wish = Line & { readonly remark: string; readonly continues: string | null; readonly store: OpenPlace | undefined };
export type { At, Days };

const found = (level: Level, refusal: Refusal, { field, confirmed = true }: { field: string; confirmed?: boolean }): Finding => ({
  level,
  refusal,
  field,
  confirmed,
});

/** Both days, where one follows from the other; those of the lot that more is received of. A finding where they cannot be. */
export function daysAt(wish: Wish, { product, continued, on }: At): { readonly days: Days; readonly finding: Finding | undefined } {
  if (continued) {
    const { producedOn, expiresOn, derived } = continued;
    return { days: { producedOn, expiresOn, derived }, finding: undefined };
  }
  const wrong = wrongDays(wish, on);
  const { producedOn, expiresOn } = wish;
  if (wrong === null) return { days: bothDays(wish, product.shelfLifeDays), finding: undefined };
  const finding = found('form', noLots(wrong, { producedOn, expiresOn }), { field: 'producedOn' });
  return { days: { producedOn, expiresOn, derived: null }, finding };
}

/** Whether the days written now can be those of the lot. */
export const agrees = ({ producedOn, expiresOn }: Pick<Line, 'producedOn' | 'expiresOn'>, lot: Pick<Days, 'producedOn' | 'expiresOn'>): boolean =>
  (producedOn === null || lot.producedOn === null || producedOn === lot.producedOn) &&
  (expiresOn === null || lot.expiresOn === null || expiresOn === lot.expiresOn);

/** Everything found about one line, the gravest first. */
export function findingsOf(wish: Wish, at: At): Finding[] {
  const { days, finding } = daysAt(wish, at);
  const all = [...formOf(wish, at), ...(finding ? [finding] : []), ...lotOf(wish, at)];
  if (wish.refused < wish.amount) {
    all.push(
      ...checksOf(wish, at),
      ...bannedOf(wish, at),
      ...lifeOf(days, at),
      ...papersOf(at),
      ...licencesOf(at),
      ...coldOf(wish, at),
      ...askedOf(wish, at, days),
    );
  }
  const order: readonly Level[] = ['form', 'never', 'never-store', 'store', 'note'];
  return all.sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level));
}

function formOf({ unit, amount, quarantined, refused, fault, gross, tare }: Wish, { product: { name: product, settleUnit } }: At): Finding[] {
  const wrong: Finding[] = [];
  const add = (refusal: Refusal, field: string) => wrong.push(found('form', refusal, { field }));
  if (UNITS[unit].base !== UNITS[settleUnit].base) add(no('unit-unfit', { product, unit: UNITS[settleUnit].label.zh }), 'unit');
  if (gross !== null && tare !== null && tare > gross) add(no('tare-above-gross', { product }), 'tare');
  else if (gross !== null && UNITS[unit].base === 'g' && gross - (tare ?? 0) !== amount)
    add(no('weights-disagree', { product, net: gross - (tare ?? 0), amount }), 'amount');
  if (quarantined + refused > amount) add(no('parts-above-whole', { product }), 'refused');
  if (quarantined + refused > 0 && fault === null) add(no('fault-needed', { product }), 'fault');
  return wrong;
}

/** A number that the supplier used before means that very lot, or a writing mistake. */
function lotOf(wish: Wish, { product, supplier, known, continued, on }: At): Finding[] {
  const name = product.name;
  const field = 'supplierLot';
  if (continued === null || (continued && (continued.productId !== wish.productId || continued.supplierId !== supplier.id)))
    return [found('form', no('lot-other', { product: name }), { field })];
  if (wish.refused === wish.amount) return continued ? [found('form', no('nothing-moved-here'), { field })] : [];
  const other = continued ?? (wish.supplierLot === null ? undefined : known);
  const clash = other && (!continued || !agrees(wish, other) || wish.supplierLot !== continued.supplierLot);
  if (clash) return [found('form', noLots('supplier-lot-known', { supplierLot: wish.supplierLot ?? '—', number: other.number }), { field })];
  if (!continued) return [];
  const standing = standingOf(continued, on);
  if (standing === 'available' || standing === 'expired') return [];
  const level = standing === 'destroyed' ? 'never' : 'never-store';
  return [found(level, no('lot-stopped', { number: continued.number, state: STANDINGS[standing].zh }), { field })];
}

function checksOf({ checks }: Wish, { product: { name: product, category }, on }: At): Finding[] {
  const asked = checksFor(category, on);
  const open = asked.filter(({ code }) => !checks.some((one) => one.code === code));
  const [first] = open;
  const missing = first ? [found('form', no('checks-missing', { product, count: open.length, first: first.label.zh }), { field: 'checks' })] : [];
  const failed = asked.filter(({ code }) => checks.some((one) => one.code === code && !one.ok));
  return [
    ...missing,
    ...failed.map((check) => {
      const where = { field: 'checks', confirmed: isConfirmed(check) };
      const ban = check.bans === undefined ? undefined : banOf(check.bans);
      if (ban) return banned(ban, product, 'checks');
      const refusal = no('check-failed', { product, check: check.label.zh, source: check.source });
      return found(check.stops ? 'store' : 'note', refusal, where);
    }),
  ];
}

const banned = (ban: Ban, product: string, field: string): Finding =>
  found('never', no('banned-goods', { product, ban: ban.label.zh, source: ban.source }), { field, confirmed: isConfirmed(ban) });

function bannedOf({ remark }: Wish, { product: { name, spec }, on }: At): Finding[] {
  const ban = bannedByWords([name, spec, remark], on);
  return ban ? [banned(ban, name, 'productId')] : [];
}

const daysFrom = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY);

function lifeOf({ producedOn, expiresOn }: Days, { product: { name: product, shelfLifeDays }, on }: At): Finding[] {
  if (expiresOn === null) return [];
  if (expiresOn < on) return [found('never', no('goods-expired', { product, expiresOn }), { field: 'expiresOn' })];
  const total = shelfLifeDays ?? (producedOn === null ? null : daysFrom(producedOn, expiresOn));
  const left = daysFrom(on, expiresOn);
  if (total === null || total <= 0 || left * 10_000 >= total * LIFE.leastBp) return [];
  const share = `${Math.round(LIFE.leastBp / 100)} %`;
  return [
    found('note', no('little-life', { product, left, total, share, source: LIFE.source }), { field: 'expiresOn', confirmed: isConfirmed(LIFE) }),
  ];
}

function papersOf({ product: { name: product }, papers, on }: At): Finding[] {
  return papers
    .filter(({ state }) => state !== 'found')
    .map(({ kind, label, state, validTo }) => {
      const rule = paperFor(kind, on);
      const params = { product, kind: label.zh, source: rule.source, validTo };
      const code =
        rule.level === 'never' ? 'quarantine-missing' : rule.level === 'note' ? 'certificate-later' : `certificate-${state as 'missing' | 'expired'}`;
      return found(rule.level, no(code as 'certificate-missing', params), { field: 'certificates', confirmed: isConfirmed(rule) });
    });
}

function licencesOf({ gaps }: At): Finding[] {
  return gaps.flatMap(({ what, licences, validTo, source, confirmed }) => {
    if (what !== 'licence-missing' && what !== 'licence-expired') return [];
    const params = { licence: licences.map((one) => LICENCES[one].zh).join('或'), validTo, source };
    const over = what === 'licence-expired' && confirmed;
    return [
      found(over ? 'store' : 'note', no(over ? 'supplier-licence-expired' : 'supplier-licence-missing', params), { field: 'supplierId', confirmed }),
    ];
  });
}

/** `0～4 ℃`, `≤ -18 ℃`. */
function sayLimit({ lowest, highest }: { lowest: number | null; highest: number | null }): string {
  const [least, most] = [lowest, highest].map((tenths) => (tenths === null ? null : tenths / 10));
  return least === null ? `≤ ${most} ℃` : most === null ? `≥ ${least} ℃` : `${least}～${most} ℃`;
}

function coldOf({ tenthsCelsius, store }: Wish, { product: { name: product, temperatureClass }, limit, on }: At): Finding[] {
  const rule = temperatureFor(temperatureClass, on);
  const warm = store && tooWarm(store.temperature, neededStore(temperatureClass));
  const place = warm ? [found('note', no('store-too-warm', { product, store: store.name }), { field: 'storeId' })] : [];
  if (tenthsCelsius === null)
    return rule?.asked ? [...place, found('note', no('temperature-unknown', { product }), { field: 'tenthsCelsius' })] : place;
  const off = limit && ((limit.lowest !== null && tenthsCelsius < limit.lowest) || (limit.highest !== null && tenthsCelsius > limit.highest));
  if (!off) return place;
  const params = { product, degrees: tenthsCelsius / 10, limit: sayLimit(limit), source: limit.source };
  return [...place, found(rule?.off ?? 'note', no('temperature-off', params), { field: 'tenthsCelsius', confirmed: limit.confirmed })];
}

function askedOf({ supplierLot, origin }: Wish, { product, continued, on }: At, { producedOn, expiresOn }: Days): Finding[] {
  const { name, category, active } = product;
  const gaps = askedFor(category, on).flatMap((rule) => {
    const note = (refusal: Refusal, field: string) => [found('note', refusal, { field, confirmed: isConfirmed(rule) })];
    if (rule.what === 'supplier-lot' && (continued?.supplierLot ?? supplierLot) === null)
      return note(no('day-lot', { product: name }), 'supplierLot');
    if (rule.what === 'origin' && (continued?.origin || origin) === '') return note(no('origin-unknown', { product: name }), 'origin');
    if (rule.what === 'days' && producedOn === null && expiresOn === null) return note(no('days-unknown', { product: name }), 'producedOn');
    return [];
  });
  return active ? gaps : [...gaps, found('note', no('product-retired', { product: name }), { field: 'productId' })];
}

/** What was asked for and not given; other notes are only worth knowing. */
const INCOMPLETE: ReadonlySet<string> = new Set(
  ['temperature-unknown', 'day-lot', 'origin-unknown', 'days-unknown', 'certificate-later', 'certificate-missing', 'certificate-expired'].map(
    (code) => `receiving.${code}`,
  ),
);
export const isComplete = (findings: readonly Finding[]): boolean => !findings.some(({ refusal }) => INCOMPLETE.has(refusal.code));

export type Judged = {
  /** Stands in the way as things are. */
  readonly blocking: Finding | undefined;
  /** Let in by somebody who may. */
  readonly overridden: readonly Finding[];
};

/** `mayOverride`: this person may; `reason`: what was written for it. */
export function judge(
  { amount, quarantined, refused }: Pick<Wish, 'amount' | 'quarantined' | 'refused'>,
  findings: readonly Finding[],
  { mayOverride, reason, product }: { readonly mayOverride: boolean; readonly reason: string; readonly product: string },
): Judged {
  const [kept, stored] = [amount - refused > 0, amount - refused - quarantined > 0];
  const stops = ({ level }: Finding) =>
    level === 'form' || (level === 'never' && kept) || (level === 'never-store' && stored) || (level === 'store' && stored && reason === '');
  const blocking = findings.find(stops);
  if (blocking) return { blocking, overridden: [] };
  const overridden = reason !== '' && stored ? findings.filter(({ level }) => level === 'store') : [];
  const refusal =
    reason === '' ? undefined : overridden.length === 0 ? no('nothing-to-override', { product }) : mayOverride ? undefined : no('override-not-yours');
  return { blocking: refusal && found('form', refusal, { field: 'override' }), overridden };
}
