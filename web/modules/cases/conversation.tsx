// What was said and what happened, in the order it happened. The customer stands left, we stand right, internal words lie in their own yellow strip.
import { useEffect, useMemo, useRef } from 'react';
import { yuan } from '../../../server/kernel/money.ts';
import { WAYS } from '../../../server/modules/claims/words.ts';
import { Icon, type IconName } from '../../design/icon.tsx';
import { type Text, useSay, useTexts } from '../../design/locale.ts';
import { ChannelMark, EvidenceGrade } from '../../design/marks.tsx';
import { at } from '../../design/time.ts';
import { TimeText } from '../../design/time-text.tsx';
import type { FullCase } from './case-look.tsx';
import { type Department, departmentLabels, kindText, reopenLabels, rootCauseLabels, waitingLabels, wayLabels, withdrawLabels } from './labels.ts';

type Message = FullCase['messages'][number];
type Told = FullCase['timeline'][number];
type Grade = Told['grade'];

const texts = {
  talk: { zh: '对话与进展', en: 'Conversation and course' },
  customer: { zh: '客户', en: 'Customer' },
  system: { zh: '系统', en: 'System' },
  internal: { zh: '内部，客户看不到', en: 'Internal, hidden from the customer' },
  report: { zh: '反映问题', en: 'Report' },
  proposal: { zh: '处理方案', en: 'Proposal' },
  settlement: { zh: '处理结果', en: 'Settlement' },
  cause: { zh: '原因', en: 'Cause' },
  ask: { zh: '请部门核查', en: 'Department asked' },
  'ask-answer': { zh: '部门回复', en: 'Department answered' },
  reopening: { zh: '重新处理', en: 'Reopened' },
  late: { zh: '补录于 {time}', en: 'recorded {time}' },
  recordedLate: { zh: '事后补录', en: 'Recorded later' },
  files: { zh: '添加凭证 {count} 份', en: '{count} files added' },
  separator: { zh: '：', en: ': ' },
  untilNow: { zh: '还没有对话。', en: 'Nothing said yet.' },
};

const LATE = 120_000;
const KINDS = ['report', 'proposal', 'settlement', 'cause', 'ask', 'ask-answer', 'reopening'] as const;
const isKind = (kind: string): kind is (typeof KINDS)[number] => (KINDS as readonly string[]).includes(kind);

type BubbleProps = { readonly message: Message; readonly grade?: Grade | undefined };

export function Bubble({ message, grade }: BubbleProps) {
  const t = useTexts(texts);
  const say = useSay();
  const late = at(message.recordedAt) - at(message.occurredAt) > LATE;
  const side = message.internal ? 'internal' : message.byUs ? 'us' : 'customer';
  return (
    <article className={`bubble bubble-${side}`}>
      <header>
        {message.internal && <Icon name="lock" size={13} label={t('internal')} />}
        <strong>{message.author || t('customer')}</strong>
        {isKind(message.kind) && (
          <span className="bubble-kind">
            {t(message.kind)}
            {message.department && `${t('separator')}${say(departmentLabels[message.department])}`}
          </span>
        )}
        {!message.internal && <ChannelMark channel={message.channel} />}
        <TimeText at={message.occurredAt} style="short" className="quiet" />
        {late && (
          <span className="quiet bubble-late" title={t('recordedLate')}>
            <TimeText at={message.recordedAt} style="short" />
          </span>
        )}
        {grade && <EvidenceGrade grade={grade} />}
      </header>
      <p>{message.body}</p>
    </article>
  );
}

/** Shown as their words, not again as facts. */
const SAID = new Set(['cases.answered', 'cases.customer-wrote', 'cases.noted']);
const ICONS: Readonly<Record<string, IconName>> = {
  'cases.opened': 'case',
  'cases.taken': 'user',
  'cases.classified': 'settings',
  'cases.proposed': 'plan',
  'cases.settled': 'check',
  'cases.confirmed': 'check',
  'cases.closed': 'lock',
  'cases.reopened': 'refresh',
  'cases.waiting-began': 'pause',
  'cases.waiting-ended': 'play',
  'cases.evidence-added': 'image',
  'cases.department-asked': 'help',
  'cases.department-answered': 'chat',
  'claims.requested': 'truck',
  'claims.endorsed': 'check',
  'claims.approved': 'check',
  'claims.declined': 'close',
  'claims.replacement-planned': 'truck',
  'claims.replacement-delivered': 'truck',
  'claims.accepted': 'check',
  'claims.settled': 'check',
  'claims.withdrawn': 'close',
  'surveys.follow-up-recorded': 'phone',
  'surveys.rated': 'star',
};

