// What a fact says for an appeal, in plain and neutral words of both languages. Facts that are not named here are ours alone.
import type { Fact } from '../../../kernel/fact.ts';
import type { Text } from '../../../kernel/text.ts';
import { type Instant, instant, MINUTE, shanghaiDate, shanghaiMoment, shanghaiTime } from '../../../kernel/time.ts';
import { DELAYS, EXCEPTIONS, LOOKS, REMEDIES } from '../../deliveries/public.ts';
import type { EvidenceKind } from './appeal.ts';

export type Telling = { readonly kind: EvidenceKind; readonly detail: Text; readonly strong?: boolean };
/** The agreed window of the note a fact is about. */
export type Window = { readonly from: Instant; readonly to: Instant };
type Said = Readonly<Record<string, unknown>>;
type Teller = (data: Said, fact: Fact, window: Window | undefined) => Telling | null;

const say = (zh: string, en: string): Text => ({ zh, en });
const NOTHING = say('', '');
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const numberOf = (value: unknown): number => (typeof value === 'number' ? value : 0);
const named = (texts: Readonly<Record<string, Text>>, code: unknown): Text => texts[textOf(code)] ?? say(textOf(code), textOf(code));
const at = (value: unknown): string => (typeof value === 'string' ? shanghaiMoment(instant(value)) : '');
const timeOf = (value: unknown): string => (typeof value === 'string' ? shanghaiTime(instant(value)) : '');
const minutes = (ms: number): number => Math.ceil(ms / MINUTE);
const plain =
  (kind: EvidenceKind, strong = false): Teller =>
  () => ({ kind, detail: NOTHING, strong });

const SIDES: Readonly<Record<string, Text>> = {
  customer: say('按当时记录，原因不在配送方', 'by the record of that moment, not on the supplier’s side'),
  'force-majeure': say('按当时记录，属不可抗力', 'by the record of that moment, force majeure'),
};
const notOurs = (causedBy: unknown): boolean => causedBy === 'customer' || causedBy === 'force-majeure';

function joined(...parts: readonly (Text | undefined)[]): Text {
  const some = parts.filter((part): part is Text => part !== undefined && part.zh !== '');
  return say(some.map(({ zh }) => zh).join('；'), some.map(({ en }) => en).join('; '));
}

const arrived: Teller = (data, { occurredAt }, window) => {
  const side = SIDES[textOf(data.lateBy)];
  if (!window) return { kind: 'arrival', detail: joined(side), strong: side !== undefined };
  const late = occurredAt > window.to;
  const by = minutes(occurredAt - window.to);
  const told = late
    ? say(`约定时段止于 ${shanghaiTime(window.to)}，相差 ${by} 分钟`, `the window ended at ${shanghaiTime(window.to)}, ${by} min before`)
    : say(`在约定时段内（止于 ${shanghaiTime(window.to)}）`, `within the window (to ${shanghaiTime(window.to)})`);
  return { kind: 'arrival', detail: joined(told, side), strong: !late || side !== undefined };
};

const waited: Teller = ({ reason, causedBy, windowTo }, { occurredAt }) => {
  const early = typeof windowTo === 'string' && occurredAt <= instant(windowTo);
  const told = early ? say('开始等候时仍在约定时段内', 'the wait began within the window') : undefined;
  return { kind: 'gate-wait', detail: joined(named(DELAYS, reason), told, SIDES[textOf(causedBy)]), strong: notOurs(causedBy) };
};

const delayed: Teller = ({ reason, causedBy, toldCustomer, newEstimate }) => ({
  kind: 'delay',
  detail: joined(
    named(DELAYS, reason),
    say(`预计 ${timeOf(newEstimate)} 到`, `expected at ${timeOf(newEstimate)}`),
    toldCustomer === true ? say('已提前告知采购单位', 'the customer was told in advance') : undefined,
    SIDES[textOf(causedBy)],
  ),
  strong: toldCustomer === true || notOurs(causedBy),
});

const state: Teller = ({ tenthsCelsius, looks }) => ({
  kind: 'temperature',
  detail: joined(
    typeof tenthsCelsius === 'number' ? say(`实测 ${tenthsCelsius / 10} ℃`, `${tenthsCelsius / 10} °C measured`) : undefined,
    say(`外观${named(LOOKS, looks).zh}`, `looks ${named(LOOKS, looks).en.toLowerCase()}`),
  ),
  strong: looks === 'good',
});

