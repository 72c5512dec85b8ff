// What other modules may ask: the clauses that bind us towards a customer, and the calendars they run on.
import type { CalendarDefinition, StatutoryDays } from '../../kernel/calendar/definition.ts';
import type { Instant } from '../../kernel/time.ts';
import type { Db, Tx } from '../../platform/app.ts';
import type { PinnedClause } from '../commitments/clause.ts';
import { type CalendarText, definitionOf, statutoryDaysOf } from './calendar.ts';
import { adoptedPlan, type ContractRow, contractInForce, contractOf, contractRows, document, memoryOf, sharedOf } from './contracts-in-force.ts';
import { calendarsOf, type Entitlement, effectiveClauses, type Held, heldClauses, pinnedClauses, ruledEntitlements } from './effective-clauses.ts';
import { type Consequence, type PlanDocument, type Scorecard, type SettlementTerms, sourceText } from './plan.ts';
import type { Version } from './plans.store.ts';
import { watchOf } from './watched.ts';

export { coverageOf as planCoverage } from './coverage.ts';
export type { Entitlement, Held } from './effective-clauses.ts';
export type { Consequence, Scorecard, SettlementTerms } from './plan.ts';
export { latestOf } from './plans.store.ts';
export { signContract } from './sign-contract.ts';

/** `contractKey`: id of the contract, or key of the adopted plan where the customer has no contract. */
export type ClausesInForce = {
  readonly contractKey: string;
  readonly version: number;
  /** As people know it: title of the text, number of the contract. */
  readonly title: string;
  /** Those that run. */
  readonly clauses: readonly PinnedClause[];
  /** 尚未监测: they rest on facts that no module tells yet. Neither kept nor missed by silence, so nothing is opened for them. */
  readonly unwatched: readonly PinnedClause[];
};

export type PinnedCalendar = {
  readonly key: string;
  /** Changes whenever its definition or a loaded holiday year changes: `canteen-tender@2/office+2024.1,2025.1,2026.1`. */
  readonly version: string;
  readonly definition: CalendarDefinition;
  /** Years that are not loaded are unknown. */
  readonly statutory: StatutoryDays;
};

type Holder = { readonly key: string; readonly version: number; readonly plan: Version; readonly terms: Version | null; readonly number?: string };

const holderOf = ({ contractId, version, plan, terms, number }: ContractRow): Holder => ({ key: contractId, version, plan, terms, number });
const planHolder = (plan: Version): Holder => ({ key: plan.key, version: plan.version, plan, terms: null });

const textsOf = async (db: Db | Tx, { plan, terms }: Holder) => ({
  plan: await document(db, plan),
  ...(terms ? { terms: await document(db, terms) } : {}),
});

/** Built once for each version of a contract or plan: the same object every time, so that callers may remember by it. */
async function clausesOf(db: Db | Tx, holder: Holder): Promise<ClausesInForce> {
  const { built, catalogue } = memoryOf(db);
  const key = `clauses ${holder.key}@${holder.version}`;
  const known = built.get(key) as ClausesInForce | undefined;
  if (known) return known;
  const { plan, terms } = await textsOf(db, holder);
  const pinned = pinnedClauses(holder, effectiveClauses(plan, terms));
  const [clauses, unwatched] = partition(pinned, ({ judge }) => catalogue === null || watchOf(judge, catalogue).watched);
  const title = titleOf(holder, terms ?? plan);
  const found = { contractKey: holder.key, version: holder.version, title, clauses, unwatched };
  built.set(key, found);
  return found;
}

const titleOf = ({ number }: Holder, { title }: PlanDocument): string => (number === undefined ? title : `${title}　${number}`);
const partition = <T>(all: readonly T[], keep: (one: T) => boolean): [T[], T[]] => [all.filter(keep), all.filter((one) => !keep(one))];

/** The contract in force, else the adopted plan. */
async function holderFor(db: Db | Tx, customerId: string, at: Instant): Promise<Holder | undefined> {
  const contract = await contractInForce(db, customerId, at);
  if (contract) return holderOf(contract);
  const plan = await adoptedPlan(db, at);
  return plan && planHolder(plan);
}

const NONE = { contractKey: 'none', version: 1, title: '' };

/** The judged clauses in force for a customer at a moment; those of the adopted plan where there is no contract, none where no plan is adopted. */
export async function clausesFor(db: Db | Tx, customerId: string, at: Instant): Promise<ClausesInForce> {
  const holder = await holderFor(db, customerId, at);
  return holder ? clausesOf(db, holder) : { ...NONE, clauses: [], unwatched: [] };
}

export type EntitlementsInForce = Pick<ClausesInForce, 'contractKey' | 'version' | 'title'> & { readonly entitlements: readonly Entitlement[] };

/** What a customer may ask for by plan and contract at a moment, as rules; remembered like the judged clauses. */
export async function entitlementsFor(db: Db | Tx, customerId: string, at: Instant): Promise<EntitlementsInForce> {
  const holder = await holderFor(db, customerId, at);
  return holder ? entitlementsOf(db, holder) : { ...NONE, entitlements: [] };
}

/** The same as one version of a contract or plan holds them, for what was decided by it. */
export const entitlementsAt = async (db: Db | Tx, contractKey: string, version: number): Promise<EntitlementsInForce> =>
  entitlementsOf(db, await findHolder(db, contractKey, version));