const pick = (labels: Readonly<Record<string, { zh: string; en: string }>>, value: unknown) =>
  typeof value === 'string' ? labels[value] : undefined;

/** 换货补货, and the money where some is granted. */
function claimDetail({ way, grantedFen }: Told['data']): Text | undefined {
  const words = pick(WAYS, way);
  if (!words || typeof grantedFen !== 'number') return words;
  return { zh: `${words.zh} ${yuan(grantedFen)}`, en: `${words.en} ${yuan(grantedFen)}` };
}

/** The telling detail of a fact: which department, which way, why. */
function detailOf({ name, data }: Told): Text | undefined {
  if (name.startsWith('claims.')) return claimDetail(data);
  if (name.startsWith('cases.department')) return pick(departmentLabels, data.department as Department);
  if (name === 'cases.classified') return kindText(String(data.category), typeof data.subcategory === 'string' ? data.subcategory : null);
  if (name === 'cases.withdrawn') return pick(withdrawLabels, data.reason);
  if (name === 'cases.reopened') return pick(reopenLabels, data.reason);
  return pick(wayLabels, data.way) ?? pick(rootCauseLabels, data.cause ?? data.rootCause) ?? pick(waitingLabels, data.on);
}

function FactLine({ fact, count }: { readonly fact: Told; readonly count: number }) {
  const t = useTexts(texts);
  const say = useSay();
  const detail = detailOf(fact);
  const label = count > 1 || fact.name === 'cases.evidence-added' ? t('files', { count }) : say(fact.label);
  const late = at(fact.recordedAt) - at(fact.occurredAt) > LATE;
  return (
    <div className="fact-line">
      <Icon name={ICONS[fact.name] ?? 'clock'} size={14} />
      <span>
        {label}
        {detail ? `${t('separator')}${say(detail)}` : ''}
      </span>
      <span className="quiet">{fact.actor === 'system' ? t('system') : fact.actor}</span>
      <TimeText at={fact.occurredAt} style="short" className="quiet" />
      {late && <span className="quiet bubble-late">{t('recordedLate')}</span>}
      <EvidenceGrade grade={fact.grade} />
    </div>
  );
}

type Item = { readonly key: string; readonly at: number } & (
  | { readonly message: Message; readonly grade: Grade | undefined }
  | { readonly fact: Told; readonly count: number }
);

const isFile = (item: Item): boolean => 'fact' in item && item.fact.name === 'cases.evidence-added';

/** Words and facts in one order; files added one after the other become one line. */
function itemsOf(one: FullCase): Item[] {
  const grades = new Map(one.timeline.map((fact) => [fact.data.messageId, fact.grade]));
  const said: Item[] = one.messages.map((message) => ({ key: message.id, at: at(message.occurredAt), message, grade: grades.get(message.id) }));
  const happened: Item[] = one.timeline
    .filter(({ name }) => !SAID.has(name) && !name.startsWith('commitments.'))
    .map((fact) => ({ key: `f${fact.position}`, at: at(fact.occurredAt), fact, count: 1 }));
  const sorted = [...happened, ...said].sort((a, b) => a.at - b.at);
  const items: Item[] = [];
  for (const item of sorted) {
    const last = items.at(-1);
    if (last && 'count' in last && isFile(last) && isFile(item)) items[items.length - 1] = { ...last, count: last.count + 1 };
    else items.push(item);
  }
  return items;
}

export function Conversation({ one }: { readonly one: FullCase }) {
  const t = useTexts(texts);
  const items = useMemo(() => itemsOf(one), [one]);
  const end = useRef<HTMLDivElement>(null);
  const count = items.length;
  // New words come into view where the conversation scrolls by itself; the page of a phone stays where it is.
  useEffect(() => {
    const box = end.current?.parentElement;
    if (count > 0 && box && box.scrollHeight > box.clientHeight) box.scrollTop = box.scrollHeight;
  }, [count]);
  return (
    <div className="conversation" role="log" aria-label={t('talk')}>
      {items.length === 0 && <p className="quiet">{t('untilNow')}</p>}
      {items.map((item) =>
        'message' in item ? (
          <Bubble key={item.key} message={item.message} grade={item.grade} />
        ) : (
          <FactLine key={item.key} fact={item.fact} count={item.count} />
        ),
      )}
      <div ref={end} />
    </div>
  );
}
