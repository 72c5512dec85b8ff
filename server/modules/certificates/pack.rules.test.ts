import { describe, expect, it } from 'vitest';
import type { Certificate, PackLine, PaperLot } from './certificate.ts';
import { KINDS } from './kinds.ts';
import { packOf } from './pack.rules.ts';

const key = (name: string) => name;
const paper = (over: Partial<Certificate>): Certificate => ({
  id: 'k1',
  kind: 'produce-conformity',
  lot: null,
  products: [{ productId: null, code: 'V001', name: '番茄' }],
  issuedOn: '2026-03-01',
  validFrom: '2026-03-01',
  validTo: null,
  ...over,
});
const lot = (id: string, over: Partial<PaperLot> = {}): [string, PaperLot] => [
  id,
  {
    id,
    number: `PC-${id}`,
    supplierLot: `S-${id}`,
    supplierId: 'farm',
    product: '番茄',
    code: 'V001',
    receivedOn: '2026-03-01',
    madeOf: [],
    ...over,
  },
];
const made = (id: string, madeOf: string[]) => lot(id, { supplierId: null, supplierLot: null, madeOf });
const line = (lotIds: string[], over: Partial<PackLine> = {}): PackLine => ({
  lineId: 'l1',
  lineNo: 1,
  product: '番茄',
  code: 'V001',
  lot: lotIds.map((id) => `PC-${id}`).join('、'),
  kinds: ['produce-conformity'],
  lotIds,
  ...over,
});
const pack = (lines: PackLine[], certificates: Certificate[], lots: [string, PaperLot][]) => {
  const { certificates: found, lines: shown } = packOf({ deliveryOn: '2026-03-03', kinds: KINDS, key, lines, certificates, lots: new Map(lots) });
  return { found, lacks: shown.flatMap(({ lacks }) => lacks.map(({ lotId }) => lotId)) };
};

describe('papers of real lots', () => {
  it.each<[string, Partial<Certificate>, boolean]>([
    ['the lot itself', { lotId: 'a', lot: 'anything' }, true],
    ['another lot', { lotId: 'b', lot: 'S-a' }, false],
    ['our number', { lot: 'pc-a' }, true],
    ['the supplier’s number', { lot: ' s-a ' }, true],
    ['the supplier’s number, of another supplier', { lot: 'S-a', supplierId: 'other' }, false],
    ['another number', { lot: 'S-b' }, false],
    ['no lot, of near days', {}, true],
    ['no lot, of another supplier', { supplierId: 'other' }, false],
    ['no lot, too long ago', { issuedOn: '2026-02-20', validFrom: '2026-02-20' }, false],
    ['the lot itself, long ago', { lotId: 'a', issuedOn: '2025-12-20', validFrom: '2025-12-20' }, true],
    ['one that we issued for another lot', { reissued: true, lotId: 'b' }, false],
  ])('one that names %s', (_, over, fits) => {
    expect(pack([line(['a'])], [paper(over)], [lot('a')])).toEqual(fits ? { found: ['k1'], lacks: [] } : { found: [], lacks: ['a'] });
  });

  it('each lot of a line answers for itself', () => {
    const papers = [paper({ id: 'ka', lotId: 'a' })];
    expect(pack([line(['a', 'b'])], papers, [lot('a'), lot('b')])).toEqual({ found: ['ka'], lacks: ['b'] });
    expect(pack([line(['a', 'b'])], [...papers, paper({ id: 'kb', lotId: 'b' })], [lot('a'), lot('b')])).toEqual({ found: ['ka', 'kb'], lacks: [] });
  });

  it('a lot that was made answers by what went in, several steps back, each once', () => {
    const lots = [made('z', ['x', 'y']), made('x', ['a', 'b']), made('y', ['b']), lot('a'), lot('b')];
    const [ka, kb] = [paper({ id: 'ka', lotId: 'a' }), paper({ id: 'kb', lot: 'S-b' })];
    expect(pack([line(['z'])], [ka, kb], lots)).toEqual({ found: ['ka', 'kb'], lacks: [] });
    expect(pack([line(['z'])], [kb], lots)).toEqual({ found: ['kb'], lacks: ['a'] });
  });

  it('a certificate of ours stands for all that went in', () => {
    const lots = [made('z', ['a', 'b']), lot('a'), lot('b')];
    expect(pack([line(['z'])], [paper({ id: 'own', lotId: 'z', lot: 'PC-z', reissued: true }), paper({ id: 'ka', lotId: 'a' })], lots)).toEqual({
      found: ['own'],
      lacks: [],
    });
  });

  it('a lot that came in and had others mixed in needs theirs too, until we issue one', () => {
    const lots = [lot('a', { madeOf: ['b'] }), lot('b')];
    const ka = paper({ id: 'ka', lotId: 'a' });
    expect(pack([line(['a'])], [ka], lots)).toEqual({ found: ['ka'], lacks: ['b'] });
    expect(
      pack([line(['a'])], [ka, paper({ id: 'own', lotId: 'a', issuedOn: '2026-03-02', validFrom: '2026-03-02', reissued: true })], lots),
    ).toEqual({
      found: ['own'],
      lacks: [],
    });
  });

  it('other goods that went in are known by their own name', () => {
    const lots = [made('z', ['a']), lot('a', { product: '胡萝卜', code: 'V005' })];
    const carrot = paper({ id: 'kc', lot: 'S-a', products: [{ productId: null, code: 'V005', name: '胡萝卜' }] });
    expect(pack([line(['z'])], [carrot], lots)).toEqual({ found: ['kc'], lacks: [] });
  });

  it('a licence goes by supplier, and one of another supplier is none', () => {
    const licence = paper({ kind: 'licence', products: [], supplierId: 'farm' });
    const asked = (supplierId: string) => pack([line(['a'], { kinds: ['licence'], supplierId })], [licence], [lot('a')]).found;
    expect([asked('farm'), asked('other')]).toEqual([['k1'], []]);
  });
});
