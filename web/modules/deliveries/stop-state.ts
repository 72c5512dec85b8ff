// A stop as the driver sees it: what the server knows, plus what this phone has recorded and not sent yet.
import { type Answer, api } from '../../client/api.ts';
import type { Waiting } from '../../client/waiting.ts';
import { useWaiting } from '../../client/waiting.ts';
import type { NoteState } from './portal-note.ts';

export type Stop = Answer<typeof api.deliveries.stops>['items'][number];
export type Stage = 'issued' | 'departed' | 'waiting' | 'arrived' | 'unloading' | 'received' | 'left';
type Taps = { readonly waitingAt: string | null; readonly unloadingAt: string | null; readonly leftAt: string | null };
type Seen = { readonly state: NoteState; readonly stage: Stage; readonly unsent: boolean; readonly taps: Taps };
type Known = { readonly id: string; readonly state: NoteState; readonly arrivedAt?: string | null } & Partial<Taps>;

const { depart, arrive, wait, unload, leave, deliver, recordRefusal } = api.deliveries;
const LEADS_TO: Readonly<Record<string, NoteState>> = {
  [depart.key.join()]: 'departed',
  [arrive.key.join()]: 'arrived',
  [unload.key.join()]: 'arrived',
  [deliver.key.join()]: 'accepted',
  [recordRefusal.key.join()]: 'refused',
};
const TAPS: Readonly<Record<string, keyof Taps>> = {
  [wait.key.join()]: 'waitingAt',
  [unload.key.join()]: 'unloadingAt',
  [leave.key.join()]: 'leftAt',
};
const ORDER: readonly NoteState[] = ['issued', 'departed', 'arrived', 'partly-accepted', 'accepted', 'refused', 'cancelled'];
const ROUND = api.deliveries.departRound.key.join();

const concerns = ({ endpoint, input }: Waiting, noteId: string): boolean =>
  input.noteId === noteId || (endpoint.join() === ROUND && (input.noteIds as readonly string[]).includes(noteId));

export function seenState(stop: Known, waiting: readonly Waiting[]): Seen {
  const mine = waiting.filter((one) => one.refused === undefined && concerns(one, stop.id));
  const states = mine.flatMap(({ endpoint }) => (endpoint.join() === ROUND ? 'departed' : (LEADS_TO[endpoint.join()] ?? [])));
  const state = states.reduce<NoteState>((a, b) => (ORDER.indexOf(b) > ORDER.indexOf(a) ? b : a), stop.state);
  const taps = { waitingAt: stop.waitingAt ?? null, unloadingAt: stop.unloadingAt ?? null, leftAt: stop.leftAt ?? null };
  for (const { endpoint, input } of mine) {
    const tap = TAPS[endpoint.join()];
    if (tap) taps[tap] ??= String(input.occurredAt);
  }
  return { state, stage: stageOf(state, taps), unsent: mine.length > 0, taps };
}

/** Which one thing comes next at this stop. */
function stageOf(state: NoteState, { waitingAt, unloadingAt, leftAt }: Taps): Stage {
  if (state !== 'issued' && state !== 'departed' && state !== 'arrived') return leftAt ? 'left' : 'received';
  if (leftAt && state !== 'arrived') return 'departed';
  if (leftAt) return 'left';
  if (unloadingAt) return 'unloading';
  if (waitingAt) return 'waiting';
  return state;
}

export function useSeenState(): (stop: Known) => Seen {
  const waiting = useWaiting();
  return (stop) => seenState(stop, waiting);
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
