// At which step before its end a paper stands. Pure.

/** `steps` descending. The step that was reached, 0 when it is over, null while it is further away than the first. */
export function stepOf(daysLeft: number, steps: readonly number[]): number | null {
  if (daysLeft < 0) return 0;
  return steps.filter((days) => daysLeft <= days).at(-1) ?? null;
}

/** Valid and needed papers as a share; null where nothing is needed: nothing looked at is not all well. */
export const shareOf = ({ needed, valid }: { readonly needed: number; readonly valid: number }): number | null =>
  needed === 0 ? null : Math.round((valid / needed) * 10_000) / 10_000;
