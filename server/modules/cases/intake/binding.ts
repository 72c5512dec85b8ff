// Binds amounts to goods inside one message: 土豆50斤, 50斤土豆, 土豆 50, 半件 of what was named before.
import type { Amount } from './amounts.ts';
import { type Catalogue, type Entry, endsLikeFood, guessProduct } from './products.ts';
import type { Spoken } from './thread.ts';

export type Named = { readonly from: number; readonly to: number; readonly text: string; readonly entry: Entry; readonly guessed: boolean };
export type Bound = { readonly product: Named | null; readonly amounts: readonly Amount[]; readonly at: number };

const FILLERS =
  /^(就是|麻烦|请|帮我|帮忙|另外?|还有|还要|再?(加|来|要|补|送|订|带|拿|给|留|上|配|整|搞|弄|买|发)(点|些|个)?|急需|顺便|我们?|你们?|今天|明天|要|和|跟|与|同埋|唔该|共|一共|各|大概|差不多|每日|每天|每人|先|把|的|了|多|少|是|有|那|这|都|也|换成?|改成?|变|到)+/u;
const NO_NAME =
  /^(人|份|个|号|楼|食堂|窗口|学校|园|班|规格|备注|数量|一共|总共|合计|大概|左右|可以|收到|好的|谢谢|辛苦|麻烦|师傅|老师|单子|价格|时间|电话|早餐|午餐|晚餐|中餐|早|中|晚|今天|明天|分园|实际|标准|净重|毛重|订单|到货|实收|不够|补到|只有)$/u;
const CJK_BEFORE = /([一-龥A-Za-z]{1,10})[\s:：x×*]?$/u;
const CJK_AFTER = /^的?([一-龥]{1,6})/u;

/** Goods with their amounts, in the order of the text. `open` = unknown names may be goods (a list of an order). */
export function bindAmounts(spoken: Spoken, catalogue: Catalogue, open: boolean): Bound[] {
  const named = withoutUse(spoken).map((found): Named => ({ ...found, guessed: found.doubtful }));
  const amounts = spoken.amounts.filter(({ size }) => !size);
  const taken = new Map<Named, Amount[]>();
  const loose: Bound[] = [];
  for (const [index, amount] of amounts.entries()) {
    const product =
      chooseProduct(amount, { named, taken, text: spoken.text }) ?? guessed(amount, spoken, { catalogue, open, previous: amounts[index - 1], named });
    if (!product) loose.push({ product: null, amounts: [amount], at: amount.from });
    else {
      if (!named.includes(product)) named.push(product);
      taken.set(product, [...(taken.get(product) ?? []), amount]);
    }
  }
  shareEach(named, taken, spoken.text);
  const bound = named.map((product): Bound => ({ product, amounts: taken.get(product) ?? [], at: product.from }));
  return [...bound, ...loose].toSorted((a, b) => a.at - b.at);
}

/** 升抽老抽各两桶, 霉豆腐和霉干菜各来2坛: the amount is meant for every one of the row. */
function shareEach(named: readonly Named[], taken: Map<Named, Amount[]>, text: string): void {
  const inOrder = named.toSorted((a, b) => a.from - b.from);
  for (const [index, product] of inOrder.entries()) {
    const amounts = taken.get(product);
    if (!amounts?.[0] || !/各(来|要|加|送|订)?$/u.test(text.slice(product.to, amounts[0].from).trim())) continue;
    for (let back = index - 1; back >= 0; back -= 1) {
      const other = inOrder[back] as Named;
      const gap = text.slice(other.to, (inOrder[back + 1] as Named).from);
      if (taken.get(other)?.length || !/^[\s、,，和跟与同]*$/u.test(gap)) break;
      taken.set(other, [...amounts]);
    }
  }
}

