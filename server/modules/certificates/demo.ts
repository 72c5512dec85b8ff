// Papers of the demo company for yesterday's and this morning's goods; two kinds are left out, so that something is missing.
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
