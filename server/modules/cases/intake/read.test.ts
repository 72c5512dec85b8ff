import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { instant, shanghaiInstant } from '../../../kernel/time.ts';
import { type CanteenItem, type ComplaintItem, measureCanteen, measureComplaints, share } from './measure.ts';
import { readNumber } from './numerals.ts';
import { readChat, readMessages } from './read.ts';

const now = instant('2025-11-21T08:02:00+08:00');
const read = (...texts: string[]) =>
  readMessages(
    texts.map((text, index) => ({ from: '向阳小学 万老师', text, at: now + index * 60_000 })),
    { now },
  );
const only = (text: string) => read(text)[0];
const lines = (...texts: string[]) =>
  read(...texts).flatMap((draft) => draft.lines.map(({ action, normalised, quantity, unit }) => `${action} ${normalised} ${quantity} ${unit}`));
const due = (text: string) => only(text)?.neededBy;

describe('chat copies', () => {
  it('reads forwarded copies with date, year and clock only', () => {
    const copy = '万老师 11-20 07:31\n豆角30斤\n\n跟单小吴 2025年11月20日 07:35\n收到\n万老师  07:36\n再来5斤葱';
    const messages = readChat(copy, { now });
    expect(messages.map(({ from, text }) => `${from}: ${text}`)).toEqual(['万老师: 豆角30斤', '跟单小吴: 收到', '万老师: 再来5斤葱']);
    expect(messages[0]?.at).toBe(instant('2025-11-20T07:31:00+08:00'));
    expect(messages[2]?.at).toBe(instant('2025-11-20T07:36:00+08:00'));
  });
  it('reads the merged-forward listing and attachments', () => {
    const messages = readChat('向阳小学群的聊天记录\n万老师:\n冬瓜烂了\n万老师: [图片]\n跟单小吴: [语音 9"]', { now });
    expect(messages).toHaveLength(3);
    expect(messages[1]?.attachments).toEqual([{ kind: 'picture', text: '[图片]' }]);
    expect(messages[2]?.attachments?.[0]).toMatchObject({ kind: 'voice', seconds: 9 });
  });
  it('takes a text without headers as one message, even where it is a list with a colon', () => {
    expect(readChat('明早:\n豆角30斤\n葱 5斤', { now })).toEqual([{ from: null, text: '明早:\n豆角30斤\n葱 5斤' }]);
  });
  it('dates a December copy pasted in January into the old year', () => {
    expect(readChat('万老师 12-30 18:00\n明天20斤藕', { now: instant('2026-01-02T09:00:00+08:00') })[0]?.at).toBe(
      instant('2025-12-30T18:00:00+08:00'),
    );
  });
});

describe('numbers', () => {
  it.each([
    ['三', 3],
    ['十二', 12],
    ['二十', 20],
    ['一百二', 120],
    ['一百零二', 102],
    ['两百五', 250],
    ['三千', 3000],
    ['半', 0.5],
    ['1.5', 1.5],
  ])('%s', (text, value) => {
    expect(readNumber(text)).toBe(value);
  });
});

describe('order lines', () => {
  it('reads lists, compound numbers, dialect and slips of the keyboard', () => {
    expect(lines('明天:洋芋五十斤 西红市 20斤 三斤半香葱 勤菜十斤')).toEqual([
      'add 土豆 50 斤',
      'add 番茄 20 斤',
      'add 小葱 3.5 斤',
      'add 芹菜 10 斤',
    ]);
  });
  it('assumes 斤 only where the trade does, and says so', () => {
    const [draft] = read('冬瓜40');
    expect(draft?.lines[0]).toMatchObject({ quantity: 40, unit: null, assumedUnit: '斤', unitCode: 'jin' });
  });
  it('shares an amount said for each and multiplies per head', () => {
    expect(lines('老抽生抽各三瓶')).toEqual(['add 老抽 3 瓶', 'add 生抽 3 瓶']);
    expect(lines('周五 200人每人1个苹果').at(-1)).toMatch(/苹果 200 个/);
  });
  it('lets the later word win', () => {
    expect(lines('明天藕20斤', '藕改成35斤')).toEqual(['add 莲藕 35 斤']);
    expect(lines('藕20斤 葱3斤', '葱不要了')).toContain('cancel 葱 3 斤');
  });
  it('does not take times, people or phone numbers for amounts', () => {
    expect(lines('明早6点半前 藕20斤 我们三百人 电话13912345678')).toEqual(['add 莲藕 20 斤']);
  });
});