async function entitlementsOf(db: Db | Tx, holder: Holder): Promise<EntitlementsInForce> {
  const { built } = memoryOf(db);
  const key = `entitlements ${holder.key}@${holder.version}`;
  const known = built.get(key) as EntitlementsInForce | undefined;
  if (known) return known;
  const { plan, terms } = await textsOf(db, holder);
  const found = {
    contractKey: holder.key,
    version: holder.version,
    title: titleOf(holder, terms ?? plan),
    entitlements: ruledEntitlements(effectiveClauses(plan, terms)),
  };
  built.set(key, found);
  return found;
}

/** What decides a month (R17): scorecards, consequences and the terms of payment; `terms` with where they are written, null where the text has none. */
export type SettlementInForce = Pick<ClausesInForce, 'contractKey' | 'version' | 'title'> & {
  readonly terms: SettlementTerms | null;
  readonly termsSource: string;
  readonly scorecards: readonly Held<Scorecard>[];
  readonly consequences: readonly Held<Consequence>[];
};

export async function settlementFor(db: Db | Tx, customerId: string, at: Instant): Promise<SettlementInForce> {
  const holder = await holderFor(db, customerId, at);
  return holder ? settlementOf(db, holder) : { ...NONE, terms: null, termsSource: '', scorecards: [], consequences: [] };
}

/** The same as one version of a contract or plan holds it, for what was settled by it. */
export const settlementAt = async (db: Db | Tx, contractKey: string, version: number): Promise<SettlementInForce> =>
  settlementOf(db, await findHolder(db, contractKey, version));

async function settlementOf(db: Db | Tx, holder: Holder): Promise<SettlementInForce> {
  const { built } = memoryOf(db);
  const key = `settlement ${holder.key}@${holder.version}`;
  const known = built.get(key) as SettlementInForce | undefined;
  if (known) return known;
  const { plan, terms } = await textsOf(db, holder);
  const effective = effectiveClauses(plan, terms);
  const home = terms?.settlement ? terms : plan;
  const found = {
    contractKey: holder.key,
    version: holder.version,
    title: titleOf(holder, terms ?? plan),
    terms: home.settlement ?? null,
    termsSource: home.settlement ? sourceText({ source: home.settlement.source, alsoIn: [] }, home.documents) : '',
    scorecards: heldClauses(holder, { family: 'scorecard', effective }),
    consequences: heldClauses(holder, { family: 'consequence', effective }),
  };
  built.set(key, found);
  return found;
}

async function findHolder(db: Db | Tx, contractKey: string, version: number): Promise<Holder> {
  const { built } = memoryOf(db);
  const key = `holder ${contractKey}@${version}`;
  const known = built.get(key) as Holder | undefined;
  if (known) return known;
  const isContract = /^[0-9a-f]{8}-[0-9a-f]{4}-/.test(contractKey);
  const row = isContract
    ? await contractRows(db).where('contract_id', '=', contractKey).where('version', '=', version).executeTakeFirst()
    : undefined;
  const holder = row ? holderOf(contractOf(row)) : planHolder({ key: contractKey, version });
  if (row || !isContract) built.set(key, holder);
  return holder;
}

/** The clauses as one version of a contract or plan holds them, whether or not it is still in force (replay, repair, reports). */
export const clausesAt = async (db: Db | Tx, contractKey: string, version: number): Promise<ClausesInForce> =>
  clausesOf(db, await findHolder(db, contractKey, version));

/** The calendar a clause names, as it stands now: with the newest shared file and every holiday year loaded so far. Throws where it does not exist. */
export async function calendarFor(
  db: Db | Tx,
  calendar: string,
  contract: { readonly contractKey: string; readonly version: number },
): Promise<PinnedCalendar> {
  const holder = await findHolder(db, contract.contractKey, contract.version);
  const { plan, terms } = await textsOf(db, holder);
  const written = calendarsOf(plan, terms)[calendar];
  if (!written) throw new Error(`no calendar ${calendar} in ${contract.contractKey}@${contract.version}`);
  const name = `${contract.contractKey}@${contract.version}/${calendar}`;
  return 'use' in written ? sharedCalendar(db, written.use, calendar) : pinned(db, { key: calendar, name, text: written });
}

/** A calendar file of its own. */
export async function sharedCalendar(db: Db | Tx, file: string, key = file): Promise<PinnedCalendar> {
  const { calendars } = await sharedOf(db);
  const found = calendars.get(file);
  if (found?.kind !== 'weekly') throw new Error(`no shared calendar ${file}`);
  const { calendar: _calendar, kind: _kind, version, ...text } = found;
  return pinned(db, { key, name: `${file}.${version}`, text });
}

async function pinned(db: Db | Tx, { key, name, text }: { key: string; name: string; text: CalendarText }): Promise<PinnedCalendar> {
  const { years } = await sharedOf(db);
  const version = text.statutory ? `${name}+${years.map((year) => `${year.year}.${year.version}`).join()}` : name;
  const { built } = memoryOf(db);
  const known = built.get(`calendar ${version}`) as PinnedCalendar | undefined;
  if (known) return known;
  const calendar = { key, version, definition: definitionOf(text), statutory: statutoryDaysOf(text.statutory ? years : []) };
  built.set(`calendar ${version}`, calendar);
  return calendar;
}

const WEEK = { title: '法定工作日', weekly: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, ['00:00-24:00']])) };

/** The plain national calendar: Monday to Friday, statutory holidays and make-up days. */
export const statutoryCalendar = (db: Db | Tx): Promise<PinnedCalendar> =>
  pinned(db, { key: 'statutory', name: 'statutory', text: { ...WEEK, statutory: true, overrides: [] } });
