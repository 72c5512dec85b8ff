// What is filled in of a report, kept on the phone, and what is made of it when it is sent.
import type { UnitCode } from '../../../server/kernel/quantity.ts';
import type { Way } from '../../../server/modules/claims/words.ts';
import { keepDraft, useDraft } from '../../client/draft.ts';
import { newKey } from '../../client/query.ts';
import type { Text } from '../../design/locale.ts';
import { keepShots, type Shots, useShots } from '../../design/phone/use-shots.ts';
import { type Kind, kinds, type Problem, problemOf } from './problem-kinds.ts';

export type ReportLine = {
  readonly id: string;
  readonly lineNo: number;
  readonly product: string;
  readonly spec: string;
  readonly unit: UnitCode;
  readonly came: number;
};

/** What the report is about, for the kitchen and for the driver. */
export type Subject = {
  readonly noteId: string | null;
  readonly lines: readonly ReportLine[];
  readonly meals: { readonly breakfast?: string | undefined; readonly lunch?: string | undefined; readonly dinner?: string | undefined };
  /** May a replacement be asked for with it; the reason where it may not. */
  readonly replace: 'yes' | 'not-yet' | 'never';
};

export const UNSURE = 'unsure';

export type Draft = {
  readonly key: string;
  readonly step: 1 | 2 | 3 | 4;
  readonly kind: Kind | null;
  readonly finer: string | null;
  readonly lineId: string | null;
  readonly amount: number | null;
  readonly neededBy: number | null;
  /** What is asked for with it; null: nothing. Absent in a draft kept by an older page. */
  readonly way?: WishedWay | null | undefined;
  readonly body: string;
};

/** What a kitchen may ask for together with its report; what needs papers follows on the page of the matter. */
export const WISHES = ['replacement', 'credit', 'deduction'] as const satisfies readonly Way[];
export type WishedWay = (typeof WISHES)[number];

/** Most want their goods before the meal. */
export const wishOf = ({ way }: Pick<Draft, 'way'>): WishedWay | null => (way === undefined ? 'replacement' : way);

const EMPTY: Draft = { key: '', step: 1, kind: null, finer: null, lineId: null, amount: null, neededBy: null, body: '' };

export type Report = {
  readonly key: string;
  readonly problem: Problem;
  readonly what: Text;
  readonly line: ReportLine | undefined;
  readonly amount: number | null;
  readonly neededBy: string | null;
  readonly way: WishedWay | null;
  readonly body: string;
  readonly shots: Shots;
};

export type Filling = {
  readonly subject: Subject;
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
  readonly shots: Shots;
  readonly line: ReportLine | undefined;
  /** Once it waits to be sent. Gives the way back, for a report that the server refused. */
  readonly forget: () => () => Promise<void>;
};

/** `initialLine`: a line chosen already on the page before. */
export function useReportDraft(subject: Subject, initialLine: string): Filling {
  const name = `report.${subject.noteId ?? 'none'}`;
  const [draft, setDraft, empty] = useDraft<Draft>(name, EMPTY);
  const shots = useShots(name);
  const chosen = draft.lineId ?? (initialLine || null);
  const forget = () => {
    const files = shots.list.map(({ file }) => file);
    empty();
    keepDraft(name, undefined);
    shots.forget();
    return async () => {
      keepDraft(name, { ...draft, key: newKey() });
      await keepShots(name, files);
    };
  };
  const change = (part: Partial<Draft>) => setDraft({ ...part, key: draft.key || newKey() });
  return { subject, draft: { ...draft, lineId: chosen }, change, shots, line: subject.lines.find(({ id }) => id === chosen), forget };
}

export function reportOf({ draft, shots, line, subject }: Filling, now: number): Report | undefined {
  if (!draft.kind) return undefined;
  const told = draft.amount !== null && draft.amount > 0;
  return {
    key: draft.key,
    problem: problemOf(draft.kind, draft.finer),
    what: kinds[draft.kind].label,
    line,
    amount: told ? draft.amount : null,
    neededBy: draft.neededBy !== null && draft.neededBy > now ? new Date(draft.neededBy).toISOString() : null,
    way: subject.replace === 'yes' && told && line !== undefined ? wishOf(draft) : null,
    body: draft.body.trim(),
    shots,
  };
}

/** The part of the input that kitchen and driver share. */
export const inputOf = ({ problem, line, amount, neededBy, body }: Report, noteId: string | null) => ({
  noteId,
  lineId: line?.id ?? null,
  category: problem.category,
  subcategory: problem.subcategory,
  severity: problem.severity,
  lines: line ? [{ lineId: line.id, product: line.product, amount, unit: line.unit, problem: problem.subcategory }] : [],
  body,
  neededBy,
});
