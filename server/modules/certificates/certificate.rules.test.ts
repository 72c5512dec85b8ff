import { describe, expect, it } from 'vitest';
import { decideValidity } from './certificate.rules.ts';
import type { Certificate, PackLine } from './certificate.ts';
import { fitOf } from './fit.rules.ts';
import { KINDS, type Kind, kindOf, rulesOn } from './kinds.ts';
import { packOf } from './pack.rules.ts';

const key = (name: string) => name;
const kind = (code: string): Kind => kindOf(code) as Kind;
const certificate = (over: Partial<Certificate> = {}): Certificate => ({
  id: 'k1',
  kind: 'meat-quality',
  lot: 'M1',
  products: [{ productId: null, code: 'M001', name: '猪前腿肉' }],
  issuedOn: '2026-03-02',
  validFrom: '2026-03-02',
  validTo: null,
  ...over,
});
const line = (over: Partial<PackLine> = {}): PackLine => ({
  lineId: 'l1',
  lineNo: 1,
  product: '猪前腿肉',
  code: 'M001',
  lot: 'M1',
  kinds: ['animal-quarantine', 'meat-quality'],
  ...over,
});
const fits = (one: Partial<Certificate>, to: Partial<PackLine> = {}, deliveryOn = '2026-03-02') =>
  fitOf(certificate(one), line(to), { kind: kind(one.kind ?? 'meat-quality'), deliveryOn, key });

describe('how long a certificate holds', () => {
  const dates = { issuedOn: '2026-03-02', validFrom: null, validTo: null };
  const ruleOf = (variant: string) => {
    const rule = rulesOn(kind('animal-quarantine'), '2026-03-02').find((one) => one.variant === variant);
    return { ...(rule?.validDays === undefined ? {} : { validDays: rule.validDays }), label: '检疫' };
  };

  it.each([
    ['product-b', '2026-03-02'],
    ['product-a', '2026-03-09'],
    ['animal-b', '2026-03-02'],
    ['animal-a', '2026-03-07'],
  ])('%s ends on %s', (variant, validTo) => {
    expect(decideValidity(dates, ruleOf(variant), '2026-03-02')).toEqual({ validFrom: '2026-03-02', validTo, shortened: false });
  });

  it('is never longer than the rule, and says so; shorter is the paper’s own matter', () => {
    expect(decideValidity({ ...dates, validTo: '2026-03-04' }, ruleOf('product-b'), '2026-03-02')).toMatchObject({
      validTo: '2026-03-02',
      shortened: true,
    });
    expect(decideValidity({ ...dates, validTo: '2026-03-04' }, ruleOf('product-a'), '2026-03-02')).toMatchObject({
      validTo: '2026-03-04',
      shortened: false,
    });
    expect(decideValidity(dates, { label: '检验' }, '2026-03-02')).toMatchObject({ validTo: null });
  });

  it.each([
    ['issued tomorrow', { issuedOn: '2026-03-03' }, 'certificates.issued-in-future'],
    ['ends before it begins', { validTo: '2026-03-01' }, 'certificates.ends-before-it-begins'],
    ['begins when the rule is over', { validFrom: '2026-03-03' }, 'certificates.over-before-today'],
  ])('is refused when it is %s', (_, over, code) => {
    expect(() => decideValidity({ ...dates, ...over }, ruleOf('product-b'), '2026-03-02')).toThrow(code);
  });
});

