// How wide a text will be in our font, without drawing it: for forms whose lines are broken before they are laid out.

/** Advance widths of Noto Sans SC, regular and bold, rounded up to the next of these steps; in em. Everything else counts as a full square. */
const STEPS: readonly (readonly [number, string])[] = [
  [0.25, ' '],
  [0.3, '|'],
  [0.35, "',.:;Iijl"],
  [0.4, '!()-/[\\]f{}°'],
  [0.45, 'rt²'],
  [0.5, 's'],
  [0.55, '*?cz'],
  [0.6, '"#$+0123456789<=>FJLY^_aegvxy~¥–'],
  [0.65, 'AESTVXZ`bdhknopqu'],
  [0.7, 'BCKPR'],
  [0.75, '&DGNU'],
  [0.8, 'HOQ'],
  [0.9, 'Mw'],
  [0.95, 'W'],
];
const WIDTHS = new Map(STEPS.flatMap(([width, characters]) => [...characters].map((character) => [character, width] as const)));

/** Never less than what is drawn. `size` in points; so is the answer. */
export const widthOf = (text: string, size: number): number => [...text].reduce((sum, character) => sum + (WIDTHS.get(character) ?? 1.05), 0) * size;

/** The text in at most `most` lines of this width; what does not fit ends in an ellipsis. Breaks at spaces where there are some, else anywhere. */
export function brokenTo(text: string, { width, size, most = 2 }: { width: number; size: number; most?: number }): string[] {
  const parts = text.split('\n');
  // What is cut off runs on in one line: a space stays where a line or a part ended.
  const lines = parts.flatMap((part, at) => brokenPart(at < parts.length - 1 ? `${part} ` : part, width / size));
  const shown = lines.slice(0, most).map((line) => line.trimEnd());
  return lines.length <= most ? shown : [...shown.slice(0, most - 1), shortened(lines.slice(most - 1).join(''), width / size)];
}

const em = (character: string): number => WIDTHS.get(character) ?? 1.05;

function brokenPart(text: string, room: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of text.split(/(?<=\s)|(?<=[^\p{ASCII}])|(?=[^\p{ASCII}])/u)) {
    const wide = [...word].reduce((sum, character) => sum + em(character), 0);
    const apart = used > 0 && used + wide > room && wide <= room;
    if (apart) {
      lines.push(line);
      [line, used] = ['', 0];
    }
    for (const character of word) {
      if (used > 0 && used + em(character) > room) {
        lines.push(line);
        [line, used] = ['', 0];
      }
      line += character;
      used += em(character);
    }
  }
  return [...lines, line];
}

function shortened(text: string, room: number): string {
  let kept = '';
  let used = em('…');
  for (const character of text) {
    if (used + em(character) > room) return `${kept}…`;
    kept += character;
    used += em(character);
  }
  return kept;
}
