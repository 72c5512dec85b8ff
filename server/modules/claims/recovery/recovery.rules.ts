// Decides splits and recoveries. Pure.
import type { Told } from '../../../kernel/fact.ts';
import { type Fen, yuan } from '../../../kernel/money.ts';
import { type Instant, iso } from '../../../kernel/time.ts';
import { aboutClaim, type Evidence, goodsWorth, type Moment, sumOf, type Written, when } from '../claim.rules.ts';
import type { Claim } from '../claim.ts';
import * as tell from './facts.ts';
import {
  type Answer,
  afterAct,
  type CostPart,
  RECOVERY_ACTS,
  RECOVERY_STATES,
  type ReceivedBy,
  type Recovery,
  type RecoveryAct,
} from './recovery.ts';
import { noRecovery } from './refusals.ts';

const DECIDED: readonly Claim['state'][] = ['approved', 'planned', 'delivered', 'accepted', 'settled'];

/** What a decided claim costs us: the money granted, else the worth of the goods that are given in place; null: open, or no price is known. */
export function costOf({ state, grantedFen, items }: Pick<Claim, 'state' | 'grantedFen' | 'items'>): Fen | null {
  if (!DECIDED.includes(state)) return null;
  return grantedFen ?? sumOf(items.map((item) => goodsWorth(item, item.given ?? item.approved ?? item.requested)));
}

type Split = Written & {
  readonly extraFen: Fen;
  readonly parts: readonly CostPart[];
  readonly suppliers: ReadonlySet<string>;
  /** Asked of somebody already, by the split before. */
  readonly askedFen: Fen;
};

export function decideSplit(claim: Claim, { extraFen, parts, suppliers, askedFen, bodyHash }: Split, moment: Moment): Told[] {
  const claimFen = costOf(claim);
  if (claimFen === null) throw noRecovery('cost-open', { number: claim.number });
  if (askedFen > 0) throw noRecovery('asked-already');
  for (const { bearer, supplierId, name } of parts) {
    if (bearer === 'supplier' && supplierId === null) throw noRecovery('supplier-needed');
    if (supplierId !== null && !suppliers.has(supplierId)) throw noRecovery('supplier-unknown');
    if (bearer === 'carrier' && name === '') throw noRecovery('carrier-needed');
  }
  if (new Set(parts.map(({ bearer, supplierId, name }) => `${bearer} ${supplierId} ${name}`)).size < parts.length) throw noRecovery('bearer-twice');
  const sum = parts.reduce((all, { amountFen }) => all + amountFen, 0);
  if (sum !== claimFen + extraFen) throw noRecovery('split-not-whole', { sum: yuan(sum), cost: yuan(claimFen + extraFen) });
  return [tell.costSplit.tell({ ...aboutClaim(claim), claimFen, extraFen, parts: parts.map((part) => ({ ...part })), bodyHash }, when(moment))];
}

/** A share of the cost with what was asked of it so far. */
export type Standing = CostPart & { readonly partNo: number; readonly askedFen: Fen };

type Ask = Written & {
  readonly recoveryId: string;
  readonly number: string;
  readonly amountFen: Fen | undefined;
  readonly answerBy: Instant;
  readonly evidence: Evidence;
};

/** Left out: all that falls to them and was not asked yet. */
export function decideAsk(claim: Claim, { part, ask }: { readonly part: Standing | undefined; readonly ask: Ask }, moment: Moment): Told[] {
  if (!part || (part.bearer !== 'supplier' && part.bearer !== 'carrier')) throw noRecovery('no-such-part');
  const left = part.amountFen - part.askedFen;
  const { amountFen = left, answerBy, evidence, ...rest } = ask;
  if (amountFen > left || amountFen === 0) throw noRecovery('more-than-part', { left: yuan(left) });
  const { bearer, supplierId, name, partNo } = part;
  const data = {
    ...aboutClaim(claim),
    ...rest,
    bearer,
    supplierId,
    name,
    partNo,
    askedFen: amountFen,
    answerBy: iso(answerBy),
    evidence: [...evidence],
  };
  return [tell.recoveryRequested.tell(data, when(moment))];
}

