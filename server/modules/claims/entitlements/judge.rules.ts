// Approve, decline, or a person decides (R5.1–R5.4): every rule that has something to say is heard, the highest-ranking decides each
// aspect, the strictest aspect decides the whole. Pure.
import type { Instant } from '../../../kernel/time.ts';
import type { EvidenceKind, Start } from '../../service-plans/words.ts';
import { WAY_CODES, type Way } from '../claim.ts';
import { aboveMost, clockOf, highest, kindsOf, livesLongEnough, neededOf, notByItself, notFor } from './aspects.rules.ts';
import type { Why } from './entitlement-words.ts';
import type { Heard, Matter } from './matter.ts';
import { gradeOf, moreThanShown, proves, weaker } from './proof.rules.ts';
import type { Says, Verdict, Voice } from './verdict.ts';

export type Rules = { readonly contract: readonly Heard[]; readonly own: readonly Heard[] };

/** Why nothing is recorded: the answer is no, and the request says so at once with the clause. */
export type Refused = {
  readonly code: 'way-not-offered' | 'not-covered' | 'outside-window' | 'evidence-needed';
  readonly by: Pick<Heard, 'key' | 'contractKey' | 'version' | 'mark'>;
  readonly why: Why;
  /** Ways that are offered for this reason. */
  readonly ways: readonly Way[];
  readonly missing: readonly EvidenceKind[];
  readonly window: { readonly within: string; readonly from: Start; readonly until: Instant } | null;
};
export type Judgement = { readonly verdict: Verdict; readonly refused: Refused | null };

type Speaker = Pick<Heard, 'key' | 'contractKey' | 'version' | 'mark'>;
type Said = { readonly by: Speaker; readonly says: Says; readonly why: Why };

const voiceOf = ({ by: { key, contractKey, version, mark }, says, why }: Said): Voice => ({ key, contractKey, version, says, why, mark });
const STRICT: readonly Says[] = ['approve', 'person', 'decline'];
const strictest = (said: readonly Said[]): Says =>
  said.reduce<Says>((worst, { says }) => STRICT[Math.max(STRICT.indexOf(worst), STRICT.indexOf(says))] as Says, 'approve');

/** Rules that speak of the reason; our own where the contract says nothing of it, or nowhere names the way. */
export function heardFor({ contract, own }: Rules, { reason, way }: Pick<Matter, 'reason' | 'way'>): Heard[] {
  const of = (rules: readonly Heard[]) => rules.filter(({ rule }) => rule.reasons.includes(reason));
  const named = contract.some(({ rule }) => rule.ways.includes(way) || rule.waysOff.includes(way));
  const relevant = of(contract);
  return relevant.length > 0 && named ? relevant : [...relevant, ...of(own)];
}

type Split = { readonly applying: readonly Heard[]; readonly barred: readonly (Said & { readonly by: Heard })[] };
function split(rules: readonly Heard[], matter: Matter): Split {
  const judged = rules.map((by) => ({ by, why: notFor(by, matter) }));
  return {
    applying: judged.filter(({ why }) => why === null).map(({ by }) => by),
    barred: judged.flatMap(({ by, why }) => (why === null ? [] : [{ by, why, says: 'decline' as const }])),
  };
}

const rank = (rules: readonly Heard[]): number => Math.max(...rules.map(({ precedence }) => precedence));

/** Ways that are offered, for the reason and this customer and these goods. */
export const waysFor = (rules: Rules, matter: Omit<Matter, 'way'>): Way[] =>
  WAY_CODES.filter((way) => {
    const { applying } = split(heardFor(rules, { ...matter, way }), { ...matter, way });
    return offering(applying, way).some(({ rule }) => rule.grants !== 'nothing') && !taken(applying, way);
  });
const offering = (rules: readonly Heard[], way: Way): Heard[] => rules.filter(({ rule }) => rule.ways.includes(way));
/** The highest that takes the way away, where nothing that offers it ranks above. */
function taken(rules: readonly Heard[], way: Way): Heard | undefined {
  const off = rules.filter(({ rule }) => rule.waysOff.includes(way));
  const offers = offering(rules, way);
  return off.length > 0 && rank(off) >= rank(offers) ? off.find(({ precedence }) => precedence === rank(off)) : undefined;
}

