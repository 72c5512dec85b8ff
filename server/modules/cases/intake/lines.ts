// The lines of a draft: which goods, how much, and what is wanted or wrong, with corrections of the same talk applied.
import { unitOf } from '../../../kernel/quantity.ts';
import type { Amount } from './amounts.ts';
import { type Bound, bindAmounts, type Named } from './binding.ts';
import { heard, type Judgement } from './judge.ts';
import { readNumber } from './numerals.ts';
import { type Part, partAt, partsOf } from './parts.ts';
import type { Spoken, Thread } from './thread.ts';
import type { Action, Line } from './types.ts';

type Loose = { -readonly [key in keyof Line]: Line[key] };

const RETURN = /退(?!掉|烧|休|款|订)|(?<!120|车|救护车)拉(走|回)|换(货|掉|一批|新的)|带回去|不收/u;
const CANCEL =
  /取消|不要[^\s,，。\d]{1,6}了|不要了|不用了|不订(?!上)|不(用|要|必)(送|发|来|做)|别(送|发|来|做)|先别(?!卸)|(?<!就)算了|退掉|退订|停(送|供|一天)|减掉|划掉|去掉|删(掉|了)|没人吃/u;
const ADD =
  /加|来(?!了|的|不|得|过)|要(?!是|么|退|不)|订(?!的|单)|补(?!过|了)\S{0,3}[\d一二两三四五六七八九十半]|带|留|下单|给我|拿|急需|换成|顺便|多送|配(?!送)|整|送(条|只|点|些|个|两|一)/u;
const CHANGE = /变|改|写错|不是.{0,6}是|是.{0,5}不是|补到|以.{0,6}为准|加到|减到|调(到|成|整)/u;
const REDUCE = /减(?!少)[\s\d一二两三四五六七八九十半]|少(来|要|送|订)[\d一二两三四五六七八九十半]/u;
const ASK = /有没有|有(吗|没|么|不)|多少钱|价|证|报告|检疫|哪产|能不能|几|什么|批次|报/u;
const MISSING = /(少|差|缺|短|亏|欠|漏)(了|送|我|给|发)*\s*(?=[\d一二两三四五六七八九十半])/u;

/** Troubles about people and the way, not about goods. */
const NO_GOODS =
  /^(late|attitude|integrity|unsafe-driving|wrong-address|note-ignored|no-signature|unfair-treatment|system-question|invoice|statement)$/;

/** Problems that stand in a message, nearest one to a place in the text. */
function problemAt(spoken: Spoken, at: number, { hits, subcategory }: Judgement): string | null {
  const faults = hits.filter(
    ({ sign, message }) =>
      message === spoken.index && (sign.category !== 'enquiry-suggestion' || sign.sub.startsWith('return')) && sign.weight >= 1.5,
  );
  const near = faults.toSorted((a, b) => Math.abs(a.from - at) - Math.abs(b.from - at))[0];
  return near?.sign.sub ?? subcategory;
}

/** The stretch of the message around a place, up to the next stop. */
function clauseAt(text: string, from: number, to: number): string {
  const start = Math.max(...[...'。！!？?；;\n，,'].map((stop) => text.lastIndexOf(stop, from - 1))) + 1;
  const ends = [...'。！!？?；;\n，,'].map((stop) => text.indexOf(stop, to)).filter((end) => end >= 0);
  return text.slice(start, Math.min(text.length, ...ends));
}

/** Words just around the goods, between spaces: narrower than the clause. */
function nearAt(text: string, from: number, to: number): string {
  const before = text.slice(0, from).search(/\S{0,8}\s?$/u);
  const after = /^\S{0,8}\s?\S{0,6}/u.exec(text.slice(to))?.[0].length ?? 0;
  return text.slice(before, to + after);
}

type Mood = {
  readonly judgement: Judgement;
  readonly faulty: boolean;
  readonly asking: boolean;
  readonly ordering: boolean;
  readonly parts: readonly Part[];
};

