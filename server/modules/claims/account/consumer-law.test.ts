import { describe, expect, test } from 'vitest';
import { reckonConsumerLaw } from './consumer-law.rules.ts';
import { readConsumerLaw } from './consumer-law.ts';
import type { Circumstance } from './consumer-words.ts';

const law = readConsumerLaw();
const YUAN = 100;
const reckon = (given: { on?: string; price?: number; loss?: number; circumstances: Circumstance[] }) =>
  reckonConsumerLaw(law, {
    on: given.on ?? '2026-03-02',
    priceFen: (given.price ?? 0) * YUAN,
    lossFen: (given.loss ?? 0) * YUAN,
    circumstances: given.circumstances,
  });

describe('rules 2.5, row by row', () => {
  test.each([
    ['10 × price when that is more', { price: 300, loss: 200 }, { more: 3000, total: 3200, times: 10, of: 'price', raisedToLeast: false }],
    ['3 × loss when that is more', { price: 20, loss: 800 }, { more: 2400, total: 3200, times: 3, of: 'loss', raisedToLeast: false }],
    ['at least 1,000 yuan more', { price: 12, loss: 30 }, { more: 1000, total: 1030, times: 10, of: 'price', raisedToLeast: true }],
    ['exactly at the least: nothing is raised', { price: 100, loss: 0 }, { more: 1000, total: 1000, raisedToLeast: false }],
    ['without any loss', { price: 5, loss: 0 }, { more: 1000, total: 1000, raisedToLeast: true }],
  ])('FSL 148: loss and %s', (_, { price, loss }, { more, total, ...row }) => {
    const { rows, notes } = reckon({ price, loss, circumstances: ['unsafe'] });
    expect(rows).toMatchObject([{ code: 'food-safety-148', moreFen: more * YUAN, totalFen: total * YUAN, upTo: false, mark: 'V', ...row }]);
    expect(notes.map(({ code }) => code)).toContain('first-responsible');
  });

  test('FSL 148: not for a label flaw that neither affects safety nor misleads, and says so', () => {
    const { rows, notes } = reckon({ price: 500, circumstances: ['unsafe', 'label-flaw'] });
    expect(rows).toEqual([]);
    expect(notes.map(({ code }) => code)).toEqual(['first-responsible', 'label-flaw', 'recall-cost', 'own-promise']);
  });

  test.each([
    ['3 × price', { price: 400, more: 1200, raisedToLeast: false }],
    ['at least 500 yuan', { price: 60, more: 500, raisedToLeast: true }],
  ])('消法 55(1): fraud %s', (_, { price, more, raisedToLeast }) => {
    expect(reckon({ price, loss: 40, circumstances: ['fraud'] }).rows).toMatchObject([
      { code: 'fraud-55', moreFen: more * YUAN, totalFen: (more + 40) * YUAN, raisedToLeast },
    ]);
  });

  test('消法 55(2): death or serious harm, up to twice the loss: a ceiling, no fixed sum', () => {
    expect(reckon({ price: 400, loss: 90_000, circumstances: ['serious-harm'] }).rows).toMatchObject([
      { code: 'harm-55', moreFen: 180_000 * YUAN, totalFen: 270_000 * YUAN, upTo: true },
    ]);
  });

  test('消法 19 and 2020 解释 8 stand beside every answer', () => {
    expect(reckon({ circumstances: [] })).toMatchObject({ rows: [], notes: [{ code: 'recall-cost' }, { code: 'own-promise' }] });
  });

  test('several rules stand each by itself: they do not add up', () => {
    const { rows } = reckon({ price: 100, loss: 100, circumstances: ['unsafe', 'fraud', 'serious-harm'] });
    expect(rows.map(({ code, moreFen }) => [code, moreFen / YUAN])).toEqual([
      ['food-safety-148', 1000],
      ['fraud-55', 500],
      ['harm-55', 200],
    ]);
  });

  test('a rule counts from its day on', () => {
    expect(reckon({ on: '2015-09-30', price: 500, circumstances: ['unsafe', 'fraud'] }).rows.map(({ code }) => code)).toEqual(['fraud-55']);
    expect(reckon({ on: '2015-10-01', price: 500, circumstances: ['unsafe'] }).rows).toHaveLength(1);
  });

  test('every rule and note names its source and mark', () => {
    for (const { source, mark, from } of [...law.rules, ...law.notes, law.consumersOnly]) {
      expect(source).not.toBe('');
      expect(mark).toMatch(/^(V|V2|M|own)$/);
      expect(from).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }
  });
});
