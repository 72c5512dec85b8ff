// A recipient is told, reads, acknowledges and answers: by itself on the portal, or through our people on the phone.
import { boundCustomer } from '../../../kernel/actor.ts';
import { DAY, iso, MINUTE } from '../../../kernel/time.ts';
import type { Call, Unit } from '../../../platform/app.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { balanceOf } from './balance.rules.ts';
import type { contract } from './contract.ts';
import * as told from './facts.ts';
import { announce } from './need-recall.ts';
import { linesAtSites } from './reach.ts';
import { checkAnswer, mustTakeAnswers } from './recall.rules.ts';
import { keepWords, load } from './recall.store.ts';
import type { Answer, NoticeState, Recall } from './recall.ts';
import { aboutNotice, type NoticeRow } from './recall-row.ts';
import { RULES, remindersFor } from './recall-rules.ts';
import { no } from './refusals.ts';
import { remindInUnit } from './send-notices.ts';
import { visibleNotices } from './visible-notices.ts';

type Noticed = { noticeId: string; state: NoticeState };
type Loaded = { readonly row: NoticeRow; readonly recall: Recall };

/** Locks the notice; what the actor may not see does not exist. */
export async function loadNotice(unit: Unit, noticeId: string): Promise<Loaded> {
  const found = await visibleNotices(unit.tx, unit.actor).selectAll('notice').where('notice.id', '=', noticeId).executeTakeFirst();
  if (!found) throw no('notice-not-found');
  const recall = await load(unit, found.recall_id);
  const row = await unit.tx.selectFrom('recalls.notice').selectAll().where('id', '=', noticeId).forUpdate().executeTakeFirstOrThrow();
  return { row, recall };
}

async function actOn(call: Call, noticeId: string, work: (unit: Unit, loaded: Loaded) => Promise<void>): Promise<Noticed> {
  return call.write(async (unit) => {
    const loaded = await loadNotice(unit, noticeId);
    await work(unit, loaded);
    announce(unit, loaded.recall.id);
    const { state } = await unit.tx.selectFrom('recalls.notice').select('state').where('id', '=', noticeId).executeTakeFirstOrThrow();
    return { noticeId, state: state as NoticeState };
  });
}

const grade = ({ actor, now }: Unit) => ({ occurredAt: now, grade: boundCustomer(actor) === undefined ? ('B' as const) : ('A' as const) });
const side = ({ actor }: Unit) => (boundCustomer(actor) === undefined ? ('staff' as const) : ('customer' as const));

/** Told by phone, in person or by letter. */
export const sendNotice = (call: Call, { noticeId, way, said, body }: InputOf<typeof contract.sendNotice>): Promise<Noticed> =>
  actOn(call, noticeId, async (unit, { row, recall }) => {
    mustTakeAnswers(recall, row);
    if (row.state !== 'made') throw no('told-already');
    const remindAt = row.party === 'site' ? iso(unit.now + remindersFor(recall.level).everyMinutes * MINUTE) : null;
    await unit.record([told.noticeSent.tell({ ...aboutNotice(row), way, remindAt }, grade(unit))]);
    await keepWords(unit, { recallId: recall.id, noticeId, kind: 'sending', body, said });
  });

export const remindNotice = (call: Call, { noticeId }: InputOf<typeof contract.remindNotice>): Promise<Noticed> =>
  actOn(call, noticeId, async (unit, { row, recall }) => {
    mustTakeAnswers(recall, row);
    await remindInUnit(unit, recall, [row]);
  });

/** Seen again tells nothing again. */
export const readMine = (call: Call, { noticeId }: InputOf<typeof contract.readMine>): Promise<Noticed> =>
  actOn(call, noticeId, async (unit, { row }) => {
    if (row.read_at === null && row.state !== 'acknowledged' && row.state !== 'answered')
      await unit.record([told.noticeRead.tell({ ...aboutNotice(row), by: side(unit) }, grade(unit))]);
  });

type Acknowledging = { noticeId: string; said?: string; body?: string };

export const acknowledgeNotice = (call: Call, { noticeId, said = '', body = '' }: Acknowledging): Promise<Noticed> =>
  actOn(call, noticeId, async (unit, { row, recall }) => {
    mustTakeAnswers(recall, row);
    if (row.acknowledged_at !== null) return;
    await unit.record([told.noticeAcknowledged.tell({ ...aboutNotice(row), by: side(unit) }, grade(unit))]);
    await keepWords(unit, { recallId: recall.id, noticeId, kind: 'answer', body, said });
  });

type Answering = { noticeId: string; amounts: readonly Answer[]; said?: string; body?: string };

/** Again: corrects. Who answers has acknowledged. */
export const answerNotice = (call: Call, { noticeId, amounts, said = '', body = '' }: Answering): Promise<Noticed> =>
  actOn(call, noticeId, async (unit, { row, recall }) => {
    mustTakeAnswers(recall, row);
    if (row.party !== 'site') throw no('party-answers-not');
    checkAnswer(amounts, await atSiteOf(unit, recall.id, row.site_id));
    const about = aboutNotice(row);
    const revision = row.answers + 1;
    await unit.record([
      ...(row.acknowledged_at === null ? [told.noticeAcknowledged.tell({ ...about, by: side(unit) }, grade(unit))] : []),
      told.noticeAnswered.tell({ ...about, by: side(unit), revision, amounts: amounts.map((one) => ({ ...one })) }, grade(unit)),
    ]);
    await keepWords(unit, { recallId: recall.id, noticeId, kind: 'answer', body, said });
  });

export async function atSiteOf(unit: Unit, recallId: string, siteId: string | null) {
  const lines = await linesAtSites(unit.tx, { recallId, siteIds: [siteId] });
  const explained = await unit.tx
    .selectFrom('recalls.explained')
    .select(['lot_id as lotId', 'site_id as siteId', 'amount'])
    .where('recall_id', '=', recallId)
    .where('site_id', '=', siteId)
    .execute();
  return balanceOf(lines, explained);
}

/** A link that lets the kitchen in without sign-in: it speaks for the latest note that brought the goods. */
export const noticeLink = (call: Call, { noticeId }: InputOf<typeof contract.noticeLink>): Promise<OutputOf<typeof contract.noticeLink>> =>
  call.write(async (unit) => {
    const { row, recall } = await loadNotice(unit, noticeId);
    mustTakeAnswers(recall, row);
    const [first] = (await atSiteOf(unit, recall.id, row.site_id))
      .flatMap(({ lines }) => lines)
      .sort((a, b) => (a.deliveryOn < b.deliveryOn ? 1 : -1));
    if (!first || row.customer_id === null || row.site_id === null) throw no('party-answers-not');
    const expiresAt = unit.now + RULES.link.days * DAY;
    const place = { noteId: first.noteId, customerId: row.customer_id, siteId: row.site_id };
    const token = await unit.app.identity.issueNoteToken(unit, { ...place, expiresAt });
    const link = `${unit.app.publicUrl}/portal/n/${token}/recalls/${noticeId}`;
    return { link, svg: await unit.app.documents.qr.svg(link), expiresAt: iso(expiresAt) };
  });
