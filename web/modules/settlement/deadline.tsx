// A last day as people say it: what ends at midnight ends on the day before, not at 00:00 of the next.
import { SHANGHAI_OFFSET } from '../../../server/kernel/time.ts';
import { at, type Moment } from '../../design/time.ts';
import { TimeText } from '../../design/time-text.tsx';

const DAY = 86_400_000;

export function Deadline({ at: moment }: { readonly at: Moment }) {
  const end = at(moment);
  const midnight = (end + SHANGHAI_OFFSET) % DAY === 0;
  return midnight ? <TimeText at={end - 1} style="date" /> : <TimeText at={end} style="short" />;
}