function must(act: RecoveryAct, { number, state }: Recovery): void {
  if (afterAct(act, state)) return;
  const [now, wanted] = [RECOVERY_STATES[state], RECOVERY_ACTS[act]];
  throw noRecovery('recovery-not-in-this-state', { number, state: now.zh, stateEn: now.en, act: wanted.zh, actEn: wanted.en.toLowerCase() });
}

type Proved = Written & { readonly evidence: Evidence };
type Both = { readonly claim: Claim; readonly recovery: Recovery };
const aboutBoth = ({ claim, recovery }: Both, { bodyHash, evidence }: Proved) => ({
  ...aboutClaim(claim),
  recoveryId: recovery.id,
  bearer: recovery.bearer,
  supplierId: recovery.supplierId,
  bodyHash,
  evidence: [...evidence],
});

export function decideAnswer(both: Both, answered: Proved & { answer: Answer; answeredFen: Fen | undefined }, moment: Moment): Told[] {
  must('answer', both.recovery);
  const { askedFen } = both.recovery;
  const { answer } = answered;
  const answeredFen = answered.answeredFen ?? (answer === 'accepted' ? askedFen : 0);
  const fits = { accepted: answeredFen === askedFen, refused: answeredFen === 0, partly: answeredFen > 0 && answeredFen < askedFen }[answer];
  if (!fits) throw noRecovery('answer-amount', { asked: yuan(askedFen) });
  return [tell.recoveryAnswered.tell({ ...aboutBoth(both, answered), answer, answeredFen }, when(moment))];
}

/** Left out: all that they answered they would bear. */
export function decideSettleRecovery(both: Both, settled: Proved & { amountFen: Fen | undefined; by: ReceivedBy }, moment: Moment): Told[] {
  must('settle', both.recovery);
  const answered = both.recovery.answeredFen ?? 0;
  const amountFen = settled.amountFen ?? answered;
  if (amountFen > answered || amountFen === 0) throw noRecovery('more-than-answered', { answered: yuan(answered) });
  return [tell.recoverySettled.tell({ ...aboutBoth(both, settled), amountFen, by: settled.by }, when(moment))];
}

export function decideWithdrawRecovery(both: Both, words: Written, moment: Moment): Told[] {
  must('withdraw', both.recovery);
  return [tell.recoveryWithdrawn.tell(aboutBoth(both, { ...words, evidence: [] }), when(moment))];
}

type Hint = { readonly supplierId: string; readonly worthFen: Fen };
type Found = 'ours' | 'customer' | 'supplier' | null;
type Why = 'lot-of-supplier' | 'found-supplier' | 'damaged-in-transit' | 'nothing-known' | 'found-ours' | 'found-customer';
export type Proposed = CostPart & { readonly why: Why };

/** What the inspection and the lots suggest: a person decides. Extra cost goes where most of the claim goes. */
export function proposeSplit(
  costFen: Fen,
  { hints, found, transit }: { readonly hints: readonly Hint[]; readonly found: Found; readonly transit: boolean },
): Proposed[] {
  const all = (bearer: CostPart['bearer'], why: Why): Proposed[] => [{ bearer, supplierId: null, name: '', amountFen: costFen, why }];
  if (found === 'ours') return all('ours', 'found-ours');
  if (found === 'customer') return all('customer', 'found-customer');
  if (transit) return all('ours', 'damaged-in-transit');
  const total = hints.reduce((sum, { worthFen }) => sum + worthFen, 0);
  if (total === 0) return all('ours', 'nothing-known');
  const why = found === 'supplier' ? 'found-supplier' : 'lot-of-supplier';
  let left = costFen;
  return hints.map(({ supplierId, worthFen }, i) => {
    const amountFen = i === hints.length - 1 ? left : Math.min(left, Math.floor((costFen * worthFen) / total));
    left -= amountFen;
    return { bearer: 'supplier', supplierId, name: '', amountFen, why };
  });
}
