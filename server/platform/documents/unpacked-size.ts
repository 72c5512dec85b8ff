// A workbook is a zip. Its directory says how far each entry unpacks, and the reader stops an entry at that size:
// so the sum of what is declared bounds the memory, as long as every entry declares honestly or is refused here.
const DIRECTORY_END = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const ZIP64 = 0xffffffff;

/** Bytes the archive unpacks to; undefined where it is no plain zip (ZIP64 and entries without sizes included). */
export function unpackedSize(bytes: Uint8Array): number | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === undefined) return undefined;
  let at = view.getUint32(end + 16, true);
  let total = 0;
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== DIRECTORY_ENTRY) return undefined;
    const packed = view.getUint32(at + 20, true);
    const unpacked = view.getUint32(at + 24, true);
    const stored = view.getUint16(at + 10, true) === 0;
    // Sizes of nought would send the reader to look for them elsewhere, where nobody has checked them.
    const honest = packed !== ZIP64 && unpacked !== ZIP64 && (stored ? packed === unpacked : packed > 0 && unpacked > 0);
    if (!honest && packed + unpacked > 0) return undefined;
    if (packed === 0 && (view.getUint16(at + 8, true) & 8) !== 0) return undefined;
    total += unpacked;
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return total;
}

function findEnd(view: DataView): number | undefined {
  const lowest = Math.max(0, view.byteLength - 65_557);
  for (let at = view.byteLength - 22; at >= lowest; at--) if (view.getUint32(at, true) === DIRECTORY_END) return at;
  return undefined;
}
