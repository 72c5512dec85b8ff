// How near its end a certificate is, in the steps of the trade: 30, 15, 7 and 1 days.
import type { Text } from '../../design/locale.ts';

export type Nearness = 'plain' | 'info' | 'amber' | 'danger';

/** `warnDays` descending; the nearest step that holds decides the tone. */
export function nearnessOf(daysLeft: number | null, warnDays: readonly number[]): Nearness {
  if (daysLeft === null) return 'plain';
  if (daysLeft < 0) return 'danger';
  const steps = warnDays.filter((days) => daysLeft <= days).length;
  if (steps === 0) return 'plain';
  return steps >= warnDays.length ? 'danger' : steps >= warnDays.length - 2 ? 'amber' : 'info';
}

export function leftText(daysLeft: number | null): Text {
  if (daysLeft === null) return { zh: '随批次有效', en: 'for its lot' };
  if (daysLeft < 0) return { zh: `已过期 ${-daysLeft} 天`, en: `over for ${-daysLeft} d` };
  if (daysLeft === 0) return { zh: '今天到期', en: 'ends today' };
  return { zh: `还有 ${daysLeft} 天`, en: `${daysLeft} d left` };
}
