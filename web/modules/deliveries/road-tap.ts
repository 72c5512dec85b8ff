// A tap on the road: counted at the moment of the tap, kept on the phone, sent a little later so that it can be taken back.
import { useState } from 'react';
import type { Endpoint } from '../../client/api.ts';
import { newKey } from '../../client/query.ts';
import { letGo, submitLater } from '../../client/waiting.ts';
import { serverNow } from '../../design/now.ts';

/** So long a tap can be taken back before anybody hears of it. */
export const UNDO = 10_000;
const GIVE_UP = 4_000;
type Place = { readonly longitude: number; readonly latitude: number };

/** Where the phone is, if it says so in time: it proves a tap that is sent later. */
export const whereNow = (): Promise<Place | null> =>
  new Promise((resolve) => {
    if (!('geolocation' in navigator)) return resolve(null);
    setTimeout(resolve, GIVE_UP, null);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ longitude: coords.longitude, latitude: coords.latitude }),
      () => resolve(null),
      { timeout: GIVE_UP, maximumAge: 60_000 },
    );
  });

/** By the phone's own clock, as `sentAt`, which is set anew with every attempt: the server sees how wrong it is. */
export function phoneTimes(): { occurredAt: string; sentAt: string } {
  const at = new Date().toISOString();
  return { occurredAt: at, sentAt: at };
}

export type Tapped = { readonly key: string; readonly act: string; readonly at: number };
type Tap<I> = { readonly input: I; readonly act: string; readonly label: string };

/** `tapped`: the last one, as long as it can be taken back. */
export function useTap(again: () => void) {
  const [tapped, setTapped] = useState<Tapped>();
  const tap = <I extends object, O>(endpoint: Endpoint<I, O>, { input, act, label }: Tap<I>) => {
    const key = newKey();
    setTapped({ key, act, at: serverNow() });
    setTimeout(() => setTapped((last) => (last?.key === key ? undefined : last)), UNDO);
    submitLater(endpoint, { key, input, label, hold: UNDO }).then(again, again);
  };
  const undo = () => {
    if (tapped) void letGo(tapped.key);
    setTapped(undefined);
  };
  return { tap, tapped, undo };
}
