// What a file is to us: four kinds, each with a limit, and the media types we take.
import type { Instant } from '../../kernel/time.ts';

export type FileKind = 'image' | 'voice' | 'video' | 'document';
const MEGABYTE = 1024 * 1024;
export const LIMITS: Readonly<Record<FileKind, number>> = {
  image: 20 * MEGABYTE,
  voice: 20 * MEGABYTE,
  video: 50 * MEGABYTE,
  document: 50 * MEGABYTE,
};
/** No upload is ever longer. */
export const HARD_LIMIT = Math.max(...Object.values(LIMITS));
export const megabytes = (bytes: number): number => Math.round(bytes / MEGABYTE);

export type MediaType = { readonly kind: FileKind; readonly mediaType: string; readonly extension: string };

/** One upload. `sha256` and `size` are those of the bytes as they came: these are the evidence and are never changed. */
export type StoredFile = {
  readonly id: string;
  readonly sha256: string;
  readonly size: number;
  readonly kind: FileKind;
  readonly mediaType: string;
  /** Pixels as seen (after turning); null for what is no picture. */
  readonly width: number | null;
  readonly height: number | null;
  readonly name: string | null;
  /** `actorRef` of who uploaded it. */
  readonly uploadedBy: string;
  readonly createdAt: Instant;
};

/** What the visible watermark says besides the time of upload. */
export type Mark = { readonly site?: string; readonly person?: string /** ISO instant */; readonly takenAt?: string };

export type Visibility = 'internal' | 'customer';
export type Attachment = {
  readonly subject: { readonly type: string; readonly id: string };
  /** `customer`: people of that customer may see it. Needs `customerId`. */
  readonly visibility: Visibility;
  readonly customerId: string | null;
  readonly mark?: Mark;
};

export type AttachedFile = StoredFile & { readonly subject: { readonly type: string; readonly id: string }; readonly visibility: Visibility };

export const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