export function judge(rules: Rules, matter: Matter): Judgement {
  const { applying, barred } = split(heardFor(rules, matter), matter);
  const off = taken(applying, matter.way);
  if (off || offering(applying, matter.way).length === 0 || notForGoods({ applying, barred }, matter))
    return notOffered(rules, matter, { applying, barred, off });
  const deciding = applying.filter(({ rule }) => rule.ways.length === 0 || rule.ways.includes(matter.way));
  const { doubts, refused } = softened(doubtsOf(deciding, matter), matter);
  const says = strictest(doubts);
  const ranked = [...deciding].sort((a, b) => b.precedence - a.precedence);
  const kept = ranked.filter((by) => !doubts.some((doubt) => doubt.by === by)).map((by) => content(by, matter));
  const voices = [...doubts.filter((one) => one.says === says), ...doubts.filter((one) => one.says !== says), ...kept];
  const ordered = says === 'approve' ? [...voices].sort((a, b) => Number(b.why === 'due') - Number(a.why === 'due')) : voices;
  const freight = highest(deciding, (rule) => rule.freight !== undefined)[0]?.rule.freight ?? null;
  return { verdict: { says, voices: ordered.map(voiceOf), grade: gradeOf(matter), freight, reach: matter.reach }, refused };
}

/** What a rule without doubts has to say. */
function content(by: Heard, { foodSafety }: Matter): Said {
  const { grants, window, ways } = by.rule;
  const why: Why = grants === 'unconditional' ? 'due' : window ? (foodSafety ? 'no-deadline' : 'in-time') : ways.length > 0 ? 'way-offered' : 'due';
  return { by, says: 'approve', why };
}

const granting = (rules: readonly Heard[], way: Way): Heard[] => offering(rules, way).filter(({ rule }) => rule.grants !== undefined);
/** The clause that would grant leaves out such goods, and no other grants: that ways are offered at all does not bring them back in. */
const notForGoods = ({ applying, barred }: Split, { way }: Matter): boolean =>
  granting(applying, way).length === 0 && barred.some(({ by, why }) => why === 'not-these-goods' && granting([by], way).length > 0);

type NotOffered = Split & { readonly off: Heard | undefined };
function notOffered(rules: Rules, matter: Matter, { applying, barred, off }: NotOffered): Judgement {
  const ways = waysFor(rules, matter);
  const ranked = [...barred].sort((a, b) => b.by.precedence - a.by.precedence);
  const barring = ranked.find(({ by }) => by.rule.ways.includes(matter.way)) ?? (applying.length === 0 ? ranked[0] : undefined);
  const first = off ?? barring?.by ?? applying[0] ?? barred[0]?.by;
  const grade = gradeOf(matter);
  // Neither a text nor we ourselves say anything: a person decides.
  if (!first) return { verdict: { says: 'person', voices: [], grade, freight: null, reach: matter.reach }, refused: null };
  const why: Why = off ? 'way-off' : (barring?.why ?? 'way-off');
  const said: Said[] = [{ by: first, says: 'decline', why }];
  const code = why === 'not-these-goods' ? ('not-covered' as const) : ('way-not-offered' as const);
  if (matter.recall || (matter.goodwill && code === 'not-covered')) {
    const voices = [...said, excused(matter)].map((one) => voiceOf({ ...one, says: 'person' }));
    return { verdict: { says: 'person', voices, grade, freight: null, reach: matter.reach }, refused: null };
  }
  const verdict: Verdict = { says: 'decline', voices: said.map(voiceOf), grade, freight: null, reach: matter.reach };
  return { verdict, refused: { code, by: first, why, ways, missing: [], window: null } };
}

type Doubt = Said & Partial<Pick<Refused, 'missing' | 'window'>>;

function doubtsOf(deciding: readonly Heard[], matter: Matter): Doubt[] {
  return [
    ...grantDoubts(deciding, matter),
    ...windowDoubts(deciding, matter),
    ...proofDoubts(deciding, matter),
    ...worthDoubts(deciding, matter),
    ...goodsDoubts(deciding, matter),
  ];
}

function grantDoubts(deciding: readonly Heard[], { way }: Matter): Doubt[] {
  const granting = highest(deciding, (rule) => rule.grants !== undefined && rule.ways.includes(way));
  if (granting.length === 0)
    return offering(deciding, way)
      .slice(0, 1)
      .map((by) => ({ by, says: 'person', why: 'examined' }));
  return granting.flatMap((by): Doubt[] => {
    if (by.rule.grants === 'unconditional') return [];
    return by.rule.grants === 'nothing'
      ? [{ by, says: 'decline', why: 'not-given' }]
      : [{ by, says: 'person', why: by.contractKey === null ? 'silent' : 'examined' }];
  });
}

