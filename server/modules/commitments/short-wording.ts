// A clause in one breath, for notices and rows: its first sentence without what stands in brackets.
const LENGTH = 40;
const SHORTEST = 16;

export function shortWording(wording: string): string {
  const [sentence = wording] = wording.replace(/（[^（）]*）/g, '').split(/[；。]/);
  const signs = [...sentence];
  if (signs.length <= LENGTH) return sentence;
  const start = signs.slice(0, LENGTH - 1);
  const comma = start.lastIndexOf('，');
  return `${start.slice(0, comma >= SHORTEST ? comma : LENGTH - 1).join('')}…`;
}
