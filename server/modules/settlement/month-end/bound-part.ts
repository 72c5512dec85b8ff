// One part of a package as it is bound in: what it shows, whether it is there, and the mark by which a change is noticed.
import { createHash } from 'node:crypto';
import type { Text } from '../../../kernel/text.ts';
import type { Call } from '../../../platform/app.ts';
import type { Piece } from '../../../platform/documents/public.ts';
import type { PartKind, PartState } from './package.ts';

export type BoundPhoto = { readonly fileId: string; readonly lines: readonly string[] };

export type BoundPart = {
  readonly kind: PartKind;
  readonly state: PartState;
  readonly says: Text;
  readonly ref: string | null;
  readonly title: string;
  readonly body: readonly Piece[];
  readonly photos: readonly BoundPhoto[];
};

export type OfMonth = { readonly customerId: string; readonly month: string };
/** Undefined: the part has no say this month. */
export type PartMaker = (call: Call, of: OfMonth) => Promise<BoundPart>;

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
export const markOf = ({ kind, state, title, body, photos }: BoundPart): string => sha256(JSON.stringify([kind, state, title, body, photos]));

type Absent = Pick<BoundPart, 'kind' | 'says'> & { readonly ref?: string };
const absent =
  (state: PartState) =>
  ({ kind, says, ref = undefined }: Absent): BoundPart => ({ kind, state, says, ref: ref ?? null, title: '', body: [], photos: [] });
export const missingPart = absent('missing');
export const noSuchPart = absent('none');
