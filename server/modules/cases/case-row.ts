// A case as lists show it.
import type { Selectable } from 'kysely';
import { showQuantity, type UnitCode } from '../../kernel/quantity.ts';
import { iso } from '../../kernel/time.ts';
import type { Db } from '../../platform/app.ts';
import type { DB } from '../../platform/database/schema.gen.ts';
import type { OutputOf } from '../../platform/http/endpoint.ts';
import type { Identity } from '../../platform/identity/public.ts';
import type { Category, Channel, State } from './case.ts';
import type { contract } from './contract.ts';
import { namesOf } from './read-names.ts';

export type CaseRow = OutputOf<typeof contract.queue>['items'][number];
export type Line = { lineId: string | null; product: string | null; amount: number | null; unit: UnitCode | null; problem: string | null };

/** Columns every list reads. `due_at`, `clock_started_at`, `paused`, `missed` come from the queue; null for closed cases. */
export type Listed = Pick<
  Selectable<DB['cases.case']>,
  | 'id'
  | 'number'
  | 'customer_id'
  | 'site_id'
  | 'lines'
  | 'category'
  | 'subcategory'
  | 'severity'
  | 'state'
  | 'channel'
  | 'assignee_id'
  | 'last_word'
  | 'opened_at'
> & { due_at: number | null; clock_started_at: number | null; paused: boolean | null; missed: number | null };

export const LISTED = [
  'cases.case.id',
  'cases.case.number',
  'cases.case.customer_id',
  'cases.case.site_id',
  'cases.case.lines',
  'cases.case.category',
  'cases.case.subcategory',
  'cases.case.severity',
  'cases.case.state',
  'cases.case.channel',
  'cases.case.assignee_id',
  'cases.case.last_word',
  'cases.case.opened_at',
  'cases.queue.due_at',
  'cases.queue.clock_started_at',
  'cases.queue.paused',
  'cases.queue.missed',
] as const;

/** 番茄 8 斤、菠菜: what the matter is about; empty where nothing was named. */
export const titleOf = (lines: readonly Line[]): string =>
  lines
    .slice(0, 3)
    .flatMap(({ product, amount, unit }) =>
      product === null ? [] : [amount === null || unit === null ? product : `${product} ${showQuantity({ amount, unit })}`],
    )
    .join('、') + (lines.length > 3 ? '…' : '');

export async function rowsOf(db: Db, listed: readonly Listed[], identity: Pick<Identity, 'namesOf'>): Promise<CaseRow[]> {
  const [names, people] = await Promise.all([
    namesOf(db, listed),
    identity.namesOf(
      db,
      listed.flatMap((row) => row.assignee_id ?? []),
    ),
  ]);
  return listed.map((row) => ({
    id: row.id,
    number: row.number,
    customer: { id: row.customer_id, name: names.customers.get(row.customer_id) ?? '' },
    site: row.site_id === null ? null : { id: row.site_id, name: names.sites.get(row.site_id) ?? '' },
    title: titleOf(row.lines as Line[]),
    category: row.category as Category,
    subcategory: row.subcategory,
    severity: row.severity,
    state: row.state as State,
    channel: row.channel as Channel,
    assignee: row.assignee_id === null ? null : { id: row.assignee_id, name: people.get(row.assignee_id) ?? '' },
    lastWord: row.last_word as 'us' | 'customer',
    openedAt: iso(row.opened_at),
    dueAt: row.due_at === null ? null : iso(row.due_at),
    clockStartedAt: row.clock_started_at === null ? null : iso(row.clock_started_at),
    paused: row.paused ?? false,
    missed: row.missed ?? 0,
  }));
}
