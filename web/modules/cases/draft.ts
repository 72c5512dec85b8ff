// A case before it is opened, as the paste box and the call form hold it.
import type { UnitCode } from '../../../server/kernel/quantity.ts';
import type { Answer, api, Question } from '../../client/api.ts';
import { newKey } from '../../client/query.ts';
import type { Category, Channel } from '../../design/labels.ts';

export type DraftLine = {
  readonly key: string;
  readonly lineId: string | null;
  readonly product: string | null;
  readonly amount: number | null;
  readonly unit: UnitCode | null;
  readonly problem: string | null;
  /** The reader was not sure of it: shown amber until somebody touches it. */
  readonly doubtful: boolean;
};

export type Draft = {
  readonly customerId: string | null;
  readonly siteId: string | null;
  readonly noteId: string | null;
  readonly channel: Channel;
  readonly category: Category | null;
  readonly subcategory: string | null;
  readonly severity: number;
  readonly lines: readonly DraftLine[];
  readonly neededBy: string | null;
  readonly occurredAt: string | null;
  readonly body: string;
  readonly reporterName: string;
  readonly reporterPhone: string;
  readonly againstStaffId: string | null;
};

export type ReadDraft = Answer<typeof api.cases.read>['drafts'][number];

export const emptyLine = (): DraftLine => ({ key: newKey(), lineId: null, product: null, amount: null, unit: 'jin', problem: null, doubtful: false });

export const emptyDraft = (channel: Channel): Draft => ({
  customerId: null,
  siteId: null,
  noteId: null,
  channel,
  category: null,
  subcategory: null,
  severity: 3,
  lines: [],
  neededBy: null,
  occurredAt: null,
  body: '',
  reporterName: '',
  reporterPhone: '',
  againstStaffId: null,
});

export const linesOf = (read: ReadDraft): DraftLine[] =>
  read.lines.map(({ lineId, product, amount, unit, problem, sure, assumedUnit }, index) => ({
    key: `${read.kind}${index}`,
    lineId,
    product,
    amount,
    unit,
    problem,
    doubtful: !sure || assumedUnit,
  }));

/** What the reader found, ready to be corrected. */
export const draftOf = (read: ReadDraft): Draft => ({
  ...emptyDraft('paste'),
  customerId: read.customer.id,
  siteId: read.customer.siteId,
  noteId: read.noteId,
  category: read.category,
  subcategory: read.subcategory,
  severity: read.severity ?? 3,
  lines: linesOf(read),
  neededBy: read.neededBy?.at ?? null,
  occurredAt: read.occurredAt,
  body: read.body,
});

/** What is sent; undefined while the customer or the category is missing. */
export function openingOf(draft: Draft, files: readonly string[], sender?: string | null): Question<typeof api.cases.open> | undefined {
  if (!draft.customerId || !draft.category) return undefined;
  const lines = draft.lines
    .filter(({ product, amount, lineId }) => product || amount || lineId)
    .map(({ lineId, product, amount, unit, problem }) => ({ lineId, product, amount, unit, problem: problem ?? draft.subcategory }));
  const [only] = lines.filter(({ lineId }) => lineId !== null);
  const reporter = { name: draft.reporterName.trim() || null, phone: draft.reporterPhone.trim() || null };
  return {
    customerId: draft.customerId,
    siteId: draft.siteId,
    noteId: draft.noteId,
    // One line of the note is the matter; several are only listed.
    lineId: draft.noteId && lines.filter(({ lineId }) => lineId !== null).length === 1 ? (only?.lineId ?? null) : null,
    channel: draft.channel,
    category: draft.category,
    subcategory: draft.subcategory,
    severity: draft.severity,
    lines,
    body: draft.body.trim(),
    files: [...files],
    neededBy: draft.neededBy,
    againstStaffId: draft.category === 'conduct' ? draft.againstStaffId : null,
    ...(reporter.name || reporter.phone ? { reporter } : {}),
    ...(draft.occurredAt ? { occurredAt: draft.occurredAt } : {}),
    ...(sender ? { sender } : {}),
  };
}
