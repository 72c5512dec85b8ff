// More of the demo company's morning at the goods-in door: taken, partly taken, set apart, sent back. Runs after its lots and certificates.
import { type Actor, SYSTEM } from '../../kernel/actor.ts';
import { DAY, iso, MINUTE, shanghaiDate, shanghaiInstant } from '../../kernel/time.ts';
import type { App, Unit } from '../../platform/app.ts';
import { demoPicture, fileCertificateInUnit } from '../certificates/public.ts';
import { ensureDemoProducts, termsOf } from '../products/public.ts';
import { ensureDemoSuppliers } from '../suppliers/public.ts';
import type { LineIn } from './check-receipt.ts';
import { receiveInUnit } from './receive-goods.ts';
import { checksFor } from './shipped-rules.ts';

type Demo = { readonly code: string; readonly amount: number; readonly made?: number } & Partial<LineIn>;
type Arrival = { readonly supplier: string; readonly at: string; readonly lines: readonly Demo[] };

const MORNING: readonly Arrival[] = [
  {
    supplier: '青禾蔬菜专业合作社',
    at: '03:32',
    lines: [
      { code: 'V006', amount: 240_000, supplierLot: 'QH-BC-22', origin: '演示县青禾村' },
      { code: 'V007', amount: 156_400, supplierLot: 'QH-HG-22', origin: '演示县青禾村', gross: 162_400, tare: 6_000 },
      { code: 'V008', amount: 80_000, refused: 12_000, fault: 'quality', origin: '演示县青禾村', remark: '底层两筐压伤，退回' },
    ],
  },
  {
    supplier: '安顺肉类加工厂',
    at: '03:51',
    lines: [
      { code: 'M005', amount: 61_300, gross: 64_900, tare: 3_600, pieces: 6, supplierLot: 'AS22-P', origin: '演示市', made: 0, tenthsCelsius: 24 },
      {
        code: 'P001',
        amount: 96_000,
        quarantined: 96_000,
        pieces: 80,
        fault: 'temperature',
        supplierLot: 'AS22-B',
        origin: '演示市',
        made: 0,
        tenthsCelsius: 79,
        remark: '车厢制冷坏，先隔离等品控看',
      },
    ],
  },
  {
    supplier: '清水湾水产批发部',
    at: '04:08',
    lines: [
      { code: 'A001', amount: 72_000, pieces: 48, origin: '演示市清水湾', made: 0, tenthsCelsius: 31 },
      { code: 'A003', amount: 15_000, refused: 15_000, fault: 'spoiled', origin: '演示市清水湾', tenthsCelsius: 96, remark: '头部发黑，整件拒收' },
    ],
  },
];

export async function receiveDemoGoods(app: App): Promise<void> {
  await ensureDemoProducts(app);
  const suppliers = await ensureDemoSuppliers(app);
  const on = shanghaiDate(app.clock.now());
  const codes = MORNING.flatMap(({ lines }) => lines.map(({ code }) => code));
  const { byCode } = await termsOf(app.db, { codes, on });
  const clerk = await clerkOf(app);
  for (const { supplier, at, lines } of MORNING) {
    const supplierId = suppliers.get(supplier);
    const occurredAt = iso(Math.min(shanghaiInstant(on, at), app.clock.now() - MINUTE));
    if (supplierId === undefined) continue;
    await app.inUnit(clerk, async (unit) => {
      for (const one of lines) for (const kind of byCode.get(one.code)?.certificateKinds ?? []) await file(unit, { kind, supplier, ...one });
      const goods = lines.flatMap(({ code, made, ...line }) => {
        const product = byCode.get(code);
        if (!product) return [];
        const checks = checksFor(product.category, on).map((check) => ({ code: check.code, ok: true }));
        const producedOn = made === undefined ? null : shanghaiDate(unit.now - made * DAY);
        return [{ ...PLAIN, unit: product.settleUnit, ...line, productId: product.productId, checks, producedOn }];
      });
      if (goods.length > 0) await receiveInUnit(unit, { supplierId, occurredAt, lines: await photographed(unit, goods) });
    });
  }
}

/** Entered later than it happened: a photo proves it. */
async function photographed(unit: Unit, lines: readonly LineIn[]): Promise<LineIn[]> {
  const photo = await demoPicture(unit, '到货照片');
  return lines.map((line, i) => (i === 0 ? { ...line, photos: [photo] } : line));
}

const PLAIN = {
  quarantined: 0,
  refused: 0,
  fault: null,
  gross: null,
  tare: null,
  pieces: null,
  supplierLot: null,
  continues: null,
  origin: '',
  expiresOn: null,
  tenthsCelsius: null,
  photos: [],
  storeId: null,
  remark: '',
  override: '',
} satisfies Partial<LineIn>;

type Paper = { readonly kind: string; readonly supplier: string; readonly code: string; readonly supplierLot?: string | null | undefined };
const VARIANTS: Readonly<Record<string, string>> = { 'animal-quarantine': 'product-b' };

async function file(unit: Unit, { kind, supplier, code, supplierLot }: Paper): Promise<void> {
  const day = shanghaiDate(unit.now);
  const product = (await termsOf(unit.tx, { codes: [code], on: day })).byCode.get(code);
  if (!product) return;
  await fileCertificateInUnit(unit, {
    kind,
    variant: VARIANTS[kind] ?? null,
    number: `演示${day.slice(2).replaceAll('-', '')}${code}R`,
    products: [{ productId: product.productId, code, name: product.name }],
    supplier,
    supplierId: null,
    lot: supplierLot ?? null,
    lotId: null,
    issuedOn: day,
    validFrom: null,
    validTo: null,
    files: [await demoPicture(unit, product.name)],
    remark: '',
  });
}

async function clerkOf({ db, identity }: App): Promise<Actor> {
  const staff = await identity.accounts(db, { kind: 'staff' });
  const found = staff.find(({ roles }) => roles.includes('warehouse-clerk'));
  if (!found) return SYSTEM;
  return { kind: 'staff', id: found.id, name: found.displayName, can: new Set(['files.read']), roles: ['warehouse-clerk'] };
}
