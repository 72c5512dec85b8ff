// What counts, and what a recall would reach: rules with their sources, and a preview before anything is written.
import { instant } from '../../../kernel/time.ts';
import type { Call } from '../../../platform/app.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { lotsOfLines } from '../../lots/public.ts';
import { clocksOf } from './clocks.rules.ts';
import type { contract } from './contract.ts';
import * as told from './facts.ts';
import { reachOf } from './reach.ts';
import { levelOf, type Measures, measuresAt, measuresOf, RULES, ruleOf } from './recall-rules.ts';
import { productNamesOf } from './recall-words.ts';
import { no } from './refusals.ts';
import { standOf, sumsByUnit } from './standing.ts';

type Rules = OutputOf<typeof contract.showRecallRules>;

export async function showRecallRules({ db, actor }: Call): Promise<Rules> {
  const set = await db.selectFrom('recalls.finish_days').selectAll().execute();
  const days = new Map(set.map((row) => [`${row.measures}|${row.level}`, row.days]));
  const { mock, retention, reminders, link } = RULES;
  return {
    measures: RULES.measures.map((one) => measuresRow(one, days)),
    others: [
      { label: { zh: '召回记录保存', en: 'Records kept' }, value: `≥ ${retention.years} 年`, rule: ruleOf(retention) },
      { label: { zh: '模拟召回频次', en: 'Mock recalls' }, value: `每 ${mock.frequency.months} 个月至少一次`, rule: ruleOf(mock.frequency) },
      { label: { zh: '模拟召回达标时限', en: 'Mock recall target' }, value: `${mock.target.minutes / 60} 小时`, rule: ruleOf(mock.target) },
      { label: { zh: '模拟召回本公司目标', en: 'Mock recall, own goal' }, value: `${mock.own.minutes / 60} 小时`, rule: ruleOf(mock.own) },
      { label: { zh: '模拟召回去向说明率', en: 'Accounted for' }, value: `≥ ${mock.accounted.basisPoints / 100} %`, rule: ruleOf(mock.accounted) },
      ...reminders.map((one) => ({
        label: { zh: `${one.level} 级未答复催办`, en: `Reminders, level ${one.level}` },
        value: `每 ${one.everyMinutes} 分钟，最多 ${one.most} 次`,
        rule: ruleOf(one),
      })),
      { label: { zh: '免登录链接有效', en: 'Links are good for' }, value: `${link.days} 天`, rule: ruleOf(link) },
    ],
    can: { set: actor.can.has('recalls.keep-rules') },
  };
}

const measuresRow = (one: Measures, days: ReadonlyMap<string, number>): Rules['measures'][number] => ({
  code: one.code,
  label: one.label,
  from: one.from,
  to: one.to ?? null,
  fromRule: ruleOf({ source: one.fromSource, mark: one.fromMark }),
  levels: one.levels.map((level) => ({
    level: level.level,
    meaning: level.meaning,
    meaningRule: ruleOf({ source: level.meaningSource, mark: level.meaningMark }),
    startHours: level.startHours,
    startRule: ruleOf({ source: level.startSource, mark: level.startMark }),
    finishDays: level.finishDays ?? null,
    finishRule: ruleOf({ source: level.finishSource, mark: level.finishMark }),
    setDays: days.get(`${one.code}|${level.level}`) ?? null,
  })),
});

/** Only where the rules do not say. */
export const setFinishDays = (
  call: Call,
  { measures, level, days }: InputOf<typeof contract.setFinishDays>,
): Promise<OutputOf<typeof contract.setFinishDays>> =>
  call.write(async (unit) => {
    const found = measuresOf(measures);
    if (!found || levelOf(found, level).finishDays !== undefined) throw no('rule-unknown');
    await unit.record([told.finishDaysSet.tell({ measures, level, days }, { occurredAt: unit.now, grade: 'B' })]);
    unit.announce('recalls');
    return { measures, level, days };
  });

type Preview = OutputOf<typeof contract.previewScope>;

export async function previewScope(call: Call, { lotIds, holdId, caseId, level, knownAt }: InputOf<typeof contract.previewScope>): Promise<Preview> {
  const { db, now } = call;
  const roots = await rootsOf(call, { lotIds, holdId, caseId });
  const { lots: scoped, supplierIds } = await reachOf(db, roots);
  const standing = await standOf(db, { scoped, recallId: null });
  const products = await productNamesOf(
    db,
    standing.lots.map(({ lot }) => lot.productId),
  );
  const known = knownAt === undefined ? now : instant(knownAt);
  const recall = { level: level ?? null, knownAt: known, begunAt: null, finishBy: null, finishDays: null, closedAt: null };
  const certain = new Set(standing.atSites.filter(({ delivered }) => delivered > 0).map(({ siteId }) => siteId));
  const sites = new Set(standing.atSites.map(({ siteId }) => siteId));
  return {
    lots: standing.lots.slice(0, 100).map(({ lot, root, possible }) => ({
      ...{ lotId: lot.id, number: lot.number, root, possible, state: lot.state },
      product: products.get(lot.productId) ?? '',
    })),
    lotCount: scoped.length,
    customers: new Set(standing.atSites.map(({ customerId }) => customerId)).size,
    sites: sites.size,
    possibleSites: [...sites].filter((siteId) => !certain.has(siteId)).length,
    suppliers: supplierIds.length,
    sums: sumsByUnit(standing),
    clocks: clocksOf(recall, measuresAt(known), now),
  };
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
type From = { readonly lotIds: string; readonly holdId?: string | undefined; readonly caseId?: string | undefined };

async function rootsOf({ db }: Call, { lotIds, holdId, caseId }: From): Promise<string[]> {
  const ids = new Set(lotIds.split(',').filter((id) => UUID.test(id)));
  if (holdId) for (const { lot_id } of await db.selectFrom('lots.hold_lot').select('lot_id').where('hold_id', '=', holdId).execute()) ids.add(lot_id);
  if (caseId && ids.size === 0) {
    const matter = await db.selectFrom('cases.case').select('line_id').where('id', '=', caseId).executeTakeFirst();
    for (const { lotId } of matter?.line_id ? await lotsOfLines(db, [matter.line_id]) : []) ids.add(lotId);
  }
  return [...ids];
}
