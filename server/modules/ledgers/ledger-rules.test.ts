import { describe, expect, it } from 'vitest';
import type { Field } from './ledger.ts';
import { keepUntil, missingOf, plusMonths } from './ledger-rules.ts';

const has =
  (...fields: Field[]) =>
  (field: Field): boolean =>
    fields.includes(field);
const party = ['party-name', 'party-address', 'party-contact'] as const;
const entered = { book: 'purchase', onDay: '2026-03-02', expiresOn: null } as const;

describe('what the law asks for', () => {
  it.each([
    ['packed food with all of it', 'oil', ['product', 'spec', 'amount', 'day', 'lot', 'shelf-life', ...party], []],
    [
      'packed food whose label shows the production date only',
      'oil',
      ['product', 'spec', 'amount', 'day', 'produced-on', 'shelf-life', ...party],
      [],
    ],
    ['packed food without either', 'oil', ['product', 'spec', 'amount', 'day', 'shelf-life', ...party], ['produced-on']],
    ['farm produce needs neither lot nor shelf life', 'vegetable', ['product', 'amount', 'day', ...party], []],
    ['but whom it came from', 'vegetable', ['product', 'amount', 'day', 'party-name'], ['party-address', 'party-contact']],
  ] as const)('%s', (...[, category, fields, missing]) => expect(missingOf({ ...entered, category, has: has(...fields) })).toEqual(missing));
});

describe('how long it is kept', () => {
  it.each([
    // 6 months after the last day, and a year of our own.
    ['oil with 24 months', 'oil', '2028-03-31', '2029-09-30'],
    // No shelf life: two years, and a year.
    ['salt', 'seasoning', null, '2029-03-02'],
    // Storage and transport records: two years are longer than the six months of produce.
    ['cabbage of four days', 'vegetable', '2026-03-06', '2029-03-02'],
  ] as const)('%s', (...[, category, expiresOn, until]) => expect(keepUntil({ category, onDay: '2026-03-02', expiresOn })).toBe(until));

  it('counts calendar months to the end of shorter ones', () => {
    expect(plusMonths('2026-08-31', 6)).toBe('2027-02-28');
    expect(plusMonths('2027-12-31', 2)).toBe('2028-02-29');
  });
});
