// A note as the kitchen sees it, and what pages of the portal ask about its lines.
import type { Answer, api } from '../../client/api.ts';

export type MyNote = Answer<typeof api.deliveries.myNote>;
export type NoteLine = MyNote['lines'][number];
export type NoteState = MyNote['state'];

/** What came off the truck, in base units. */
export const cameOf = (line: Pick<NoteLine, 'ordered' | 'picked'>): number => line.picked ?? line.ordered;

export const isOpen = (state: NoteState): boolean => state === 'issued' || state === 'departed' || state === 'arrived';
/** Only goods that came can be replaced. */
export const isDelivered = ({ state, arrivedAt }: Pick<MyNote, 'state' | 'arrivedAt'>): boolean =>
  arrivedAt !== null || state === 'accepted' || state === 'partly-accepted' || state === 'refused';