function actionOf(spoken: Spoken, bound: Bound, mood: Mood): Action | null {
  const { text } = spoken;
  const from = bound.product?.from ?? bound.at;
  const to = Math.max(bound.product?.to ?? 0, ...bound.amounts.map((amount) => amount.to), bound.at);
  const part = partAt(mood.parts, from);
  const clause = clauseAt(text, from, to);
  const near = mood.faulty ? nearIn(text, part, { from, to }) : nearAt(text, from, to);
  const own = spoken.hits.some(({ sign }) => sign.category !== 'enquiry-suggestion' && mood.judgement.hits.some((hit) => hit.sign === sign));
  if (mood.judgement.resolved || mood.judgement.subcategory === 'out-of-stock') return 'mention';
  if (/^(extra-item|duplicate-delivery)$/.test(mood.judgement.subcategory ?? '')) return 'return';
  if ((mood.faulty || mood.judgement.subcategory === 'return-no-reason') && !part.orders && RETURN.test(near) && !/证|票/.test(near)) return 'return';
  if (/(换|改)成/.test(text.slice(to, to + 3)) && !bound.amounts.length) return 'cancel';
  const cancelled = bound.amounts.length
    ? CANCEL.test(text.slice(to, to + 6)) ||
      /(取消|退掉|别送|不要|减掉)\S{0,3}$/u.test(text.slice(0, from)) ||
      (CANCEL.test(clause) && !/[\d]/.test(clause.replace(/\d+\D*$/, '')) && !ADD.test(near))
    : CANCEL.test(clause);
  if (cancelled && !own && !/\d.*换成/.test(clause)) return 'cancel';
  if (bound.amounts.length && CHANGE.test(clause) && !own) return 'set';
  if (REDUCE.test(near) && !own) return 'reduce';
  if (mood.faulty) return bound.amounts.length && part.orders ? 'add' : RETURN.test(clause) && !own ? 'return' : 'fault';
  if (bound.amounts.length && !MISSING.test(text.slice(Math.max(0, from - 4), to)) && ADD.test(near)) return 'add';
  if (RETURN.test(clause) && mood.judgement.subcategory === 'return-no-reason') return 'return';
  if (bound.amounts.length) return 'add';
  if (/(换成|加点|来点|来些|加些|要点|再来|带点)\S{0,2}$/u.test(text.slice(Math.max(0, from - 5), from))) return 'add';
  if (mood.asking && (ASK.test(text) || mood.judgement.subcategory === 'certificate-request')) return 'ask';
  return mood.ordering ? null : 'mention';
}

/** The words around, without those of the next part of the message. */
function nearIn(text: string, part: Part, { from, to }: { readonly from: number; readonly to: number }): string {
  return nearAt(text.slice(part.from, part.to), from - part.from, Math.min(to, part.to) - part.from);
}

type Told = { readonly action: Action; readonly problem: string | null };

function lineFrom(spoken: Spoken, bound: Bound, { action, problem }: Told): Loose {
  const product = bound.product;
  const amount = action === 'set' ? bound.amounts.at(-1) : bound.amounts[0];
  const spanFrom = Math.min(product?.from ?? bound.at, ...bound.amounts.map(({ from }) => from));
  const spanTo = Math.max(product?.to ?? bound.at, ...bound.amounts.map(({ to }) => to));
  return {
    action,
    product: product?.text ?? null,
    normalised: product?.entry.normalised ?? null,
    productId: product?.entry.productId ?? null,
    ...amountOf(amount, product),
    problem,
    source: { message: spoken.index, from: spanFrom, to: spanTo },
    doubtful: (product?.guessed ?? true) || (amount?.rough ?? false),
  };
}

function amountOf(amount: Amount | undefined, product: Named | null): Pick<Loose, 'quantity' | 'unit' | 'unitCode' | 'assumedUnit'> {
  const assumed = amount && amount.unit === null ? (product?.entry.assumes ?? null) : null;
  return {
    quantity: amount?.value ?? null,
    unit: amount?.unit ?? null,
    unitCode: amount?.unitCode ?? (assumed ? (unitOf(assumed) ?? null) : null),
    assumedUnit: assumed,
  };
}

/** Every line of the talk, later words correcting earlier ones. */
export function readLines(thread: Thread, judgement: Judgement): Line[] {
  const amounts = thread.outside.some((spoken) => spoken.products.length > 0 && spoken.amounts.length > 0);
  if (
    (NO_GOODS.test(judgement.subcategory ?? '') && !amounts) ||
    (judgement.category === null && /过敏.{0,16}(备注|以后|不能有)/u.test(thread.words))
  )
    return [];
  const faulty = judgement.category !== null && !/^(enquiry-suggestion|conduct)$/.test(judgement.category);
  const asking = judgement.category === 'enquiry-suggestion';
  const ordering = !faulty && thread.spoken.some(({ amounts }) => amounts.length > 0);
  const lines: Loose[] = [];
  let pending: Named | null = null;
  for (const spoken of thread.spoken) {
    const counts = heard(thread).includes(spoken);
    const bounds = bindAmounts(spoken, thread.catalogue, counts && !faulty);
    if (!counts) pending = bounds.findLast(({ product }) => product)?.product ?? pending;
    else {
      const mood = { judgement, faulty, asking, ordering, parts: faulty ? partsOf(spoken, judgement) : [] };
      for (const bound of bounds) takeBound(lines, bound, { spoken, mood, pending });
      const last: Named | null | undefined = bounds.findLast(({ product }) => product)?.product;
      pending = last ?? pending;
      if (bounds.length === 0) withdraw(lines, spoken, faulty);
    }
  }
  perHead(lines, thread.words);
  const kept = lines.filter((line) => line.product !== null || (line.action === 'return' && line.quantity !== null));
  return weighShort(merge(kept), thread, judgement);
}

