// What proves a claim (R0.4): what the note already says is grade A and never entered twice; the rest is as good as who showed it and when. Pure.
import type { Grade } from '../../../kernel/fact.ts';
import type { EvidenceKind } from '../../service-plans/words.ts';
import { FILED } from './entitlement-words.ts';
import type { Matter, MatterLine } from './matter.ts';

const DOCK: readonly EvidenceKind[] = ['dock-weights', 'acceptance-record', 'label-dates', 'temperature-record'];
const SHORT = ['short', 'missing'];

/** What the dock shows as missing or refused and no earlier claim has used up. */
const shownShort = ({ weighedShort, refused, claimed }: MatterLine): number => (weighedShort ?? 0) + refused - claimed;

const onLine: Readonly<Record<string, (line: MatterLine) => boolean>> = {
  'dock-weights': (line) => shownShort(line) > 0,
  'acceptance-record': ({ refused, deducted, claimed }) => refused > claimed || deducted,
  'label-dates': ({ life }) => life !== null,
  'temperature-record': ({ temperature }) => temperature,
  photo: ({ photos }) => photos,
};

/** Of the whole claim: files and words. */
const ofClaim = (kind: EvidenceKind, { files, shows, statement }: Matter): boolean =>
  kind === 'statement' ? statement : FILED.includes(kind) && files > 0 && (shows === null || shows.includes(kind));

const holds = (kind: EvidenceKind, line: MatterLine | null, matter: Matter): boolean =>
  ofClaim(kind, matter) || (line !== null && onLine[kind]?.(line) === true);

const parts = ({ lines }: Matter): readonly (MatterLine | null)[] => (lines.length === 0 ? [null] : lines);

/** Every line is proved by one of these kinds. */
export const proves = (kinds: readonly EvidenceKind[], matter: Matter): boolean =>
  parts(matter).every((line) => kinds.some((kind) => holds(kind, line, matter)));

/** Kinds that stand on record for every line already. */
export const onRecord = (matter: Matter): EvidenceKind[] => [...DOCK, ...FILED].filter((kind) => proves([kind], matter));

/** More of a line than the record of the dock shows: of what is short only so much is missing as the scale or the receiver said. */
export const moreThanShown = ({ reason, lines }: Matter): boolean =>
  SHORT.includes(reason) && lines.some((line) => (line.weighedShort !== null || line.refused > 0) && line.amount > shownShort(line));

/** The record of the dock is signed by both sides: A. A file or words are as good as who gave them and when. Nothing at all: D. */
export function gradeOf(matter: Matter): Grade {
  if (proves(['dock-weights', 'acceptance-record'], matter) && matter.lines.length > 0) return 'A';
  const shown = matter.files > 0 || matter.statement || onRecord(matter).length > 0;
  return shown ? matter.grade : 'D';
}

const ORDER: readonly Grade[] = ['A', 'B', 'C', 'D'];
export const weaker = (grade: Grade, least: Grade): boolean => grade === 'D' || ORDER.indexOf(grade) > ORDER.indexOf(least);
