import type { ByteRange } from './content-store.ts';
import { no } from './refusals.ts';

/** One range of RFC 9110 §14 (`bytes=0-99`, `bytes=100-`, `bytes=-50`); undefined: send all, as for headers that are none of these. */
export function rangeOf(header: string | undefined, size: number): ByteRange | undefined {
  const parts = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (!parts || (parts[1] === '' && parts[2] === '')) return undefined;
  const [first, last] = [parts[1], parts[2]].map((digits) => (digits ? Number(digits) : undefined));
  const start = first ?? Math.max(0, size - (last ?? 0));
  const end = first === undefined ? size - 1 : Math.min(last ?? size - 1, size - 1);
  if (first !== undefined && last !== undefined && last < first) return undefined;
  if (start > end) throw no('range-outside');
  return { start, end };
}