/** 620人每人2只: 1240. */
function perHead(lines: Loose[], words: string): void {
  const heads = /(\d{2,5})\s*(?:人|个(?:人|孩子|学生)|名)/u.exec(words)?.[1];
  const line = lines.find(({ quantity }) => quantity !== null);
  const each = /每(?:人|个(?:孩子|人)|位)\s*(\d+|[一两半])/u.exec(words)?.[1];
  if (heads && each && line) line.quantity = Number(heads) * (readNumber(each) ?? 1);
}

type Taking = { readonly spoken: Spoken; readonly mood: Mood; readonly pending: Named | null };

function takeBound(lines: Loose[], bound: Bound, { spoken, mood, pending }: Taking): void {
  if (
    bound.product &&
    mood.judgement.hits.some((hit) => hit.message === spoken.index && hit.from <= bound.at && hit.to > bound.at && hit.sign.sub === 'foreign-body')
  )
    return;
  const given = suppliedAnew(lines, bound, { spoken, mood });
  if (given) {
    lines.push(given);
    return;
  }
  const action = actionOf(spoken, bound, mood);
  if (!action) {
    if (!mood.ordering || !bound.product || lines.some(({ normalised }) => normalised === bound.product?.entry.normalised)) return;
    lines.push(lineFrom(spoken, bound, { action: 'mention', problem: 'pending' }));
    return;
  }
  if (bound.product) {
    lines.push(
      lineFrom(spoken, bound, { action, problem: action === 'fault' || action === 'return' ? problemAt(spoken, bound.at, mood.judgement) : null }),
    );
    return;
  }
  const product = lines.at(-1);
  const amount = bound.amounts[0];
  if (!amount || (amount.unit === null && (mood.faulty || /便宜|价|块|元/.test(spoken.text)))) return;
  if (product && product.quantity === null && product.product) {
    Object.assign(product, amountOf(amount, null), { assumedUnit: amount.unit ? null : product.assumedUnit });
    if (action === 'return' && product.action === 'fault') product.action = 'return';
    if (product.problem === 'pending') Object.assign(product, { action: 'add', problem: null });
    else if (product.action === 'ask' || product.action === 'mention') product.action = 'add';
  } else if (pending && (action === 'add' || action === 'set' || action === 'return' || action === 'cancel')) {
    lines.push({
      ...lineFrom(
        spoken,
        { product: pending, amounts: [amount], at: bound.at },
        { action, problem: action === 'return' ? problemAt(spoken, bound.at, mood.judgement) : null },
      ),
      source: { message: spoken.index, from: amount.from, to: amount.to },
    });
  }
}

/** 退5条 补6条: another amount than the bad one is ordered; 坏5条 补5条 only asks for what is missing. */
function suppliedAnew(
  lines: readonly Loose[],
  { product, amounts, at }: Bound,
  { spoken, mood }: Pick<Taking, 'spoken' | 'mood'>,
): Loose | undefined {
  const amount = amounts[0];
  if (!amount || !(mood.faulty || mood.judgement.subcategory === 'return-no-reason')) return undefined;
  const before = spoken.text.slice(0, Math.min(at, amount.from));
  const more = !product && /(?<!少)(再?加|再[来要订])\s*$/u.test(before);
  if (!more && !/补(送|发|给|上|货)?(我们?|来)?\s*$/u.test(before)) return undefined;
  const bad = product ? lines.findLast(({ normalised }) => normalised === product.entry.normalised) : lines.at(-1);
  if (!bad || bad.quantity === null || !/^(fault|return)$/.test(bad.action)) return undefined;
  if (!more && bad.quantity === amount.value) return undefined;
  if (!more && bad.action === 'fault' && /^(short-weight|missing-item|not-delivered|wrong-item)$/.test(bad.problem ?? '')) return undefined;
  const source = { message: spoken.index, from: Math.min(at, amount.from), to: amount.to };
  return { ...bad, ...amountOf(amount, null), action: 'add', problem: null, source, doubtful: bad.doubtful || amount.rough };
}

