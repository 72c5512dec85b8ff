// What the customer's entitlements say to a claim: read once, judge, and refuse what the agreement refuses, with the clause and its version.
import { type Instant, instant, shanghaiMoment } from '../../../kernel/time.ts';
import type { Unit } from '../../../platform/app.ts';
import type { EvidenceKind } from '../../service-plans/words.ts';
import { goodsWorth, type Moment, sumOf, when, worthOf } from '../claim.rules.ts';
import { REASONS, type Reason, WAYS, type Way, wayWords } from '../claim.ts';
import { at } from '../refusals.ts';
import type { Wanted } from '../request.rules.ts';
import { EVIDENCE, STARTED, WHYS } from './entitlement-words.ts';
import { judge, type Refused } from './judge.rules.ts';
import type { Matter } from './matter.ts';
import { isFoodSafety } from './own-rules.ts';
import { cameOn, type Ground, lineOf, readGround } from './read-matter.ts';
import { citedOf, clauseText, type RulesInForce, rulesFor } from './read-rules.ts';
import { no } from './refusals.ts';
import { spanWords } from './span-words.ts';
import type { Verdict } from './verdict.ts';

/** What was said besides lines and way. */
export type Said = {
  readonly openedAt?: string | undefined;
  readonly foundAt?: string | undefined;
  readonly shows?: readonly EvidenceKind[] | undefined;
  readonly resalable?: boolean | undefined;
  readonly wholeLot?: boolean | undefined;
  readonly wholeDelivery?: boolean | undefined;
  readonly goodwill?: boolean | undefined;
  readonly recallId?: string | undefined;
  readonly body: string;
};
export type Asked = {
  readonly customerId: string;
  readonly caseId: string;
  readonly way: Way;
  readonly reason: Reason;
  readonly foodSafety: boolean;
  readonly wanted: readonly Wanted[];
  readonly amountFen: number | undefined;
  /** Files that came with the request. */
  readonly files: number;
  readonly moment: Moment;
  readonly said: Said;
};

export async function judgeClaim(unit: Unit, asked: Asked): Promise<Verdict> {
  const { customerId, caseId, wanted, said, moment } = asked;
  mustMayExcuse(unit, said);
  const ground = await readGround(unit.tx, { customerId, caseId, lineIds: wanted.map(({ line }) => line.lineId) });
  const rules = await rulesFor(unit.tx, customerId, cameOn(ground) ?? moment.now);
  const { verdict, refused } = judge(rules, matterOf(asked, ground));
  if (refused) throw refusal(refused, asked, rules);
  return verdict;
}

/** What the agreement refuses may still be asked for by whoever decides claims, with a reason; a person decides then. */
function mustMayExcuse({ actor }: Unit, { goodwill, body }: Said): void {
  if (!goodwill) return;
  if (!actor.can.has('claims.approve')) throw no('goodwill-not-yours');
  if (body.trim() === '') throw no('goodwill-words', {}, at('body'));
}

const instantOf = (text: string | undefined): Instant | null => (text === undefined ? null : instant(text));

export function matterOf(asked: Asked, ground: Ground): Matter {
  const { way, reason, wanted, amountFen, said, moment } = asked;
  const told = when(moment);
  // The report counts, not when somebody here got round to the claim.
  const reported = ground.openedAt === null ? told.occurredAt : Math.min(ground.openedAt, told.occurredAt);
  const priced = wanted.map((one) => ({ ...one, unit: one.line.unit, refusedPart: 0 }));
  const goodsFen = sumOf(priced.map((one) => goodsWorth(one, one.amount)));
  const worthFen = WAYS[way].pay === null ? goodsFen : sumOf(priced.map((one) => worthOf(one, one.amount)));
  return {
    way,
    reason,
    foodSafety: asked.foodSafety || isFoodSafety(reason),
    customerKind: ground.customerKind,
    lines: wanted.map(({ line, amount }) => lineOf(ground.lines.get(line.lineId), { amount, refused: line.refused, claimed: line.claimed })),
    valueFen: amountFen ?? (wanted.length > 0 ? worthFen : null),
    goodsFen: wanted.length > 0 ? goodsFen : null,
    files: asked.files + ground.caseFiles,
    shows: said.shows ?? null,
    statement: said.body.trim() !== '',
    grade: told.grade,
    reportedAt: reported,
    openedAt: instantOf(said.openedAt),
    foundAt: instantOf(said.foundAt),
    resalable: said.resalable ?? null,
    reach: said.wholeDelivery ? 'delivery' : said.wholeLot ? 'lot-today' : 'line',
    goodwill: said.goodwill ?? false,
    recall: said.recallId !== undefined,
  };
}

const list = (names: readonly string[], between: string, none: string): string => (names.length === 0 ? none : names.join(between));

function refusal({ code, by, why, ways, missing, window }: Refused, { way, reason }: Asked, rules: RulesInForce) {
  const cited = citedOf(rules, by);
  const said = { clause: `${WHYS[why].zh}，${clauseText(cited, 'zh-CN')}`, clauseEn: `${WHYS[why].en}, ${clauseText(cited, 'en')}` };
  switch (code) {
    case 'way-not-offered':
      return no(
        code,
        {
          ...said,
          ...wayWords(way),
          ways: list(
            ways.map((one) => WAYS[one].zh),
            '、',
            '由人工协商的其他方式',
          ),
          waysEn: list(
            ways.map((one) => WAYS[one].en.toLowerCase()),
            ', ',
            'talk to us',
          ),
        },
        at('way'),
      );
    case 'not-covered':
      return no(code, { ...said, reason: REASONS[reason].zh, reasonEn: REASONS[reason].en.toLowerCase() }, at('reason'));
    case 'evidence-needed':
      return no(
        code,
        {
          ...said,
          missing: list(
            missing.map((kind) => EVIDENCE[kind].zh),
            '、',
            '凭证',
          ),
          missingEn: list(
            missing.map((kind) => EVIDENCE[kind].en.toLowerCase()),
            ', ',
            'proof',
          ),
        },
        at('files'),
      );
    case 'outside-window': {
      const { within = 'PT0S', from = 'signed', until = 0 } = window ?? {};
      const span = { within: spanWords(within, 'zh-CN'), withinEn: spanWords(within, 'en') };
      const start = { start: STARTED[from].zh, startEn: STARTED[from].en };
      return no(code, { ...said, ...span, ...start, until: shanghaiMoment(until) }, at('reason'));
    }
  }
}
