// A load as this phone sees it: what the server knows, plus what was tapped here and is not sent yet. Pure.
import { type Answer, api } from '../../client/api.ts';
import type { Waiting } from '../../client/waiting.ts';

export type Loading = Answer<typeof api.deliveries.loading>;
export type LoadNote = Loading['notes'][number];
export type Checked = Parameters<typeof api.deliveries.checkLoad>[0]['notes'][number];
export type Seen = LoadNote & { readonly unsent: boolean };

type Tap = (note: Seen, input: Readonly<Record<string, unknown>>) => Partial<Seen>;
const ofNote = (input: Readonly<Record<string, unknown>>, { id }: LoadNote): boolean => input.noteId === id;
const at = (input: Readonly<Record<string, unknown>>): string => (input.occurredAt as string | undefined) ?? new Date(0).toISOString();

/** Endpoint → whether the tap is about this note, and what it makes of it. */
const TAPS: Readonly<Record<string, { readonly about: (input: Readonly<Record<string, unknown>>, note: LoadNote) => boolean; readonly leads: Tap }>> =
  {
    [api.deliveries.load.key.join()]: {
      about: ofNote,
      leads: (note, input) => ({
        loadedAt: at(input),
        seals: (input.seals as string[] | undefined) ?? [],
        crates: (input.cratesOut as number | undefined) ?? note.crates,
      }),
    },
    [api.deliveries.takeOff.key.join()]: {
      about: ofNote,
      leads: () => ({ loadedAt: null, checkedAt: null, seals: [], cratesCounted: null, differences: [] }),
    },
    [api.deliveries.checkLoad.key.join()]: {
      about: (input, { id }) => (input.notes as Checked[]).some(({ noteId }) => noteId === id),
      leads: (note, input) => {
        const word = (input.notes as Checked[]).find(({ noteId }) => noteId === note.id);
        return {
          checkedAt: at(input),
          cratesCounted: word?.cratesCounted ?? null,
          differences: (word?.differences ?? []) as LoadNote['differences'],
        };
      },
    },
    [api.deliveries.departRound.key.join()]: {
      about: (input, { id }) => (input.noteIds as string[]).includes(id),
      leads: (_, input) => ({ departedAt: at(input), state: 'departed', can: { plan: false, pick: false, load: false } }),
    },
    [api.deliveries.depart.key.join()]: { about: ofNote, leads: (_, input) => ({ departedAt: at(input), state: 'departed' }) },
  };

const seenNote = (note: LoadNote, waiting: readonly Waiting[]): Seen => {
  let now: Seen = { ...note, unsent: false };
  for (const { endpoint, input, refused } of waiting) {
    const tap = TAPS[endpoint.join()];
    if (tap && refused === undefined && tap.about(input, note)) now = { ...now, ...tap.leads(now, input), unsent: true };
  }
  return now;
};

/** In the order in which it was tapped. */
export const seenNotes = (notes: readonly LoadNote[], waiting: readonly Waiting[]): Seen[] => notes.map((note) => seenNote(note, waiting));

export const hasLeft = ({ departedAt, state }: Pick<LoadNote, 'departedAt' | 'state'>): boolean => departedAt !== null || state !== 'issued';

const SEAL = /^[0-9A-Za-z-]{1,24}$/;

/** Seal numbers as they are typed, with blanks or commas between; `wrong` names the first that is none. */
export function readSeals(typed: string): { readonly seals: readonly string[]; readonly wrong?: string } {
  const seals = typed
    .normalize('NFKC')
    .split(/[\s,、;]+/)
    .filter(Boolean);
  const wrong = seals.find((seal) => !SEAL.test(seal));
  return wrong === undefined ? { seals: [...new Set(seals)] } : { seals: [], wrong };
}
