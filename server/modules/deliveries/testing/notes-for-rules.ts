// For tests of rules: a note on its way, who acts, and the code and place of a refusal.
import type { Actor } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { HOUR, instant, MINUTE } from '../../../kernel/time.ts';
import type { LineWord } from '../acceptance/scale.rules.ts';
import type { Line, Note } from '../note.ts';

export const now = instant('2026-03-02T07:00:00+08:00');

export const lineWith = (lineNo: number, over: Partial<Line> = {}): Line => ({
  id: `l${lineNo}`,
  lineNo,
  product: `商品${lineNo}`,
  unit: 'kg',
  ordered: 10_000,
  picked: null,
  pieces: null,
  pickedPieces: null,
  pieceUnit: null,
  overBp: null,
  underBp: null,
  pieceTare: null,
  ...over,
});

export const noteWith = (over: Partial<Note> = {}): Note => ({
  id: 'n',
  number: 'PS1',
  customerId: 'c',
  siteId: 's',
  deliveryOn: '2026-03-02',
  vehicleId: null,
  carriesLots: false,
  state: 'arrived',
  driverId: 'd',
  windowFrom: now - 90 * MINUTE,
  windowTo: now + 30 * MINUTE,
  departedAt: now - 2 * HOUR,
  arrivedAt: now - 20 * MINUTE,
  newEstimate: null,
  lateCause: 'us',
  seals: [],
  lines: [lineWith(1), lineWith(2), lineWith(3, { unit: 'piece', ordered: 12 })],
  ...over,
});

export const wordOn = (lineId: string, over: Partial<LineWord> = {}): LineWord => ({
  lineId,
  accepted: null,
  gross: null,
  tare: null,
  net: null,
  pieces: null,
  deductBp: 0,
  reason: null,
  photos: [],
  paper: false,
  ...over,
});

export const driver: Actor = {
  kind: 'staff',
  id: 'd',
  name: '',
  roles: ['driver'],
  can: new Set(['deliveries.drive', 'deliveries.send-later', 'deliveries.record-acceptance']),
};
export const holder: Actor = {
  kind: 'note-holder',
  id: 't',
  name: '',
  customerId: 'c',
  siteId: 's',
  noteId: 'n',
  can: new Set(['deliveries.accept']),
};
export const clerk: Actor = { kind: 'staff', id: 'x', name: '', roles: ['order-clerk'], can: new Set(['deliveries.record-acceptance']) };

export function faultOf(work: () => unknown): { code: string; path: string | undefined } {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, path: error.fields[0]?.path };
    throw error;
  }
  throw new Error('expected a refusal');
}
