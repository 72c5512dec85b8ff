import { expect, test } from 'vitest';
import { problemOf, problemOfReason } from './problem-kinds.ts';

test('somebody who felt ill makes it critical', () => {
  expect(problemOf('unsafe', 'suspected-illness')).toMatchObject({ category: 'food-safety', subcategory: 'suspected-illness', severity: 1 });
});

test('a tile that means several things says nothing finer by itself', () => {
  expect(problemOf('unsafe', null)).toMatchObject({ category: 'food-safety', subcategory: null, severity: 2 });
  expect(problemOf('short', null)).toMatchObject({ category: 'delivery', subcategory: 'short-weight', reason: 'short' });
});

test('what was refused at the dock keeps its reason', () => {
  expect(problemOfReason('missing')).toMatchObject({ subcategory: 'missing-item', reason: 'missing' });
  expect(problemOfReason('temperature')).toMatchObject({ category: 'food-safety', subcategory: 'temperature' });
  expect(problemOfReason('other')).toMatchObject({ category: 'quality', subcategory: null });
});
