import { describe, expect, it } from 'vitest';
import type { Actor } from '../../kernel/actor.ts';
import type { Told } from '../../kernel/fact.ts';
import { DAY, instant } from '../../kernel/time.ts';
import { decideVisit, type Visit } from './customer.rules.ts';
import { metresBetween } from './customer.ts';

const now = instant('2026-03-02T10:00:00+08:00');
const actor: Actor = { kind: 'staff', id: 'a', name: '', can: new Set(), roles: ['service-agent'] };
const site = { longitude: 120.1551, latitude: 30.2741 };
const visit = (over: Partial<Visit>): Visit => ({
  visitId: 'v',
  customerId: 'c',
  siteId: 's',
  place: site,
  sitePlace: site,
  signatureSha256: 'hash',
  proof: false,
  ...over,
});
const decided = (over: Partial<Visit>, occurredAt = now) => {
  const { told, grade } = decideVisit(visit(over), { actor, now, occurredAt });
  const [{ data }] = told as [Told<{ hasPlace: boolean; hasSignature: boolean }>];
  const { hasPlace, hasSignature } = data;
  return { grade, hasPlace, hasSignature };
};

describe('a visit is worth', () => {
  it.each([
    ['A at the site with a signature', {}, { grade: 'A', hasPlace: true, hasSignature: true }],
    ['B without a signature', { signatureSha256: null }, { grade: 'B', hasPlace: true, hasSignature: false }],
    ['B without a place', { place: null }, { grade: 'B', hasPlace: false, hasSignature: true }],
    ['B where the place of the site is unknown', { sitePlace: null }, { grade: 'B', hasPlace: true, hasSignature: true }],
    ['B one kilometre away, and that is no place', { place: { ...site, latitude: 30.2831 } }, { grade: 'B', hasPlace: false, hasSignature: true }],
  ] as const)('%s', (_, over, expected) => expect(decided(over)).toEqual(expected));

  it('C when entered the day after, whatever proves it', () => {
    expect(decided({}, now - DAY).grade).toBe('C');
    expect(decided({ signatureSha256: null, proof: true }, now - DAY).grade).toBe('C');
  });
});

it('measures metres on the globe', () => {
  expect(metresBetween(site, site)).toBe(0);
  expect(metresBetween({ longitude: 0, latitude: 0 }, { longitude: 0, latitude: 1 })).toBeCloseTo(111_195, -1);
});
