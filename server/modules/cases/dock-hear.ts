// The dock's word becomes matters (R1.4): food safety opens a case at once; every other exception waits as a draft for a clerk.
import { sql } from 'kysely';
import type { Fact } from '../../kernel/fact.ts';
import { newId } from '../../kernel/id.ts';
import { showQuantity } from '../../kernel/quantity.ts';
import { iso, shanghaiDate } from '../../kernel/time.ts';
import type { Unit } from '../../platform/app.ts';
import { type accepted, type DockLine, dockLines, dockPictures, REASONS, type Reason, type refused } from '../deliveries/public.ts';
import { type Exception, isMatter, isSafety, meaningOf, suggest } from './dock.ts';
import { openInUnit } from './open-case.ts';

type Accepted = Parameters<typeof accepted.tell>[0];
type Refused = Parameters<typeof refused.tell>[0];
type Place = { readonly noteId: string; readonly customerId: string; readonly siteId: string };
/** One line that is a matter; `reason` is always said by now. */
type Trouble = Omit<Exception, 'reason'> & { readonly line: DockLine; readonly reason: Reason; readonly accepted: number };

export async function hearAccepted(unit: Unit, fact: Fact): Promise<void> {
  const data = fact.data as Accepted;
  const matters = data.exceptions.filter(isMatter);
  if (matters.length === 0) return;
  const lines = new Map((await dockLines(unit.tx, data.noteId, idsOf(matters))).map((line) => [line.lineId, line]));
  const troubles = matters.flatMap((one): Trouble[] => {
    const line = lines.get(one.lineId);
    return line ? [{ ...one, reason: one.reason ?? 'short', line }] : [];
  });
  await openSafety(unit, data, troubles);
  await keepDrafts(
    unit,
    { place: data, fact },
    troubles.filter(({ reason }) => !isSafety(reason)),
  );
}

const idsOf = (exceptions: readonly { readonly lineId: string }[]): string[] => exceptions.map(({ lineId }) => lineId);

/** Refused as a whole: for each line by its own reason, or once for the note. */
export async function hearRefused(unit: Unit, fact: Fact): Promise<void> {
  const data = fact.data as Refused;
  const own = new Map(data.reasons.map(({ lineId, reason }) => [lineId, reason]));
  const photos = await dockPictures(unit.tx, data.noteId);
  const troubles = (await dockLines(unit.tx, data.noteId, null)).map((line): Trouble => {
    const reason = own.get(line.lineId) ?? data.reason;
    return { line: line.photos.length > 0 ? line : { ...line, photos }, reason, outcome: 'rejected', accepted: 0 };
  });
  await openSafety(unit, data, troubles);
  const waiting = troubles.filter(({ reason }) => !isSafety(reason));
  if (own.size > 0) await keepDrafts(unit, { place: data, fact }, waiting);
  else if (waiting.length > 0) await keepWhole(unit, { place: data, fact }, { reason: data.reason, photos });
}

const MOST_LINES = 40;
const MOST_PHOTOS = 20;

/** One case per kind of danger, told now: the clock of an answer cannot begin before we could know. */
async function openSafety(unit: Unit, { noteId, customerId, siteId }: Place, troubles: readonly Trouble[]): Promise<void> {
  const on = shanghaiDate(unit.now);
  for (const reason of new Set(troubles.map((trouble) => trouble.reason).filter(isSafety))) {
    const these = troubles.filter((trouble) => trouble.reason === reason).slice(0, MOST_LINES);
    const meanings = these.map(({ line }) => meaningOf(reason, { expiresOn: line.expiresOn, on }));
    const [meaning] = [...meanings].sort((a, b) => a.severity - b.severity);
    if (!meaning) continue;
    await openInUnit(
      unit,
      { customerId, siteId, noteId, lineId: these.length === 1 ? (these[0]?.line.lineId ?? null) : null },
      {
        channel: 'dock',
        ...meaning,
        lines: these.map(caseLine),
        body: saidOf(these),
        files: [...new Set(these.flatMap(({ line }) => line.photos))].slice(0, MOST_PHOTOS),
        neededBy: null,
        againstStaffId: null,
      },
    );
  }
}

const missingOf = ({ line, accepted: taken }: Trouble): number => Math.max(0, line.came - taken);

export const caseLine = (trouble: Trouble) => {
  const { lineId, product, unit, came } = trouble.line;
  return { lineId, product, amount: missingOf(trouble) || came, unit, problem: trouble.reason };
};

const OUTCOMES = { accepted: '收下', partly: '部分收下', rejected: '拒收' } as const;

/** 验收登记：番茄 8 公斤拒收，腐烂变质。 */
export const saidOf = (troubles: readonly Trouble[]): string =>
  `验收登记：${troubles
    .map(({ line, outcome, reason, ...rest }) => {
      const amount = showQuantity({ amount: missingOf({ line, outcome, reason, ...rest }) || line.came, unit: line.unit });
      return `${line.product} ${amount}${OUTCOMES[outcome]}，${REASONS[reason].zh}`;
    })
    .join('；')}。`;

type Told = { readonly place: Place; readonly fact: Fact };

function keepDrafts(unit: Unit, { place, fact }: Told, troubles: readonly Trouble[]): Promise<void> {
  const rows = troubles.map((trouble) => ({
    lineId: trouble.line.lineId,
    product: trouble.line.product,
    unit: trouble.line.unit,
    reason: trouble.reason,
    outcome: trouble.outcome,
    came: trouble.line.came,
    accepted: trouble.accepted,
    said: trouble.said ?? null,
    deductBp: trouble.deductBp ?? 0,
    photos: trouble.line.photos,
    suggested: suggest(trouble),
  }));
  return insert(unit, { place, fact }, rows);
}

const keepWhole = (unit: Unit, told: Told, { reason, photos }: { reason: Reason; photos: readonly string[] }): Promise<void> =>
  insert(unit, told, [
    {
      lineId: null,
      product: null,
      unit: null,
      reason,
      outcome: 'rejected',
      came: null,
      accepted: null,
      said: null,
      deductBp: 0,
      photos,
      suggested: 'look',
    },
  ]);

async function insert(unit: Unit, { place, fact }: Told, rows: readonly Record<string, unknown>[]): Promise<void> {
  if (rows.length === 0) return;
  // Ids in the order of the lines: lists go by them.
  const drafts = JSON.stringify(rows.map((row, at) => ({ id: newId(unit.now + at), ...row })));
  await sql`
    insert into cases.dock_draft (id, note_id, line_id, customer_id, site_id, product, unit, reason, outcome, came, accepted, said, deduct_bp, photos,
      suggested, told_at)
    select d.id, ${place.noteId}, d."lineId", ${place.customerId}, ${place.siteId}, d.product, d.unit, d.reason, d.outcome, d.came, d.accepted, d.said,
      d."deductBp", array(select jsonb_array_elements_text(d.photos)::uuid), d.suggested, ${iso(fact.occurredAt)}
    from jsonb_to_recordset(${drafts}::jsonb) as d(id uuid, "lineId" uuid, product text, unit text, reason text, outcome text, came bigint,
      accepted bigint, said bigint, "deductBp" integer, photos jsonb, suggested text)
    on conflict do nothing`.execute(unit.tx);
  unit.announce('dock');
}