/** 辣子鸡用的鸡丁, 包子的肉馅, 粉蒸肉的米粉: only the last is ordered. */
function withoutUse({ products, text }: Spoken): Spoken['products'] {
  return products.filter((found, index) => {
    const next = products[index + 1];
    if (next && /^(用|里|里面)?的$/.test(text.slice(found.to, next.from))) return false;
    if (/^(√|✓|✔|✅|周?订单|补单|单子|窗口|档口|周单|等着用|要用|馅用)/u.test(text.slice(found.to))) return false;
    const open = Math.max(text.lastIndexOf('(', found.from), text.lastIndexOf('（', found.from));
    if (/(只能|改|当|做成)做?$/u.test(text.slice(0, found.from))) return false;
    const close = Math.max(text.lastIndexOf(')', found.from), text.lastIndexOf('）', found.from));
    return !(open > close && products.some(({ to }) => to === open));
  });
}

type Choice = { readonly named: readonly Named[]; readonly taken: ReadonlyMap<Named, readonly Amount[]>; readonly text: string };

function chooseProduct(amount: Amount, { named, taken, text }: Choice): Named | undefined {
  const back = named.filter(({ to }) => to <= amount.from).toSorted((a, b) => b.to - a.to)[0];
  const forward = named.filter(({ from }) => from >= amount.to).toSorted((a, b) => a.from - b.from)[0];
  const backGap = back ? text.slice(back.to, amount.from) : '';
  const forwardGap = forward ? text.slice(amount.to, forward.from) : '';
  const changes = /[变改成到为]$/.test(backGap.trim()) || /(改|变|是|不是|补到|成)/.test(backGap);
  const backFits = back && backGap.length <= 14 && !/[。；;\n！!]/.test(backGap) && (changes || !taken.get(back)?.length);
  const forwardFits = forward && /^(的|大|小|鲜|干|冻|新鲜|\s)?$/.test(forwardGap);
  if (forwardFits && (!backFits || backGap !== '') && !(backFits && /^[\s:：]$/.test(backGap) && forwardGap !== '')) {
    const near = forwardGap === '' || forwardGap === '的';
    if (!backFits || (near && !/^(\s*|(整|来|要|加|共|就|有|[那的种大小])*)$/u.test(backGap))) return forward;
  }
  if (backFits) return back;
  return forwardFits ? forward : undefined;
}

type Nearby = { readonly catalogue: Catalogue; readonly open: boolean; readonly previous: Amount | undefined; readonly named: readonly Named[] };

function guessed(amount: Amount, { text }: Spoken, { catalogue, open, previous, named }: Nearby): Named | undefined {
  const start = Math.max(previous?.to ?? 0, ...named.filter(({ to }) => to <= amount.from).map(({ to }) => to), 0);
  const before = CJK_BEFORE.exec(text.slice(start, amount.from))?.[1] ?? '';
  const name = before.replace(FILLERS, '').replace(/(改|变|换)?(成|为|到)?$/u, '');
  const whole = name.length >= 2 && name.length <= 4 && /(^|[\s,，、。:：;；\n])$/u.test(text.slice(0, text.lastIndexOf(name, amount.from - 1)));
  const heard = name.length > 1 && guessProduct(name, catalogue).normalised !== name;
  if (acceptable(name, open) && (endsLikeFood(name) || heard || (whole && amount.unit !== null))) {
    const from = text.lastIndexOf(name, amount.from - 1);
    return { from, to: from + name.length, text: name, entry: guessProduct(name, catalogue), guessed: true };
  }
  const after = amount.unit && name === '' ? (CJK_AFTER.exec(text.slice(amount.to))?.[1] ?? '') : '';
  if (!acceptable(after, open) || !endsLikeFood(after)) return undefined;
  const from = text.indexOf(after, amount.to);
  return { from, to: from + after.length, text: after, entry: guessProduct(after, catalogue), guessed: true };
}

const acceptable = (name: string, open: boolean): boolean =>
  name.length > 0 &&
  name.length <= 7 &&
  !NO_NAME.test(name) &&
  !/[了吗呢吧啊呀没不都就谁你我他她们去说问从到点半人号楼]/.test(name) &&
  (open ? name.length > 1 || endsLikeFood(name) : endsLikeFood(name) && name.length > 1);
