import { expect, it } from 'vitest';
import type { Terms } from '../products/public.ts';
import { filled } from './fill-terms.ts';
import { PLAIN_LINE } from './shapes.ts';

const pork: Terms = {
  productId: 'p',
  code: 'M001',
  name: '猪前腿肉',
  spec: '',
  category: 'meat',
  stockUnit: 'box',
  settleUnit: 'kg',
  catchWeight: true,
  typicalWeight: 15_000,
  pieceUnit: 'box',
  overBp: 300,
  underBp: 100,
  pieceTare: 500,
  temperatureClass: 'chilled',
  shelfLifeDays: 3,
  certificateKinds: [],
  highRiskForSchools: false,
  cleanYieldBp: null,
  active: true,
};
const dates = { lot: null, producedOn: null, expiresOn: null };
const line = {
  ...PLAIN_LINE,
  ...dates,
  lineId: 'l',
  lineNo: 1,
  product: '前腿',
  productCode: null,
  spec: '',
  unit: 'kg',
  ordered: 30_000,
  picked: null,
} as const;

it('takes tolerance and packaging from the product, and leaves what was given', () => {
  expect(filled(line, pork)).toMatchObject({ productId: 'p', overBp: 300, underBp: 100, pieceTare: 500, unit: 'kg', ordered: 30_000, pieces: null });
  expect(filled({ ...line, overBp: 0, pieceTare: 250 }, pork)).toMatchObject({ overBp: 0, underBp: 100, pieceTare: 250 });
  expect(filled(line, undefined)).toBe(line);
});

it('reads boxes of catch-weight goods as pieces that are settled by weight', () => {
  expect(filled({ ...line, unit: 'box', ordered: 2 }, pork)).toMatchObject({ unit: 'kg', ordered: 30_000, pieces: 2, pieceUnit: 'box', overBp: 300 });
  expect(filled({ ...line, unit: 'box', ordered: 2 }, { ...pork, typicalWeight: null })).toMatchObject({ unit: 'box', ordered: 2, overBp: null });
  expect(filled({ ...line, unit: 'box', ordered: 2, picked: 2 }, pork)).toMatchObject({ unit: 'box', ordered: 2, pieces: null, overBp: null });
});

it('gives no weight tolerance to what is counted', () => {
  expect(filled({ ...line, unit: 'piece', ordered: 3 }, { ...pork, catchWeight: false })).toMatchObject({
    productId: 'p',
    overBp: null,
    pieceTare: null,
  });
});