describe('which line a certificate belongs to', () => {
  it('holds on its first and last day and on no other', () => {
    const spell = { validFrom: '2026-03-02', validTo: '2026-03-03', lot: 'M1' };
    expect(['2026-03-01', '2026-03-02', '2026-03-03', '2026-03-04'].map((day) => fits(spell, {}, day))).toEqual([undefined, 'lot', 'lot', undefined]);
  });

  it('goes by the very lot where both sides name one, whatever the spelling', () => {
    expect(fits({ lot: ' m1 ' })).toBe('lot');
    expect(fits({ lot: 'M2' })).toBeUndefined();
  });

  it('goes by the days where one side names no lot: not too old, and not of tomorrow', () => {
    const conformity = { kind: 'produce-conformity', lot: null, validFrom: '2026-02-01' };
    const on = (issuedOn: string) => fits({ ...conformity, issuedOn }, { lot: 'M1' });
    expect(['2026-02-26', '2026-02-27', '2026-03-02', '2026-03-03'].map(on)).toEqual([undefined, 'day', 'day', undefined]);
    expect(fits({ lot: 'M1' }, { lot: null })).toBe('day');
  });

  it('knows goods by code, and by name where a code is missing', () => {
    expect(fits({ products: [{ productId: null, code: 'M002', name: '猪前腿肉' }] })).toBeUndefined();
    expect(fits({ products: [{ productId: null, code: null, name: '猪前腿肉' }] })).toBe('lot');
    expect(fits({}, { code: null })).toBe('lot');
    expect(fits({}, { product: '鸡胸肉', code: null })).toBeUndefined();
  });

  it('lets a licence without products stand for all, and no other kind', () => {
    expect(fits({ kind: 'licence', products: [], lot: null })).toBe('product');
    expect(fits({ products: [] })).toBeUndefined();
  });
});

describe('a pack', () => {
  const quarantine = certificate({ id: 'q1', kind: 'animal-quarantine', validTo: '2026-03-02' });
  const quality = certificate({ id: 'k1' });
  const given = { deliveryOn: '2026-03-02', kinds: KINDS, key };

  it('stands in note order, each certificate once, and is complete when nothing is missing', () => {
    const tomato = line({ lineId: 'l2', lineNo: 2, product: '番茄', code: 'V001', lot: 'T1', kinds: ['produce-conformity'] });
    const conformity = certificate({ id: 'c1', kind: 'produce-conformity', lot: 'T1', products: [{ productId: null, code: 'V001', name: '番茄' }] });
    const again = line({ lineId: 'l3', lineNo: 3 });
    const pack = packOf({ ...given, lines: [tomato, line(), again], certificates: [quarantine, quality, conformity] });
    expect(pack).toMatchObject({ complete: true, missing: [], certificates: ['c1', 'q1', 'k1'] });
  });

  it('names for each line what is missing, in note order', () => {
    const pack = packOf({ ...given, lines: [line(), line({ lineId: 'l2', lot: 'M2' })], certificates: [quality] });
    expect(pack.complete).toBe(false);
    expect(pack.missing).toEqual([
      { lineId: 'l1', kind: 'animal-quarantine' },
      { lineId: 'l2', kind: 'animal-quarantine' },
      { lineId: 'l2', kind: 'meat-quality' },
    ]);
  });

  it('takes the closest fit, then the latest', () => {
    const byDay = certificate({ id: 'z9', lot: null });
    const earlier = certificate({ id: 'y1', lot: null, issuedOn: '2026-03-01' });
    const found = (certificates: Certificate[]) =>
      packOf({ ...given, lines: [line({ kinds: ['meat-quality'] })], certificates }).lines[0]?.found.map(({ certificateId, by }) => [
        certificateId,
        by,
      ]);
    expect(found([byDay, quality, earlier])).toEqual([['k1', 'lot']]);
    expect(found([earlier, byDay])).toEqual([['z9', 'day']]);
  });

  it('is over at midnight: same-day meat of yesterday is missing today', () => {
    const pack = packOf({ ...given, deliveryOn: '2026-03-03', lines: [line({ kinds: ['animal-quarantine'] })], certificates: [quarantine] });
    expect(pack.missing).toEqual([{ lineId: 'l1', kind: 'animal-quarantine' }]);
  });

  it('asks nothing for goods that need nothing, and nothing of goods nobody knows', () => {
    const pack = packOf({ ...given, lines: [line({ kinds: [] }), line({ lineId: 'l2', kinds: null })], certificates: [] });
    expect(pack).toMatchObject({ complete: true, certificates: [] });
  });
});