function windowDoubts(deciding: readonly Heard[], matter: Matter): Doubt[] {
  return highest(deciding, (rule) => rule.window !== undefined).flatMap((by): Doubt[] => {
    const window = by.rule.window as NonNullable<Heard['rule']['window']>;
    const { until, says } = clockOf(window, matter);
    if (says === 'unknown') return [{ by, says: 'person', why: 'start-unknown' }];
    if (says !== 'out' || until === null) return [];
    return [{ by, says: window.beyond, why: 'too-late', window: { within: window.within, from: window.from, until } }];
  });
}

/** Any clause whose proof is there is enough: each is a title of its own. */
function proofDoubts(deciding: readonly Heard[], matter: Matter): Doubt[] {
  const asking = highest(deciding, (rule) => neededOf(rule, matter.reason) !== undefined);
  const needs = asking.flatMap((by) => ({ by, needed: neededOf(by.rule, matter.reason) as NonNullable<ReturnType<typeof neededOf>> }));
  const met = needs.filter(({ needed }) => proves(needed.anyOf, matter));
  const [first] = needs;
  if (first && met.length === 0 && !matter.recall) {
    const patient = matter.foodSafety || needs.every(({ needed }) => needed.later);
    return [{ by: first.by, says: patient ? 'person' : 'decline', why: 'proof-missing', missing: kindsOf(asking, matter.reason) }];
  }
  const by = (met[0] ?? first)?.by;
  if (!by) return [];
  const grade = gradeOf(matter);
  const weak = met.length > 0 && met.every(({ needed }) => weaker(grade, needed.leastGrade));
  return [
    ...(weak ? [{ by, says: 'person' as const, why: 'weak-proof' as const }] : []),
    ...(moreThanShown(matter) ? [{ by, says: 'person' as const, why: 'more-than-shown' as const }] : []),
  ];
}

function worthDoubts(deciding: readonly Heard[], matter: Matter): Doubt[] {
  const granting = highest(deciding, (rule) => rule.grants !== undefined && rule.ways.includes(matter.way));
  const due = granting.filter(({ rule }) => rule.grants === 'unconditional').map((by) => ({ by, why: notByItself(by.rule, matter) }));
  // One clause that answers by itself is enough.
  const [first] = due.every(({ why }) => why !== null) ? due : [];
  return [
    ...(first?.why ? [{ by: first.by, says: 'person' as const, why: first.why }] : []),
    ...highest(deciding, ({ most }) => most !== undefined)
      .filter(({ rule }) => aboveMost(rule, matter))
      .map((by): Doubt => ({ by, says: 'person', why: 'above-most' })),
  ];
}

function goodsDoubts(deciding: readonly Heard[], matter: Matter): Doubt[] {
  const living = deciding.filter(({ rule }) => livesLongEnough(rule, matter));
  const opened = matter.resalable === false ? highest(deciding, ({ resalable }) => resalable) : [];
  const reaches =
    matter.reach === 'line' || matter.recall || deciding.some(({ rule }) => rule.reach === matter.reach && rule.ways.includes(matter.way));
  return [
    ...living.map((by): Doubt => ({ by, says: 'person', why: 'dates-say-otherwise' })),
    ...opened.map((by): Doubt => ({ by, says: 'decline', why: 'not-resalable' })),
    ...(reaches ? [] : deciding.slice(0, 1).map((by): Doubt => ({ by, says: 'person', why: 'whole-by-hand' }))),
  ];
}

const CODES: Readonly<Partial<Record<Why, Refused['code']>>> = { 'too-late': 'outside-window', 'proof-missing': 'evidence-needed' };

/** A lead's word or a recall turns a no into a question for a person. */
const excused = ({ recall }: Pick<Matter, 'recall'>): Said => {
  const why = recall ? 'recall' : 'goodwill';
  return { by: { key: `own-${why}`, contractKey: null, version: null, mark: 'own' }, says: 'person', why };
};

function softened(doubts: readonly Doubt[], matter: Matter): { readonly doubts: readonly Said[]; readonly refused: Refused | null } {
  const no = doubts.find(({ says }) => says === 'decline');
  if (!matter.goodwill && !matter.recall) {
    if (!no) return { doubts, refused: null };
    const { by, why, missing = [], window = null } = no;
    return { doubts, refused: { code: CODES[why] ?? 'not-covered', by, why, ways: [], missing, window } };
  }
  const mild = doubts.map((one) => (one.says === 'decline' ? { ...one, says: 'person' as const } : one));
  return { doubts: [...mild, excused(matter)], refused: null };
}
