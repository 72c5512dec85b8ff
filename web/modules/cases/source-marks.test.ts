import { expect, test } from 'vitest';
import { cut, type Mark } from './source-marks.ts';

const mark = (text: string, kind: Mark['kind'] = 'goods', sure = true): Mark => ({ text, kind, sure });
const shown = (text: string, marks: readonly Mark[]) => cut(text, marks).map((part) => (part.mark ? `[${part.text}]` : part.text));

test('every occurrence is marked, and nothing of the text is lost', () => {
  const text = '番茄烂了8斤，番茄要补';
  expect(shown(text, [mark('番茄'), mark('8斤', 'amount')])).toEqual(['[番茄]', '烂了', '[8斤]', '，', '[番茄]', '要补']);
  expect(
    cut(text, [mark('番茄')])
      .map((part) => part.text)
      .join(''),
  ).toBe(text);
});

test('where two guesses overlap the longer one stands', () => {
  expect(shown('豆腐有点酸味', [mark('有点酸', 'kind'), mark('有点酸味', 'kind'), mark('豆腐')])).toEqual(['[豆腐]', '[有点酸味]']);
});

test('an empty guess and a guess that is not in the text mark nothing', () => {
  expect(shown('大米10袋', [mark(''), mark('土豆')])).toEqual(['大米10袋']);
});
