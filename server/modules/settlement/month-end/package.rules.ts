// When a package may be drafted and released: pure.
import { PART_KINDS, type PartKind, type PartState } from './package.ts';
import { no } from './refusals.ts';

export type MarkedPart = { readonly kind: PartKind; readonly state: PartState; readonly mark: string };
export type Latest = { readonly edition: number; readonly state: 'draft' | 'released' | 'replaced'; readonly parts: readonly MarkedPart[] };

/** Kinds whose part is not what it was. */
export const changedSince = (before: readonly MarkedPart[], now: readonly MarkedPart[]): PartKind[] =>
  now.flatMap(({ kind, mark }) => (before.find((part) => part.kind === kind)?.mark === mark ? [] : [kind]));

/** The edition that this draft is: the open draft again, or the next one after what was released. */
export function decideDraft(month: string, { latest, parts }: { latest: Latest | undefined; parts: readonly MarkedPart[] }): number {
  if (!parts.some(({ state }) => state === 'included')) throw no('package-empty', { month });
  if (latest === undefined) return 1;
  if (latest.state === 'draft') return latest.edition;
  if (changedSince(latest.parts, parts).length === 0) throw no('package-unchanged');
  return latest.edition + 1;
}

export type Reviewed = { readonly sha256: string; readonly reason: string | undefined };
export type Draft = { readonly state: Latest['state']; readonly sha256: string; readonly parts: readonly MarkedPart[] };

const named = (kinds: readonly PartKind[]) => ({
  parts: kinds.map((kind) => PART_KINDS[kind].zh).join('、'),
  partsEn: kinds.map((kind) => PART_KINDS[kind].en).join(', '),
});

/** What goes out incomplete; throws where it may not go out. */
export function decideRelease(draft: Draft, { sha256, reason, parts }: Reviewed & { readonly parts: readonly MarkedPart[] }): PartKind[] {
  if (draft.state !== 'draft') throw no('package-released');
  if (draft.sha256 !== sha256) throw no('package-redrawn');
  const changed = changedSince(draft.parts, parts);
  if (changed.length > 0) throw no('package-outdated', named(changed));
  const missing = parts.flatMap(({ kind, state }) => (state === 'missing' ? [kind] : []));
  if (missing.length > 0 && reason === undefined) throw no('package-incomplete', named(missing), [{ path: 'reason', text: REASON_NEEDED }]);
  return missing;
}

const REASON_NEEDED = { zh: '请写明为什么先发布', en: 'Say why it goes out without' };
