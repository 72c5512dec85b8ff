// Puts the demo company's goods and prices into an empty installation: one price for all, and how the first school pays.
import { SYSTEM } from '../../kernel/actor.ts';
import { UNITS } from '../../kernel/quantity.ts';
import { DAY, shanghaiDate } from '../../kernel/time.ts';
import type { App, Unit } from '../../platform/app.ts';
import type { InputOf } from '../../platform/http/endpoint.ts';
import type { contract } from './contract.ts';
import { DEMO_PRODUCTS, type DemoProduct } from './demo-products.ts';
import { draftInUnit } from './draft-sheet.ts';
import { withCodes } from './product.store.ts';
import { publishInUnit } from './publish-sheet.ts';
import { fullOf, newProduct, recordProducts } from './register-product.ts';
import { setLines } from './sheet-paper.store.ts';

const ALL = DEMO_PRODUCTS.flatMap(({ goods: of, ...group }) => of.map((good) => ({ group, good })));

/** Goods that are there already stay as they are. */
export async function ensureDemoProducts(app: App): Promise<void> {
  await app.inUnit(SYSTEM, async (unit) => {
    const known = await withCodes(
      unit.tx,
      ALL.map(({ good }) => good.code),
    );
    const fresh = ALL.filter(({ good }) => !known.has(good.code)).map((one) => newProduct(unit, fullOf(inputOf(one))));
    await recordProducts(unit, fresh, { fresh: true });
  });
}

function inputOf({ group, good }: (typeof ALL)[number]): InputOf<typeof contract.register> {
  const { piece, ...over } = good.over ?? {};
  return {
    code: good.code,
    name: good.name,
    aliases: [...good.aliases],
    spec: good.spec,
    category: group.category,
    stockUnit: piece ? piece[0] : good.unit,
    settleUnit: good.unit,
    catchWeight: piece !== undefined,
    pieceUnit: piece?.[0] ?? null,
    typicalWeight: piece?.[1] ?? null,
    pieceTare: piece?.[2] ?? null,
    toleranceClass: UNITS[good.unit].base === 'piece' ? 'counted' : group.toleranceClass,
    temperatureClass: group.temperatureClass,
    shelfLifeDays: good.days,
    certificateKinds: [...group.certificateKinds],
    highRiskForSchools: false,
    cleanYieldBp: null,
    storage: group.storage,
    cooking: group.cooking,
    ...over,
  };
}

type Header = InputOf<typeof contract.draftSheet>;
const PLAIN = { remark: '', customerId: null, contractId: null, purpose: 'selling', toOn: null, reference: null, rateBp: null, rates: {} } as const;
const NEW = { replaces: null, copyOf: null } as const;

export async function createDemoProducts(app: App): Promise<void> {
  await ensureDemoProducts(app);
  const school = await app.db.selectFrom('customers.customer').select('id').where('code', '=', 'C001').executeTakeFirst();
  const now = app.clock.now();
  const since = shanghaiDate(now - 60 * DAY);
  const everything = ALL.map(({ good }) => good);
  const vegetables = ALL.filter(({ group }) => ['vegetable', 'fruit'].includes(group.category)).map(({ good }) => good);
  const caught = ALL.filter(({ group }) => group.category === 'aquatic').map(({ good }) => good);
  const list = { ...PLAIN, ...NEW, name: '公司统一价', kind: 'fixed', series: '统一价', fromOn: since } as const;
  const market = { ...PLAIN, ...NEW, name: '农批市场参考价', kind: 'inquiry', purpose: 'reference', series: '市场参考价', fromOn: since } as const;
  await publishSheet(app, list, { of: everything, percent: 100 });
  await publishSheet(app, market, { of: vegetables, percent: 104 });
  if (!school) return;
  const own = { ...PLAIN, ...NEW, customerId: school.id };
  const discount = { ...own, name: '实验小学蔬果下浮', kind: 'discount', series: '下浮', fromOn: since, reference: '市场参考价' } as const;
  await publishSheet(app, { ...discount, rates: { vegetable: 800, fruit: 500 } }, { of: [], percent: 100 });
  const { from, to } = tenDays(now);
  const inquiry = { ...own, name: `${sayTenDays(from)}水产询价单`, kind: 'inquiry', series: '水产询价' } as const;
  await publishSheet(app, { ...inquiry, fromOn: from, toOn: to }, { of: caught, percent: 97 });
  const next = tenDays(Date.parse(to));
  await draftSheet(app, { ...inquiry, name: `${sayTenDays(next.from)}水产询价单`, fromOn: next.from, toOn: next.to }, { of: caught, percent: 98 });
}

/** 上旬, 中旬, 下旬: from the 1st, the 11th and the 21st. */
function tenDays(at: number): { from: string; to: string } {
  const day = shanghaiDate(at);
  const date = Number(day.slice(8));
  const first = date > 20 ? 21 : date > 10 ? 11 : 1;
  const from = `${day.slice(0, 8)}${String(first).padStart(2, '0')}`;
  const inNext = shanghaiDate(Date.parse(from) + (first === 21 ? 15 : 10) * DAY);
  return { from, to: first === 21 ? `${inNext.slice(0, 8)}01` : inNext };
}

const sayTenDays = (from: string): string => `${Number(from.slice(5, 7))} 月${['上旬', '中旬', '下旬'][Math.floor(Number(from.slice(8)) / 10)]}`;

type Pricing = { readonly of: readonly DemoProduct[]; readonly percent: number };

async function priced(unit: Unit, header: Header, { of, percent }: Pricing): Promise<string> {
  const { sheetId } = await draftInUnit(unit, header);
  const ids = await withCodes(
    unit.tx,
    of.map(({ code }) => code),
  );
  const lines = of.flatMap(({ code, unit: per, fen }) => {
    const productId = ids.get(code)?.id;
    return productId === undefined ? [] : [{ productId, unit: per, fen: Math.round((fen * percent) / 100) }];
  });
  if (lines.length > 0) await setLines(unit, sheetId, lines);
  return sheetId;
}

const draftSheet = (app: App, header: Header, pricing: Pricing) => app.inUnit(SYSTEM, (unit) => priced(unit, header, pricing));

const publishSheet = (app: App, header: Header, pricing: Pricing) =>
  app.inUnit(SYSTEM, async (unit) => publishInUnit(unit, await priced(unit, header, pricing)));
