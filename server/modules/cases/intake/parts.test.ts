import { describe, expect, it } from 'vitest';
import { instant, iso } from '../../../kernel/time.ts';
import { readMessages } from './read.ts';

const now = instant('2025-11-21T08:02:00+08:00');
const read = (texts: readonly string[], at = now) =>
  readMessages(
    texts.map((text, index) => ({ from: '向阳小学 万老师', text, at: at + index * 60_000 })),
    { now: at },
  );
const shown = (...texts: string[]) =>
  read(texts).map(
    ({ kind, lines }) =>
      `${kind}: ${lines.map(({ action, normalised, quantity, unit }) => `${action} ${normalised} ${quantity ?? ''}${unit ?? ''}`.trim()).join(', ')}`,
  );

describe('a complaint that asks for the goods again', () => {
  it.each([
    ['今天的上海青烂了8斤，中午11点半前要补上', 'case: fault 上海青 8斤'],
    ['西兰花今天少送了12斤，麻烦10点前补送过来', 'case: fault 西兰花 12斤'],
    ['鸡蛋破了20个 中午前给补20个', 'case: fault 鸡蛋 20个'],
    ['生菜蔫了5斤 明天补5斤', 'case: fault 生菜 5斤'],
    ['土豆发芽了15斤 下午三点前换15斤好的来', 'case: fault 土豆 15斤'],
    ['排骨订的20斤，来了16斤，差4斤 十点前补来', 'case: fault 猪排骨 4斤'],
    ['猪肉有异味 20斤全退，重新送20斤来 10点半前要', 'case: return 猪肉 20斤'],
  ])('stays one case: %s', (text, expected) => {
    expect(shown(text)).toEqual([expected]);
  });
  it.each([
    ['鲈鱼死了5条，退5条 补6条', ['case: return 鲈鱼 5条', 'order: add 鲈鱼 6条']],
    ['冬瓜坏了两个，再补三个', ['case: fault 冬瓜 2个', 'order: add 冬瓜 3个']],
  ])('orders only where another amount is named: %s', (text, expected) => {
    expect(shown(text)).toEqual(expected);
  });
});

describe('a complaint and an order in one talk', () => {
  it.each([
    ['豆腐有点酸味，大概十盒吧，赶紧换\n另外明天要鸡蛋5箱 大米10袋', ['case: fault 豆腐 10盒', 'order: add 鸡蛋 5箱, add 大米 10袋']],
    ['青椒烂了一半 大约15斤\n明天的单子：土豆30斤 青椒20斤', ['case: fault 青椒 15斤', 'order: add 土豆 30斤, add 青椒 20斤']],
    ['今天的黄瓜少了3斤。明天黄瓜50斤，番茄20斤', ['case: fault 黄瓜 3斤', 'order: add 黄瓜 50斤, add 番茄 20斤']],
    ['萝卜糠心了10斤，另外帮我带5瓶生抽', ['case: fault 白萝卜 10斤', 'order: add 生抽 5瓶']],
    ['加10斤白菜，早上的白菜烂了好多', ['case: fault 大白菜', 'order: add 大白菜 10斤']],
    ['鸡蛋碎了一箱，麻烦重新送一箱，再加两箱', ['case: fault 鸡蛋 1箱', 'order: add 鸡蛋 2箱']],
    ['大白菜冻坏了10斤，明早送货时补上，还要香菜2斤', ['case: fault 大白菜 10斤', 'order: add 香菜 2斤']],
  ])('keeps the goods with their sentence: %s', (text, expected) => {
    expect(shown(text)).toEqual(expected);
  });
  it('gives each draft its own deadline', () => {
    const [found, order] = read(['西兰花烂了6斤 中午前补上 明天再来10斤西兰花']);
    expect(found?.neededBy).toMatchObject({ date: '2025-11-21', time: '12:00' });
    expect(order?.neededBy).toMatchObject({ date: '2025-11-22' });
    expect(read(['豆腐酸了十盒，赶紧换\n另外明天要鸡蛋5箱'])[0]?.neededBy).toBeNull();
  });
});

describe('a deadline before the message', () => {
  const evening = instant('2025-11-21T20:40:00+08:00');
  it('is none where that part of the day is over', () => {
    expect(read(['下午说的冬瓜不用了'], evening)[0]?.neededBy ?? null).toBeNull();
    expect(read(['南瓜 下午说的20斤 改成30斤'], evening)[0]?.neededBy ?? null).toBeNull();
  });
  it('is doubtful where a clock time of the same day is past, and never before the message without one', () => {
    expect(read(['藕20斤 今天早上7点前要'])[0]?.neededBy).toMatchObject({ time: '07:00', doubtful: true });
    const needed = read(['藕20斤 今天要'], instant('2025-11-21T13:30:00+08:00'))[0]?.neededBy;
    expect(needed?.doubtful).toBe(true);
    expect(iso(needed?.at ?? 0)).toBe(iso(instant('2025-11-21T13:30:00+08:00')));
  });
});