describe('deadlines', () => {
  it.each([
    ['藕20斤 明天中午前', '2025-11-22', '12:00'],
    ['少了5斤藕 10点半之前补来', '2025-11-21', '10:30'],
    ['藕20斤 下周三早上七点前', '2025-11-26', '07:00'],
    ['藕20斤 今天下午五点要', '2025-11-21', '17:00'],
    ['藕20斤 后天0530前到', '2025-11-23', '05:30'],
    ['藕20斤 周一要', '2025-11-24', undefined],
  ])('%s', (text, date, time) => {
    expect(due(text)).toMatchObject({ date, ...(time ? { time, at: shanghaiInstant(date, time) } : {}) });
  });
  it('takes no deadline from the past', () => {
    expect(due('昨天的藕烂了')).toBeNull();
    expect(due('都九点半了车还没到')).toBeNull();
  });
});

describe('what it is about', () => {
  it.each([
    ['中午吃了鸡丁以后有五个孩子肚子疼', 'food-safety', 'suspected-illness'],
    ['粥里捞出半截铁丝', 'food-safety', 'foreign-body'],
    ['鸡胸肉发粘 闻着一股臭味', 'food-safety', null],
    ['酸奶送来是常温的 没放冰袋', 'food-safety', 'temperature'],
    ['面包昨天就过期了', 'food-safety', 'expired-or-near-expiry'],
    ['羊肉没有检疫票 我们不收', 'food-safety', 'missing-certificate'],
    ['菠菜蔫了 叶子发黄', 'quality', 'not-fresh'],
    ['五花肉太肥了 规格不对', 'quality', 'spec-mismatch'],
    ['袋子上没有生产日期', 'packaging-label', 'label-missing'],
    ['豆角少了6斤', 'delivery', null],
    ['要的是生抽 送来老抽', 'delivery', 'wrong-item'],
    ['鸡蛋碎了两板', 'delivery', 'damaged'],
    ['车怎么还没到 等着做饭', 'delivery', 'late'],
    ['司机态度恶劣 还骂人', 'conduct', 'attitude'],
    ['业务员找我们要红包', 'conduct', 'integrity'],
    ['鸡蛋今天多少钱一斤', 'enquiry-suggestion', 'price-question'],
    ['麻烦发一份豆腐的检测报告', 'enquiry-suggestion', 'certificate-request'],
  ])('%s', (text, category, subcategory) => {
    expect(only(text)).toMatchObject({ kind: 'case', category, ...(subcategory ? { subcategory } : {}) });
  });
  it.each([
    '臭豆腐3箱 明天到',
    '虫草花两斤',
    '秤坏了 明天葱10斤按你们称的算',
    '下午做演练 群里会说学生呕吐 大家别当真',
    '好的收到 辛苦了',
    '我家孩子发烧请假了 今天找小马收货',
  ])('no false alarm: %s', (text) => {
    expect(read(text).map(({ category }) => category)).not.toContain('food-safety');
  });
  it('lets a talk clear itself up, and keeps an illness that was explained away', () => {
    expect(read('排骨少了4斤', '找到了 在桶后面')[0]).toMatchObject({ kind: 'other', category: null });
    expect(read('李爷爷吃完饭吐了', '他说是晕车 不关饭的事')[0]).toMatchObject({ subcategory: 'suspected-illness', severity: 3, needsPerson: true });
  });
  it('raises severity where the goods are already eaten, and asks for a person', () => {
    expect(only('豆浆馊了 孩子们已经喝了')).toMatchObject({ severity: 1, needsPerson: true });
    expect(only('豆浆馊了 还没给孩子喝')).toMatchObject({ severity: 2 });
  });
  it('splits a complaint and an order of one message into two drafts', () => {
    const drafts = read('昨天的豆角烂了一半 明天再加20斤藕');
    expect(drafts.map(({ kind }) => kind)).toEqual(['case', 'order']);
    expect(drafts[0]?.lines.map(({ normalised }) => normalised)).toEqual(['豆角']);
    expect(drafts[1]?.lines.map(({ normalised }) => normalised)).toEqual(['莲藕']);
  });
  it('shows the deciding words where they stand', () => {
    const [word] = only('鸡腿有异味')?.words ?? [];
    expect(word).toMatchObject({ text: '异味', rule: 'food-safety/off-smell', span: { message: 0, from: 3, to: 5 } });
  });
});

