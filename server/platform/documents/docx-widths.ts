// Column widths for a word processor, which wants them said: points as given, texts as wide as they are, the rest shared.
import type { Content, Node } from './docx-blocks.ts';
import { widthOf } from './measure.ts';

const PADDING = 12;
const LEAST = 28;
/** No column of unstated width takes more of the page than this while others want room. */
const MOST = 0.45;

const nodeOf = (content: Content): Node => (typeof content === 'object' ? content : { text: content });

function textOf(content: Content): string {
  const { text, stack, columns } = nodeOf(content);
  if (stack) return stack.map(textOf).join('\n');
  if (columns) return columns.map(textOf).join(' ');
  return Array.isArray(text) ? text.map(textOf).join('') : String(text ?? '');
}

const longest = (content: Content, size: number): number =>
  Math.max(
    0,
    ...textOf(content)
      .split('\n')
      .map((line) => widthOf(line, size)),
  );

type Room = { readonly width: number; readonly fontSize?: number | undefined };

export function widthsOf(
  body: readonly (readonly Content[])[],
  asked: readonly (number | string)[] | undefined,
  { width, fontSize = 9 }: Room,
): number[] {
  const count = Math.max(...body.map((row) => row.length));
  const wishes = Array.from({ length: count }, (_, at): number | '*' => {
    const wish = asked?.[at] ?? '*';
    if (typeof wish === 'number') return wish;
    if (wish === '*') return '*';
    const own = body.map((row) => ((nodeOf(row[at] ?? '').colSpan ?? 1) > 1 ? 0 : longest(row[at] ?? '', fontSize)));
    return Math.min(Math.max(...own) + PADDING, width * MOST);
  });
  const fixed = wishes.reduce<number>((sum, wish) => sum + (wish === '*' ? 0 : wish), 0);
  const stars = wishes.filter((wish) => wish === '*').length;
  const share = stars === 0 ? 0 : Math.max(LEAST, (width - fixed) / stars);
  const points = wishes.map((wish) => (wish === '*' ? share : wish));
  const total = points.reduce((sum, one) => sum + one, 0);
  // Too wide: everything gives way alike. Too narrow without a sharing column: stays as it is.
  return total > width ? points.map((one) => (one * width) / total) : points;
}
