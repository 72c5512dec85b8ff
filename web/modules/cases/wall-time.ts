// `2026-03-02T08:00` of Shanghai ↔ ISO, whatever zone the device thinks it is in.
const EIGHT_HOURS = 8 * 3_600_000;

export const wallTimeOf = (moment: string | number): string => new Date(new Date(moment).getTime() + EIGHT_HOURS).toISOString().slice(0, 16);
export const instantOf = (wall: string): string => `${wall}:00+08:00`;
