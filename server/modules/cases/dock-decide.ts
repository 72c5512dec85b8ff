// A clerk decides on an exception of the dock: a case, or nothing.
import { actorRef } from '../../kernel/actor.ts';
import type { UnitCode } from '../../kernel/quantity.ts';
import { iso, shanghaiDate } from '../../kernel/time.ts';
import type { Call, Unit } from '../../platform/app.ts';
import type { InputOf, OutputOf } from '../../platform/http/endpoint.ts';
import { siteCardsOf } from '../customers/public.ts';
import { dockLines, type Outcome, type Reason } from '../deliveries/public.ts';
import type { dock } from './contract-dock.ts';
import { meaningOf } from './dock.ts';
import { caseLine, saidOf } from './dock-hear.ts';
import { type DraftRow, missingOf, nextMeal } from './dock-list.ts';
import { openInUnit } from './open-case.ts';
import { no } from './refusals.ts';

/** Locked and still open. */
async function load({ tx }: Unit, draftId: string): Promise<DraftRow> {
  const row = await tx.selectFrom('cases.dock_draft').selectAll().where('id', '=', draftId).forUpdate().executeTakeFirst();
  if (!row) throw no('dock-unknown');
  if (row.state !== 'open') throw no('dock-decided', { by: row.decided_by ?? '', state: row.state === 'opened' ? '已转售后单' : '无需处理' });
  return row;
}

const decided = (unit: Unit, draftId: string, values: { state: 'opened' | 'dismissed'; case_id?: string; dismissed_for?: string }) =>
  unit.tx
    .updateTable('cases.dock_draft')
    .set({ ...values, decided_by: unit.actor.name || actorRef(unit.actor), decided_at: iso(unit.now) })
    .where('id', '=', draftId)
    .execute();

export const dismissDockDraft = (call: Call, { draftId, reason }: InputOf<typeof dock.dismissDockDraft>): Promise<{ draftId: string }> =>
  call.write(async (unit) => {
    await load(unit, draftId);
    await decided(unit, draftId, { state: 'dismissed', dismissed_for: reason });
    unit.announce('dock');
    return { draftId };
  });

export const openDockDraft = (call: Call, input: InputOf<typeof dock.openDockDraft>): Promise<OutputOf<typeof dock.openDockDraft>> =>
  call.write(async (unit) => {
    const draft = await load(unit, input.draftId);
    const opened = await openOf(unit, draft, input.replacement);
    await decided(unit, draft.id, { state: 'opened', case_id: opened.caseId });
    unit.announce('dock');
    const amount = missingOf(draft) ?? 0;
    const wanted = input.replacement && draft.line_id !== null && amount > 0;
    return {
      ...opened,
      claim: wanted ? { items: [{ noteId: draft.note_id, lineId: draft.line_id as string, amount }], reason: claimReason(draft.reason) } : null,
    };
  });

/** Claims know no "too late" and no "not ordered". */
const claimReason = (reason: string): string => ({ late: 'other', 'not-ordered': 'wrong-item' })[reason] ?? reason;

async function openOf(unit: Unit, draft: DraftRow, replacement: boolean): Promise<{ caseId: string; number: string }> {
  const reason = draft.reason as Reason;
  const lines = await dockLines(unit.tx, draft.note_id, draft.line_id === null ? null : [draft.line_id]);
  const troubles = lines.slice(0, 40).map((line) => ({ line, reason, outcome: draft.outcome as Outcome, accepted: draft.accepted ?? 0 }));
  const card = (await siteCardsOf(unit.tx, [draft.site_id])).get(draft.site_id);
  const meal = replacement ? nextMeal(card?.meals ?? {}, unit.now) : null;
  return openInUnit(
    unit,
    { customerId: draft.customer_id, siteId: draft.site_id, noteId: draft.note_id, lineId: draft.line_id },
    {
      channel: 'dock',
      ...meaningOf(reason, { expiresOn: lines[0]?.expiresOn ?? null, on: shanghaiDate(unit.now) }),
      lines: troubles.map((trouble) => ({ ...caseLine(trouble), unit: trouble.line.unit as UnitCode })),
      body: saidOf(troubles),
      files: draft.photos,
      neededBy: meal === null ? null : iso(meal),
      againstStaffId: null,
    },
  );
}