/** 算了 / 不要了 without naming goods takes back the last line; 全部退 turns faults into returns. */
function withdraw(lines: Loose[], spoken: Spoken, faulty: boolean): void {
  if (/^(算了|不要了|取消|都不要)/.test(spoken.text.trim()) && !faulty) lines.pop();
  if (faulty && /全(部|都)?退|都退|退(了|掉|货)?(吧|$)|拉走|退回/.test(spoken.text))
    for (const line of lines) if (line.action === 'fault') line.action = 'return';
}

/** One line per goods and kind of action: the later value wins, a set corrects an add. */
function merge(lines: readonly Loose[]): Loose[] {
  const merged: Loose[] = [];
  for (const line of lines) {
    if (line.problem === 'pending') continue;
    const same = merged.findLast((one) => one.normalised === line.normalised && group(one.action) === group(line.action));
    if (
      !same ||
      (line.action === 'add' &&
        same.action === 'add' &&
        same.quantity !== null &&
        line.quantity !== null &&
        same.source?.message === line.source?.message)
    )
      merged.push({ ...line });
    else if (line.action === 'set' && same.action === 'add') Object.assign(same, { quantity: line.quantity, unit: line.unit ?? same.unit });
    else
      Object.assign(same, {
        ...line,
        quantity: line.quantity ?? same.quantity,
        unit: line.unit ?? same.unit,
        unitCode: line.unitCode ?? same.unitCode,
        action: same.action === 'fault' && line.action === 'return' ? 'return' : same.action,
      });
  }
  const cancelled = merged.filter(({ action }) => action === 'cancel');
  for (const line of cancelled) {
    const ordered = merged.find((one) => one.action === 'add' && one.normalised === line.normalised);
    if (ordered && line.quantity === null) Object.assign(line, { quantity: ordered.quantity, unit: ordered.unit, unitCode: ordered.unitCode });
  }
  return merged.filter(
    (line) =>
      line.action !== 'add' ||
      !cancelled.some(({ normalised, source }) => normalised === line.normalised && (source?.message ?? 0) > (line.source?.message ?? 0)),
  );
}

const group = (action: Action): string =>
  action === 'add' || action === 'set' || action === 'reduce' ? 'order' : action === 'fault' || action === 'return' ? 'fault' : action;

/** Short weight: what is missing, from 少3斤, or from the ordered and the received figure. */
function weighShort(lines: Loose[], thread: Thread, { subcategory, also }: Judgement): Line[] {
  const short = [subcategory, ...also.map((one) => one.subcategory)].find(
    (sub) => sub === 'short-weight' || sub === 'net-content' || sub === 'missing-item',
  );
  const line = lines.find(({ action, problem }) => action === 'fault' && problem === short) ?? lines.find(({ action }) => action === 'fault');
  if (!short || !line) return lines;
  const said = new RegExp(`${MISSING.source}(\\d+(?:\\.\\d+)?|[一二两三四五六七八九十百半]+)`, 'u').exec(thread.words);
  const figures = [...thread.words.matchAll(/(?<![\d:：.])(\d{1,4}(?:\.\d+)?)(?![\d:：点号月日]|小时|分钟|楼)/g)].map((match) => Number(match[1]));
  if (said && figures.length < 3) {
    const value = readNumber(said.at(-1) ?? '');
    const unit = /^\s*(斤|公斤|kg|箱|袋|件|个|条|盒|瓶|桶|包|只|筐)/u.exec(thread.words.slice(said.index + said[0].length))?.[1];
    if (value !== undefined && line.quantity === null) line.quantity = value;
    if (unit && line.quantity === value && line.unit === null) Object.assign(line, { unit, unitCode: unitOf(unit) ?? null, assumedUnit: null });
  } else if (short !== 'missing-item' && figures.length >= 2 && lines.filter(({ action }) => action === 'fault').length === 1) {
    const ordered = Math.max(...figures);
    const received = Math.min(...figures.filter((figure) => figure >= ordered / 2));
    if (received < ordered)
      Object.assign(line, { ordered, received, quantity: short === 'net-content' ? null : Number((ordered - received).toFixed(3)) });
  }
  return lines;
}
