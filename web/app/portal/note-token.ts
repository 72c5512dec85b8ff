// `/portal/n/<token>`, the QR code on a delivery note, and `/portal/m/<token>`, that on month-end sheets, let their holder in without sign-in: the
// token goes with every call of this visit.
import { heldNote, holdNote } from '../../client/link.ts';

const STORED = 'xiannuo.note';
// Any token, however cut off: what the server does not know is answered as a code that no longer works.
/** Tokens of month ends are longer. */
const NOTE_LENGTH = 32;
const SHAPE = /^\/portal\/[nm]\/([\w-]+)/;

/** Before the first call: from the address, else from the last scan in this window. */
export function adoptNote(): void {
  const token = SHAPE.exec(location.pathname)?.[1];
  if (token) sessionStorage.setItem(STORED, token);
  holdNote(token ?? sessionStorage.getItem(STORED) ?? undefined);
}

/** Address of the note's own page, for ways back to it. */
export const notePath = (): string | undefined => {
  const token = heldNote();
  return token && `${token.length > NOTE_LENGTH ? '/m' : '/n'}/${token}`;
};

export function forgetNote(): void {
  sessionStorage.removeItem(STORED);
  holdNote(undefined);
}
