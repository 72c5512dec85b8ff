// Papers of the demo company for yesterday's and this morning's goods; two kinds are left out, so that something is missing.
import { sql } from 'kysely';
import { SYSTEM } from '../../kernel/actor.ts';
import { DAY, shanghaiDate } from '../../kernel/time.ts';
import type { App, Unit } from '../../platform/app.ts';
import { noteIdsOn } from '../deliveries/public.ts';
import { ensureDemoSuppliers } from '../suppliers/public.ts';
import { bundleWaiting } from './bundle-packs.ts';
import { demoPicture } from './demo-picture.ts';
import { fileInUnit } from './file-certificate.ts';
import { kindOf, labelOf } from './kinds.ts';
import { makePacks } from './make-packs.ts';

/** Still on somebody's desk this morning. */
const LEFT_OUT: readonly string[] = ['pesticide-residue 上海青', 'animal-quarantine 鸡胸肉'];
const SUPPLIERS: Readonly<Record<string, string>> = {
  V: '青禾蔬菜专业合作社',
  M: '安顺肉类加工厂',
  E: '青禾蔬菜专业合作社',
  B: '老灶台豆制品厂',
  G: '丰年粮油有限公司',
  D: '晨牧乳品有限公司',
};

export async function fileDemoCertificates(app: App): Promise<void> {
  const now = app.clock.now();
  const pictures = new Map<string, string>();
  const suppliers = await ensureDemoSuppliers(app);
  await filePapersOfLots(app);
  await fileLastingPapers(app, suppliers);
  for (const day of [shanghaiDate(now - DAY), shanghaiDate(now)]) {
    await app.inUnit(SYSTEM, async (unit) => {
      for (const lacking of await lackingOn(unit, day)) {
        if (day === shanghaiDate(now) && LEFT_OUT.includes(`${lacking.kind} ${lacking.product}`)) continue;
        const picture = pictures.get(lacking.kind) ?? (await demoPicture(unit, labelOf(lacking.kind).zh));
        pictures.set(lacking.kind, picture);
        await fileInUnit(unit, { ...paperOf(lacking, day, picture), supplierId: suppliers.get(supplierOf(lacking)) ?? null });
      }
    });
  }
  await bundleWaiting(app);
}

/** What lies in the stores came with its papers; loads without the supplier's lot number came without. */
async function filePapersOfLots(app: App): Promise<void> {
  await app.inUnit(SYSTEM, async (unit) => {
    const { rows: lots } = await sql<{ id: string; supplierLot: string; receivedOn: string; name: string; kinds: string[] }>`
      select l.id, l.supplier_lot as "supplierLot", l.received_on as "receivedOn", p.name, p.certificate_kinds as kinds
      from lots.lot l join products.product p on p.id = l.product_id where l.supplier_lot is not null order by l.id`.execute(unit.tx);
    const pictures = new Map<string, string>();
    for (const { id, supplierLot, receivedOn, name, kinds } of lots) {
      for (const kind of kinds) {
        if (kindOf(kind)?.by !== 'lot' || LEFT_OUT.includes(`${kind} ${name}`)) continue;
        const picture = pictures.get(kind) ?? (await demoPicture(unit, labelOf(kind).zh));
        pictures.set(kind, picture);
        const own = { kind, number: `演示${supplierLot}`, lotId: id, issuedOn: receivedOn, files: [picture] };
        await fileInUnit(unit, { ...PLAIN, ...own, variant: kindOf(kind)?.rules[0]?.variant ?? null });
      }
    }
  });
}

const PLAIN = { variant: null, supplier: '', lot: null, validFrom: null, validTo: null, remark: '', products: [] };
/** Papers of longer life, with the days they have left. */
const LASTING = [
  { product: ['O001', '大豆油'], supplier: '丰年粮油有限公司', number: 'JY-118', days: 12 },
  { product: ['D001', '纯牛奶'], supplier: '晨牧乳品有限公司', number: 'JY-204', days: 26 },
  { product: ['B002', '豆腐干'], supplier: '老灶台豆制品厂', number: 'JY-093', days: -2 },
] as const;

async function fileLastingPapers(app: App, suppliers: ReadonlyMap<string, string>): Promise<void> {
  const kind = 'inspection-report';
  await app.inUnit(SYSTEM, async (unit) => {
    const picture = await demoPicture(unit, labelOf(kind).zh);
    for (const { product, supplier, number, days } of LASTING) {
      const [code, name] = product;
      const [issuedOn, validTo] = [shanghaiDate(unit.now - 300 * DAY), shanghaiDate(unit.now + days * DAY)];
      const own = { kind, number: `演示${number}`, products: [{ productId: null, code, name }], supplierId: suppliers.get(supplier) ?? null };
      await fileInUnit(unit, { ...PLAIN, ...own, issuedOn, validTo, files: [picture] });
    }
  });
}

type Lacking = { readonly kind: string; readonly product: string; readonly code: string | null; readonly lot: string | null };

/** Each kind, product and lot once. */
async function lackingOn({ app, tx, now }: Unit, day: string): Promise<Lacking[]> {
  const reader = { app, db: tx, actor: SYSTEM, now };
  const found = new Map<string, Lacking>();
  for (const { pack } of await makePacks(reader, await noteIdsOn(reader, { day, driverId: null }))) {
    for (const { line, missing } of pack.lines) {
      for (const kind of missing) found.set(`${kind} ${line.product} ${line.lot}`, { kind, product: line.product, code: line.code, lot: line.lot });
    }
  }
  return [...found.values()];
}

const supplierOf = ({ code }: Lacking): string => SUPPLIERS[code?.[0] ?? ''] ?? '';

function paperOf({ kind, product, code, lot }: Lacking, day: string, picture: string): Parameters<typeof fileInUnit>[1] {
  return {
    kind,
    variant: kindOf(kind)?.rules[0]?.variant ?? null,
    number: `演示${day.slice(2).replaceAll('-', '')}${code ?? ''}`,
    products: [{ productId: null, code, name: product }],
    supplier: '',
    lot,
    issuedOn: day,
    validFrom: null,
    validTo: null,
    files: [picture],
    remark: '',
  };
}
