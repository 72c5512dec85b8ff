// Registers, changes and retires products; one at a time or by the thousand.
import type { Told } from '../../kernel/fact.ts';
import { newId } from '../../kernel/id.ts';
import { shanghaiDate } from '../../kernel/time.ts';
import type { Call, Db, Tx, Unit } from '../../platform/app.ts';
import type { InputOf } from '../../platform/http/endpoint.ts';
import { classesOn } from './classes.ts';
import type { contract } from './contract.ts';
import { type ClassCodes, checkProduct, decideChange, decideRegister, decideRetire, differing } from './product.rules.ts';
import * as store from './product.store.ts';
import type { Product } from './product.ts';
import { no } from './refusals.ts';

export type Full = Product & store.Guidance;
type Input = InputOf<typeof contract.register>;

/** Spread out field by field: what else an input may carry is not the product's. */
export const fullOf = (input: Input): Full => ({
  code: input.code,
  name: input.name,
  aliases: input.aliases,
  spec: input.spec,
  category: input.category,
  stockUnit: input.stockUnit,
  settleUnit: input.settleUnit,
  catchWeight: input.catchWeight,
  typicalWeight: input.typicalWeight,
  pieceUnit: input.catchWeight ? input.pieceUnit : null,
  toleranceClass: input.toleranceClass,
  pieceTare: input.pieceTare,
  temperatureClass: input.temperatureClass,
  shelfLifeDays: input.shelfLifeDays,
  certificateKinds: input.certificateKinds,
  highRiskForSchools: input.highRiskForSchools,
  cleanYieldBp: input.cleanYieldBp,
  storage: input.storage,
  cooking: input.cooking,
});

export async function classCodes(db: Db | Tx, now: number): Promise<ClassCodes> {
  const { tolerances, temperatures } = await classesOn(db, shanghaiDate(now));
  return { tolerances: new Set(tolerances.map(({ code }) => code)), temperatures: new Set(temperatures.map(({ code }) => code)) };
}

const hashesOf = ({ storage, cooking, ...product }: Full) => ({
  guidanceHash: store.sha256([storage, cooking]),
  contentHash: store.sha256(product),
});

type Worded = { readonly told: readonly Told[]; readonly words: { readonly productId: string } & store.Guidance };

/** Facts of one new product, and the words beside them. */
export function newProduct({ now }: Pick<Unit, 'now'>, full: Full): Worded {
  const { storage, cooking, ...product } = full;
  const productId = newId(now);
  return { told: decideRegister(product, { productId, now, ...hashesOf(full) }), words: { productId, storage, cooking } };
}

export function changedProduct({ now }: Pick<Unit, 'now'>, { productId, before, after }: { productId: string; before: Full; after: Full }): Worded {
  const { storage, cooking, ...product } = after;
  return {
    told: decideChange(product, differing(before, after), { productId, now, ...hashesOf(after) }),
    words: { productId, storage, cooking },
  };
}

const CHUNK = 500;

/** Products of one recording go in together; `fresh` says that all are new. */
export async function recordProducts(unit: Unit, all: readonly Worded[], { fresh }: { fresh: boolean }): Promise<void> {
  for (let at = 0; at < all.length; at += CHUNK) {
    const chunk = all.slice(at, at + CHUNK);
    const along = [store.guidanceInsert(chunk.map(({ words }) => words))];
    await unit.record(
      chunk.flatMap(({ told }) => told),
      { fresh, along },
    );
  }
  if (all.length > 0) unit.announce('products');
}

export async function registerInUnit(unit: Unit, input: Input): Promise<{ productId: string }> {
  const full = fullOf(input);
  checkProduct(full, await classCodes(unit.tx, unit.now));
  await store.lockCodes(unit);
  if ((await store.withCodes(unit.tx, [full.code])).size > 0) throw no('code-taken', { code: full.code });
  const worded = newProduct(unit, full);
  await recordProducts(unit, [worded], { fresh: true });
  return { productId: worded.words.productId };
}

export const registerProduct = (call: Call, input: Input): Promise<{ productId: string }> => call.write((unit) => registerInUnit(unit, input));

export const changeProduct = (call: Call, { productId, ...input }: InputOf<typeof contract.change>): Promise<{ productId: string }> =>
  call.write(async (unit) => {
    const row = await store.loadForChange(unit, productId);
    const guidance = (await store.guidanceOf(unit.tx, [productId])).get(productId) ?? { storage: '', cooking: '' };
    const after = fullOf({ ...input, code: row.code });
    checkProduct(after, await classCodes(unit.tx, unit.now));
    const worded = changedProduct(unit, { productId, before: { ...store.productOf(row), ...guidance }, after });
    if (worded.told.length > 0) await recordProducts(unit, [worded], { fresh: false });
    return { productId };
  });

export const retireProduct = (call: Call, { productId, retired }: InputOf<typeof contract.retire>): Promise<{ productId: string }> =>
  call.write(async (unit) => {
    const { active } = await store.loadForChange(unit, productId);
    await unit.record(decideRetire({ productId, active }, retired, unit.now));
    unit.announce('products');
    return { productId };
  });