const accepted: Teller = ({ lineCount, acceptedLines, by, signers, photos }) => {
  const signed = Array.isArray(signers) ? signers.length : 0;
  const pictures = Array.isArray(photos) ? photos.length : 0;
  const [all, some] = [numberOf(lineCount), numberOf(acceptedLines)];
  return {
    kind: 'acceptance',
    detail: joined(
      say(`共 ${all} 行，合格 ${some} 行`, `${some} of ${all} lines accepted`),
      by === 'kitchen' ? say('采购单位扫码验收', 'accepted by the customer’s own scan') : say('采购单位在现场签收', 'signed at the dock'),
      signed > 0 ? say(`签字 ${signed} 人`, `${signed} signatures`) : undefined,
      pictures > 0 ? say(`照片 ${pictures} 张`, `${pictures} photos`) : undefined,
    ),
    strong: all > 0 && all === some,
  };
};

const ordered: Teller = ({ changeUntil, orderKind, urgent, deliveryOn }, { occurredAt }) => {
  const late = orderKind === 'order' && typeof changeUntil === 'string' && occurredAt > instant(changeUntil);
  const told = say(`配送日 ${textOf(deliveryOn)}`, `for ${textOf(deliveryOn)}`);
  if (!late && urgent !== true) return { kind: 'order', detail: told };
  const cut = late ? say(`截单时间 ${at(changeUntil)}，下单在截单之后`, `the cut-off was ${at(changeUntil)}: ordered after it`) : undefined;
  return { kind: 'late-order', detail: joined(told, cut, urgent === true ? say('加急', 'urgent') : undefined), strong: true };
};

const asked: Teller = ({ windowTo }) => ({
  kind: 'late-order',
  detail: say(`要求 ${at(windowTo)} 前送到`, `wanted by ${at(windowTo)}`),
  strong: true,
});
const exception: Teller = ({ kind, causedBy }) => ({
  kind: 'road',
  detail: joined(named(EXCEPTIONS, kind), SIDES[textOf(causedBy)]),
  strong: notOurs(causedBy),
});

const TELLERS: Readonly<Record<string, Teller>> = {
  'orders.received': ordered,
  'orders.changed': ordered,
  'orders.urgent-asked': asked,
  'orders.shortage-told': plain('shortage'),
  'orders.shortage-agreed': plain('shortage', true),
  'deliveries.note-issued': ({ windowFrom, windowTo, lineCount, number }) => ({
    kind: 'promise',
    detail: say(
      `${textOf(number)}，约定时段 ${at(windowFrom)}–${timeOf(windowTo)}，共 ${numberOf(lineCount)} 行`,
      `${textOf(number)}, window ${at(windowFrom)}–${timeOf(windowTo)}, ${numberOf(lineCount)} lines`,
    ),
  }),
  'deliveries.departed': ({ inferred }) => (inferred === true ? null : { kind: 'departure', detail: NOTHING }),
  'deliveries.arrived': arrived,
  'deliveries.waiting-began': waited,
  'deliveries.unloading-began': plain('arrival'),
  'deliveries.left': plain('arrival'),
  'deliveries.delayed': delayed,
  'deliveries.exception-reported': exception,
  'deliveries.exception-proposed': ({ remedy, toldCustomer }) => ({
    kind: 'road',
    detail: joined(named(REMEDIES, remedy), toldCustomer === true ? say('已告知采购单位', 'the customer was told') : undefined),
    strong: toldCustomer === true,
  }),
  'deliveries.goods-state-recorded': state,
  'deliveries.accepted': accepted,
  'deliveries.refused': plain('acceptance'),
  'deliveries.seals-checked': ({ whole }) => ({
    kind: 'acceptance',
    detail: whole === true ? say('封签完好', 'seals whole') : NOTHING,
    strong: whole === true,
  }),
  'deliveries.rated': ({ stars, by }) =>
    by === 'customer' ? { kind: 'acceptance', detail: say(`${numberOf(stars)} 星`, `${numberOf(stars)} stars`), strong: numberOf(stars) >= 4 } : null,
  'cases.opened': plain('case'),
  'cases.answered': plain('case', true),
  'cases.proposed': plain('case', true),
  'cases.waiting-began': ({ on }) =>
    on === 'customer' ? { kind: 'case', detail: say('等待采购单位', 'waiting for the customer'), strong: true } : null,
  'cases.settled': plain('case', true),
  'cases.confirmed': plain('case', true),
  'claims.requested': plain('claim'),
  'claims.approved': plain('claim'),
  'claims.replacement-delivered': plain('claim', true),
  'claims.accepted': plain('claim', true),
  'claims.settled': plain('claim'),
  'commitments.excuse-requested': ({ reason }) => ({
    kind: 'excuse',
    detail: reason === 'force-majeure' ? say('不可抗力', 'force majeure') : NOTHING,
  }),
  'commitments.excused': plain('excuse', true),
  'customers.visited': plain('other', true),
};

/** Null: it is not for the customer's eyes, or says nothing. */
export const tellEvidence = (fact: Fact, window: Window | undefined): Telling | null => TELLERS[fact.name]?.(fact.data, fact, window) ?? null;

export const dayOf = (fact: Fact): string => shanghaiDate(fact.occurredAt);
