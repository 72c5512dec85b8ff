// A stop as the driver sees it: what the server knows, plus what this phone has recorded and not sent yet.
import { type Answer, api } from '../../client/api.ts';
import type { Waiting } from '../../client/waiting.ts';
import { useWaiting } from '../../client/waiting.ts';
import type { NoteState } from './portal-note.ts';

export type Stop = Answer<typeof api.deliveries.stops>['items'][number];
type Seen = { readonly state: NoteState; readonly unsent: boolean };

const LEADS_TO: Readonly<Record<string, NoteState>> = {
  [api.deliveries.depart.key.join()]: 'departed',
  [api.deliveries.arrive.key.join()]: 'arrived',
  [api.deliveries.deliver.key.join()]: 'accepted',
  [api.deliveries.recordRefusal.key.join()]: 'refused',
};
const ORDER: readonly NoteState[] = ['issued', 'departed', 'arrived', 'partly-accepted', 'accepted', 'refused', 'cancelled'];

export function seenState(state: NoteState, noteId: string, waiting: readonly Waiting[]): Seen {
  const mine = waiting.filter(({ input, refused }) => input.noteId === noteId && refused === undefined);
  const states = mine.flatMap(({ endpoint }) => LEADS_TO[endpoint.join()] ?? []);
  const furthest = [state, ...states].reduce((a, b) => (ORDER.indexOf(b) > ORDER.indexOf(a) ? b : a));
  return { state: furthest, unsent: mine.length > 0 };
}

export function useSeenState(): (stop: { readonly id: string; readonly state: NoteState }) => Seen {
  const waiting = useWaiting();
  return ({ id, state }) => seenState(state, id, waiting);
}

/** Against the agreed window: early, inside, or late, in milliseconds. */
export function againstWindow(
  stop: Pick<Stop, 'windowFrom' | 'windowTo'>,
  now: number,
): { readonly when: 'early' | 'inWindow' | 'lateBy'; readonly ms: number } {
  const [from, to] = [Date.parse(stop.windowFrom), Date.parse(stop.windowTo)];
  if (now < from) return { when: 'early', ms: from - now };
  return now <= to ? { when: 'inWindow', ms: to - now } : { when: 'lateBy', ms: now - to };
}
