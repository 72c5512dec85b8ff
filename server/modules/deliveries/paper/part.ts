// What goes with the goods on paper: notes, labels, QR codes.

import { renewQr, showQr } from '../note-link.ts';
import { definePart } from '../part.ts';
import { contract } from './contract.ts';
import { printNote } from './print-note.ts';

export const paper = definePart({ contract, handlers: { qr: showQr, renewQr, print: printNote }, permissions: {}, refusals: [] });