describe('the customer', () => {
  const customers = [
    { id: 'a', name: '市第三中学', aliases: ['三中'], contacts: ['王姐'] },
    { id: 'b', name: '向阳小学', contacts: ['万老师'] },
  ];
  const who = (from: string) => readMessages([{ from, text: '葱3斤', at: now }], { now, customers })[0]?.customer;
  it('is known by name, alias or contact in the sender', () => {
    expect(who('三中食堂王姐')).toMatchObject({ value: { id: 'a' }, doubtful: false, source: '三中食堂王姐' });
    expect(who('向阳小学 后厨')).toMatchObject({ value: { id: 'b' }, doubtful: false });
    expect(who('老李')).toMatchObject({ value: { id: null, name: '老李' }, doubtful: true });
  });
  it('keeps two known customers of one paste apart', () => {
    const drafts = readMessages(
      ['三中食堂王姐', '向阳小学 万老师'].map((from, index) => ({ from, text: `葱${index + 3}斤`, at: now })),
      { now, customers },
    );
    expect(drafts.map(({ customer, lines: own }) => [customer.value.id, own[0]?.quantity])).toEqual([
      ['a', 3],
      ['b', 4],
    ]);
  });
  it('links goods to the own list by name and alias', () => {
    const products = [{ id: 'p1', name: '莲藕', aliases: ['九孔藕'], units: ['斤'] }];
    const found = readMessages([{ from: null, text: '九孔藕5斤 鲜藕8斤' }], { now, products })[0]?.lines;
    expect(found?.map(({ productId }) => productId)).toContain('p1');
  });
});

const shared = new URL('../../../../../shared/data/', import.meta.url);
const canteen = new URL('canteen/dev.jsonl', shared);
const complaints = new URL('complaints/dev.jsonl', shared);
const load = <T>(file: URL): T[] =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);
if (!existsSync(canteen)) console.warn('SKIPPED: ../shared/data is absent, the paste reader is not measured here');

describe.skipIf(!existsSync(canteen))('on the labelled talks', () => {
  const items = existsSync(canteen) ? load<CanteenItem>(canteen) : [];
  it.each([
    ['customer', 0.95],
    ['category', 0.9],
    ['severity 1 found (as 1)', 0.95],
    ['illness found', 0.95],
    ['products (normalised set)', 0.8],
    ['quantity + unit', 0.82],
    ['needed-by (where some)', 0.85],
    ['needsPerson recall', 0.85],
    ['no category: no false alarm', 0.88],
  ])('%s ≥ %f', (name, floor) => {
    expect(share(measureCanteen(items).all, name)).toBeGreaterThanOrEqual(floor);
  });
  it('reads a message in under a millisecond', () => {
    const messages = items.flatMap((item) => item.messages).length;
    measureCanteen(items);
    const started = performance.now();
    measureCanteen(items);
    expect((performance.now() - started) / messages).toBeLessThan(1);
  });
});

describe.skipIf(!existsSync(complaints))('on the labelled reviews', () => {
  it('keeps the class and the gravest ones', () => {
    const { all } = measureComplaints(existsSync(complaints) ? load<ComplaintItem>(complaints) : []);
    expect(share(all, 'category, rotten fruit as quality')).toBeGreaterThanOrEqual(0.66);
    expect(share(all, 'severity 1 found (as food-safety)')).toBeGreaterThanOrEqual(0.9);
  });
});
