// Alerts on the desk: the list, one of them with its matters, lots and kitchens, and the rules behind them.
import { type Selectable, sql } from 'kysely';
import { iso, MINUTE, shanghaiDate } from '../../../kernel/time.ts';
import type { Call, Db } from '../../../platform/app.ts';
import { readCursor, writeCursor } from '../../../platform/database/keyset.ts';
import type { DB } from '../../../platform/database/schema.gen.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { caseCards } from '../../cases/public.ts';
import { lotsByIds, scopeOf } from '../../lots/public.ts';
import { termsOf } from '../../products/public.ts';
import { supplierCards } from '../../suppliers/public.ts';
import type { AlertKind, AlertState, ClearReason } from './alert.ts';
import { CLUSTER_RULES, clusterRule, decideWithin, isConfirmed } from './alert-rules.ts';
import { callSheetOf } from './call-sheet.ts';
import type { contract } from './contract.ts';
import { lotCards } from './lot-cards.ts';
import { no } from './refusals.ts';
import { kitchensOf } from './what-to-hold.ts';

type Listed = OutputOf<typeof contract.alerts>;
type Row = Selectable<DB['recalls.alert']> & { lots: string[]; cases: number };

const alertRows = (where: ReturnType<typeof sql>) => sql<Row>`
  select a.*, array(select lot_id::text from recalls.alert_lot l where l.alert_id = a.id order by lot_id) as lots,
    (select count(*)::int from recalls.alert_case c where c.alert_id = a.id) as cases
  from recalls.alert a where ${where}`;

/** Those that wait for an answer first, then by when they were raised. */
export async function listAlerts(call: Call, { state, cursor, limit }: InputOf<typeof contract.alerts>): Promise<Listed> {
  const after = readCursor(cursor, 3);
  const { rows } = await alertRows(sql`${state === undefined ? sql`true` : sql`a.state = ${state}`}
    and ${after ? sql`((a.state = 'open')::int, a.raised_at, a.id) < (${after[0]}::int, ${after[1]}::timestamptz, ${after[2]}::uuid)` : sql`true`}
    order by (a.state = 'open')::int desc, a.raised_at desc, a.id desc limit ${limit + 1}`).execute(call.db);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    items: await shown(call, page),
    next: last ? writeCursor([last.state === 'open' ? '1' : '0', iso(last.raised_at), last.id]) : null,
  };
}

async function shown({ db, now }: Call, rows: readonly Row[]): Promise<Listed['items']> {
  const [products, suppliers, lots] = await Promise.all([
    termsOf(db, { ids: rows.flatMap(({ product_id }) => product_id ?? []), on: shanghaiDate(now) }),
    supplierCards(
      db,
      rows.flatMap(({ supplier_id }) => supplier_id ?? []),
    ),
    lotsByIds(
      db,
      rows.flatMap((row) => row.lots),
    ),
  ]);
  return rows.map((row) => ({
    ...headOf(row),
    product: row.product_id === null ? null : { id: row.product_id, name: products.byId.get(row.product_id)?.name ?? '' },
    supplier: row.supplier_id === null ? null : { id: row.supplier_id, name: suppliers.get(row.supplier_id)?.name ?? '' },
    lots: row.lots.map((lotId) => ({ lotId, number: lots.get(lotId)?.number ?? '' })),
    cases: row.cases,
  }));
}

const headOf = (row: Row) => ({
  alertId: row.id,
  number: row.number,
  kind: row.kind as AlertKind,
  state: row.state as AlertState,
  act: row.act as 'propose' | 'hold',
  customers: row.customers,
  raisedAt: iso(row.raised_at),
  dueAt: iso(row.raised_at + decideWithin(shanghaiDate(row.raised_at)).minutes * MINUTE),
  answeredAt: row.answered_at === null ? null : iso(row.answered_at),
  holdId: row.hold_id,
  reason: row.reason as ClearReason | null,
});

export async function showAlert(call: Call, { alertId }: InputOf<typeof contract.alert>): Promise<OutputOf<typeof contract.alert>> {
  const { db, actor, now } = call;
  const { rows } = await alertRows(sql`a.id = ${alertId}`).execute(db);
  const [row] = rows;
  if (!row) throw no('alert-not-found');
  const [[listed], lots, cases, words, scope] = await Promise.all([
    shown(call, rows),
    lotCards(db, row.lots, now),
    mattersOf(call, alertId),
    db.selectFrom('recalls.alert_words').select('body').where('about_id', '=', alertId).executeTakeFirst(),
    scopeOf(db, row.lots),
  ]);
  const { product = null, supplier = null } = listed ?? {};
  const rule = clusterRule(row.rule);
  return {
    ...headOf(row),
    ...{ product, supplier, lots, cases },
    rule: { text: rule?.text ?? { zh: row.rule, en: row.rule }, source: rule?.source ?? '', confirmed: rule ? isConfirmed(rule) : false },
    kitchens: kitchensOf(await callSheetOf(db, { lotIds: scope.lotIds, now })),
    body: words?.body ?? '',
    can: { hold: row.state === 'open' && actor.can.has('lots.hold'), clear: row.state === 'open' && actor.can.has('recalls.answer-alerts') },
  };
}

/** Its matters, as far as the reader may see them. */
async function mattersOf({ db, actor }: { db: Db; actor: Call['actor'] }, alertId: string): Promise<OutputOf<typeof contract.alert>['cases']> {
  const added = await db
    .selectFrom('recalls.alert_case')
    .select(['case_id', 'added_at'])
    .where('alert_id', '=', alertId)
    .orderBy('added_at')
    .execute();
  const cards = await caseCards(
    db,
    added.map(({ case_id }) => case_id),
    actor,
  );
  return added.flatMap(({ case_id, added_at }) => {
    const card = cards.get(case_id);
    if (!card) return [];
    const { id: caseId, number, title, category, severity } = card;
    return [
      {
        ...{ caseId, number, title, category, severity },
        customer: { id: card.customerId, name: card.customer },
        site: card.siteId === null ? null : { id: card.siteId, name: card.site ?? '' },
        openedAt: iso(card.openedAt),
        addedAt: iso(added_at),
      },
    ];
  });
}

export const listAlertRules = async (): Promise<OutputOf<typeof contract.alertRules>> => ({
  items: CLUSTER_RULES.map(({ code, kind, text, customers, hours, act, from, to, source, mark }) => ({
    ...{ code, kind, text, customers, act, from, source, mark },
    windowHours: hours,
    to: to ?? null,
    confirmed: isConfirmed({ mark }),
  })),
});
