/** Epoch milliseconds, UTC. Everything inside the server counts in these; ISO strings live at the edges. */
export type Instant = number;

/** The only door to the present moment. The time machine of the tests is one of these. */
export type Clock = { now(): Instant };

export const systemClock: Clock = { now: () => Date.now() };

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** China has one zone without daylight saving since 1991: a fixed offset is exact from then on. */
export const SHANGHAI_OFFSET = 8 * HOUR;

export const iso = (at: Instant): string => new Date(at).toISOString();

/** Throws RangeError where the text is not an ISO 8601 instant with an offset. */
export function instant(text: string): Instant {
  const at = Date.parse(text);
  if (Number.isNaN(at) || !/(Z|[+-]\d\d:?\d\d)$/.test(text)) throw new RangeError(`not an instant: ${text}`);
  return at;
}

/** Calendar day in Asia/Shanghai, `YYYY-MM-DD`. */
export const shanghaiDate = (at: Instant): string => new Date(at + SHANGHAI_OFFSET).toISOString().slice(0, 10);

/** Wall time in Asia/Shanghai, `HH:MM`. */
export const shanghaiTime = (at: Instant): string => new Date(at + SHANGHAI_OFFSET).toISOString().slice(11, 16);

/** Day and wall time in Asia/Shanghai, `YYYY-MM-DD HH:MM`, as tables show it. */
export const shanghaiMoment = (at: Instant): string => `${shanghaiDate(at)} ${shanghaiTime(at)}`;

/** The instant of a wall time in Asia/Shanghai; `date` is `YYYY-MM-DD`, `time` is `HH:MM` (24:00 is the next midnight). */
export function shanghaiInstant(date: string, time = '00:00'): Instant {
  const midnight = Date.parse(`${date}T00:00:00Z`);
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  if (Number.isNaN(midnight)) throw new RangeError(`not a date: ${date}`);
  return midnight - SHANGHAI_OFFSET + hours * HOUR + minutes * MINUTE;
}

/** ISO 8601 duration of weeks, days, hours, minutes, seconds to milliseconds. A day is 24 h: working days belong to calendars. */
export function duration(text: string): number {
  const parts = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(text);
  if (!parts || text === 'P' || text.endsWith('T')) throw new RangeError(`not a duration: ${text}`);
  const [weeks, days, hours, minutes, seconds] = parts.slice(1).map((part) => Number(part ?? 0)) as [number, number, number, number, number];
  return (weeks * 7 + days) * DAY + hours * HOUR + minutes * MINUTE + seconds * SECOND;
}
