// The retained sample (R4.2): asked for at once, answered by the kitchen or by us; who keeps it is what the clause waits for.

import { boundCustomer } from '../../../kernel/actor.ts';
import type { Fact } from '../../../kernel/fact.ts';
import { say } from '../../../kernel/text.ts';
import type { Call, Unit } from '../../../platform/app.ts';
import type { InputOf } from '../../../platform/http/endpoint.ts';
import type { To } from '../../../platform/messaging/public.ts';
import { actInUnit, type CaseCard, caseCard, decideKeepSample, hashOf, keepWords, noCase } from '../../cases/public.ts';
import { contactsAt } from '../../customers/public.ts';
import { keepAlertWords } from './alert.store.ts';
import { KEEPERS } from './alert.ts';
import type { contract } from './contract.ts';
import * as tell from './facts.ts';
import { keepPhotos } from './photos.ts';
import { no } from './refusals.ts';

const when = (unit: Unit) => ({ occurredAt: unit.now, grade: boundCustomer(unit.actor) === undefined ? ('B' as const) : ('A' as const) });

/** Once per matter. */
export async function askForSample(unit: Unit, { id: caseId, customerId, siteId, number }: CaseCard): Promise<void> {
  const known = await unit.tx.selectFrom('recalls.sample').select('case_id').where('case_id', '=', caseId).executeTakeFirst();
  if (known) return;
  await unit.record([tell.sampleAsked.tell({ caseId, customerId, siteId }, { occurredAt: unit.now, grade: 'B' })]);
  const people = (await contactsAt(unit.tx, [customerId])).filter((one) => siteId === null || one.siteId === siteId || one.siteId === null);
  const to = people.flatMap(({ accountId, phone }): To[] => (accountId ? [{ contactId: accountId }] : phone ? [{ phone }] : []));
  if (to.length > 0) {
    const about = { type: 'case', id: caseId };
    await unit.app.messaging.notify(unit, { key: `recalls.sample:${caseId}`, to, template: 'recalls.sample-asked', params: { number }, about });
  }
  unit.announce('warnings');
}

export const askSample = (call: Call, { caseId }: InputOf<typeof contract.askSample>): Promise<{ caseId: string }> =>
  call.write(async (unit) => {
    const matter = await caseCard(unit.tx, caseId, unit.actor);
    if (!matter) throw noCase('not-found');
    await askForSample(unit, matter);
    unit.announce(`case:${caseId}`);
    return { caseId };
  });

/** The kitchen's own word. */
export const answerSample = (call: Call, input: InputOf<typeof contract.answerSample>): Promise<{ caseId: string }> =>
  call.write(async (unit) => {
    const { caseId, kept, keptBy, reason, keeper, body, files } = input;
    const matter = await caseCard(unit.tx, caseId, unit.actor);
    const asked = await unit.tx.selectFrom('recalls.sample').select('site_id').where('case_id', '=', caseId).forUpdate().executeTakeFirst();
    if (!matter || !asked || (unit.actor.kind === 'note-holder' && matter.siteId !== unit.actor.siteId)) throw no('sample-not-found');
    if (kept && keptBy === null) throw no('keeper-needed');
    const { customerId, siteId } = matter;
    const photos = await keepPhotos(unit, files, { subject: { type: 'case', id: caseId }, customerId });
    const by = { kept, keptBy: kept ? keptBy : null, reason: kept ? null : (reason ?? 'other') };
    await unit.record([
      tell.sampleAnswered.tell(
        { caseId, customerId, siteId, ...by, by: 'customer', bodyHash: body === '' ? null : hashOf(body), photos },
        when(unit),
      ),
    ]);
    await keepAlertWords(unit, caseId, { body, person: keeper });
    if (by.keptBy) await tellCase(unit, { caseId, keptBy: by.keptBy, keeper });
    unit.announce(`case:${caseId}`);
    unit.announce('warnings');
    return { caseId };
  });

type Kept = { readonly caseId: string; readonly keptBy: keyof typeof KEEPERS; readonly keeper: string };

async function tellCase(unit: Unit, { caseId, keptBy, keeper }: Kept): Promise<void> {
  const body = `留样：${say(KEEPERS[keptBy], 'zh-CN')}${keeper === '' ? '' : `（${keeper}）`}`;
  await actInUnit(unit, caseId, async (state, moment) => {
    const { bodyHash } = await keepWords(unit, caseId, { kind: 'note', body, channel: 'portal', internal: true, byCustomer: true });
    return decideKeepSample(state, { keptBy, bodyHash }, moment);
  });
}

/** Our people recorded it on the matter itself. */
export async function hearSampleKept(unit: Unit, fact: Fact): Promise<void> {
  const { caseId, customerId, keptBy, bodyHash } = fact.data as {
    caseId: string;
    customerId: string;
    keptBy: keyof typeof KEEPERS;
    bodyHash: string;
  };
  const asked = await unit.tx.selectFrom('recalls.sample').select(['kept', 'site_id']).where('case_id', '=', caseId).executeTakeFirst();
  if (!asked || asked.kept === true) return;
  const answer = { kept: true, keptBy, reason: null, by: 'staff' as const, bodyHash, photos: [] };
  await unit.record([tell.sampleAnswered.tell({ caseId, customerId, siteId: asked.site_id, ...answer }, when(unit))]);
  unit.announce('warnings');
}
