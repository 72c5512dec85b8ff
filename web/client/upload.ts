// Files go out raw with progress; pictures are made small on the phone first (slow 4G, and iPhone HEIC becomes JPEG where the browser reads it).
import { API, headers } from './link.ts';

const LONGEST_EDGE = 2560;

export type Uploaded = { readonly id: string; readonly sha256?: string; readonly type?: string; readonly size?: number };

export class UploadFailed extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.name = 'UploadFailed';
    this.status = status;
  }
}

async function decode(file: File): Promise<ImageBitmap | undefined> {
  try {
    return await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    return undefined;
  }
}

/** A picture at most 2560 px long as JPEG; anything the browser cannot read goes as it is and the server decides. */
export async function shrink(file: File): Promise<File> {
  if (!file.type.startsWith('image/') || file.type === 'image/svg+xml' || file.type === 'image/gif') return file;
  const bitmap = await decode(file);
  if (!bitmap) return file;
  const scale = Math.min(1, LONGEST_EDGE / Math.max(bitmap.width, bitmap.height));
  if (scale === 1 && file.type === 'image/jpeg' && file.size < 1_500_000) return file;
  const canvas = Object.assign(document.createElement('canvas'), {
    width: Math.round(bitmap.width * scale),
    height: Math.round(bitmap.height * scale),
  });
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85));
  return blob ? new File([blob], file.name.replace(/\.\w+$/, '.jpg'), { type: 'image/jpeg', lastModified: file.lastModified }) : file;
}

type Progress = { readonly onProgress?: (share: number) => void; readonly signal?: AbortSignal };

/** Throws UploadFailed with the server's words, or status 0 where the connection was lost. */
export async function upload(file: File, { onProgress, signal }: Progress = {}): Promise<Uploaded> {
  const small = await shrink(file);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `${API}/files`);
    const all = { ...headers(), 'content-type': small.type || 'application/octet-stream', 'x-file-name': encodeURIComponent(small.name) };
    for (const [name, value] of Object.entries(all)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(total ? loaded / total : 0);
    request.onerror = () => reject(new UploadFailed(0, ''));
    request.onabort = () => reject(new DOMException('aborted', 'AbortError'));
    request.onload = () => finish(request, resolve, reject);
    signal?.addEventListener('abort', () => request.abort(), { once: true });
    request.send(small);
  });
}

function finish(request: XMLHttpRequest, resolve: (file: Uploaded) => void, reject: (error: Error) => void): void {
  const answer = parse(request.responseText);
  if (request.status >= 200 && request.status < 300 && typeof answer.id === 'string') resolve(answer as Uploaded);
  else reject(new UploadFailed(request.status, typeof answer.message === 'string' ? answer.message : ''));
}

function parse(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}

export const fileUrl = (id: string): string => `/api/files/${id}`;
/** With time, site and person written on it: how people look at a picture that proves something (R1.4). */
export const watermarkedUrl = (id: string): string => `/api/files/${id}/watermarked`;
export const thumbnailUrl = (id: string): string => `/api/files/${id}/thumbnail`;
