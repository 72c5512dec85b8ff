// Chinese and Arabic numbers as the trade writes them: 三斤半, 一百二, 半, 两, 1.5, 俩.
const DIGITS: Record<string, number> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  俩: 2,
  仨: 3,
  壹: 1,
  贰: 2,
  叁: 3,
};
const STEPS: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };

/** Source of a regular expression for one number. 两 counts as a number only at the start, so that 三两 stays three 两. */
export const NUMBER =
  '(?:\\d+(?:\\.\\d+)?|[俩仨]|半|两(?![一二三四五六七八九十半])(?:[百千万][零一二三四五六七八九十百千]*)?|[一二三四五六七八九十百千万〇零]+(?:百|千)?)';

/** undefined where the text is not one number. */
export function readNumber(text: string): number | undefined {
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  if (text === '半') return 0.5;
  return readChinese(text);
}

function readChinese(text: string): number | undefined {
  let total = 0;
  let section = 0;
  let digit = 0;
  let lastStep = 1;
  for (const char of text) {
    const step = STEPS[char];
    if (char === '万') {
      total += (section + digit || 1) * 10_000;
      [section, digit, lastStep] = [0, 0, 10_000];
    } else if (step !== undefined) {
      section += (digit || 1) * step;
      [digit, lastStep] = [0, step];
    } else if (DIGITS[char] !== undefined) {
      if (char === '零' || char === '〇') lastStep = 10;
      digit = lastStep === 1 && digit ? digit * 10 + DIGITS[char] : DIGITS[char];
    } else return undefined;
  }
  // 一百二 is 120, 三千五 is 3500; 十二 stays 12.
  const tail = lastStep >= 100 && digit ? (digit * lastStep) / 10 : digit;
  return text === '' ? undefined : total + section + tail;
}
