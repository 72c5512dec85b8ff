// The clocks of a case as a stack, tightest first: clause, ring, due time, pauses as grey gaps. Each leads to its timeline.
import { Go } from '../../app/go.tsx';
import { type Answer, api } from '../../client/api.ts';
import { useRead, useSubmit } from '../../client/query.ts';
import type { Clock } from '../../design/clock.ts';
import { ClockRing } from '../../design/clock-ring.tsx';
import { Section } from '../../design/controls.tsx';
import { Hint } from '../../design/hint.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { EvidenceGrade, ToneTag, VerdictTag } from '../../design/marks.tsx';
import { useNow } from '../../design/now.ts';
import { Refused, WhenRead } from '../../design/states.tsx';
import { type Piece, piecesOf } from '../../design/strip.ts';
import { TimeText } from '../../design/time-text.tsx';

type Commitment = Answer<typeof api.commitments.list>['items'][number];

const texts = {
  title: { zh: '时限', en: 'Clocks' },
  none: { zh: '没有条款在这里计时。', en: 'No clause watches it.' },
  due: { zh: '应于', en: 'due' },
  paused: { zh: '已暂停', en: 'paused' },
  notDone: { zh: '仍未完成', en: 'still not done' },
  quarantined: { zh: '无法判定', en: 'Cannot be judged' },
  unknown: { zh: '尚缺：{what}', en: 'Missing: {what}' },
  acknowledge: { zh: '确认知悉', en: 'Acknowledge' },
  acknowledged: { zh: '已有人知悉', en: 'Acknowledged' },
  ended: { zh: '已判定 {count} 项', en: '{count} decided' },
  source: { zh: '出处：{source}', en: 'Source: {source}' },
  bar: { zh: '计时条，灰色为暂停', en: 'Bar of time, grey while paused' },
};

const boundLabels = {
  team: { zh: '内部时限', en: 'Internal' },
  customer: { zh: '客户须做', en: 'Customer’s part' },
  supplier: { zh: '供应商须做', en: 'Supplier’s part' },
} as const;

const isRunning = ({ verdict, doneAt }: Commitment): boolean => verdict === 'running' || (verdict === 'missed' && doneAt === null);

/** Cannot be judged, then missed and not done, then by due time; paused and undated last. */
const rank = (one: Commitment): number =>
  one.quarantined ? Number.NEGATIVE_INFINITY : one.dueAt ? Date.parse(one.dueAt) : one.leftMs === null ? Number.MAX_SAFE_INTEGER : 1e15 + one.leftMs;

export function clockOfCommitment(one: Commitment, now: number): Clock {
  const standing = one.paused && one.leftMs !== null ? now + one.leftMs : null;
  return {
    startAt: one.startedAt,
    dueAt: one.dueAt ?? standing,
    verdict: one.verdict,
    pausedSince: one.paused ? now : null,
    endedAt: one.doneAt ?? one.decidedAt,
  };
}

export const Clocks = ({ caseId }: { readonly caseId: string }) => <ClocksOf type="case" id={caseId} />;

export function ClocksOf({ type, id }: { readonly type: 'case' | 'claim'; readonly id: string }) {
  const t = useTexts(texts);
  const read = useRead(api.commitments.list, { subjectType: type, subjectId: id }, { every: 60_000 });
  return (
    <Section title={t('title')} icon="clock">
      <WhenRead read={read} rows={3}>
        {({ items }) => <Stack items={items} />}
      </WhenRead>
    </Section>
  );
}

function Stack({ items }: { readonly items: readonly Commitment[] }) {
  const t = useTexts(texts);
  const running = items.filter(isRunning).sort((a, b) => rank(a) - rank(b));
  const ended = items.filter((one) => !isRunning(one));
  if (items.length === 0) return <p className="quiet">{t('none')}</p>;
  return (
    <>
      <ul className="clocks">
        {running.map((one) => (
          <RunningClock key={one.id} one={one} />
        ))}
      </ul>
      {ended.length > 0 && (
        <details className="clocks-ended" open={running.length === 0}>
          <summary>{t('ended', { count: ended.length })}</summary>
          <ul>
            {ended.map((one) => (
              <li key={one.id}>
                <VerdictTag verdict={one.verdict} />
                <Clause one={one} />
                {one.grade && <EvidenceGrade grade={one.grade} />}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Clause({ one }: { readonly one: Commitment }) {
  const t = useTexts(texts);
  const hint = (
    <>
      <strong>{one.section}</strong> {one.wording}
      <br />
      {t('source', { source: one.source })} ({one.clauseId})
    </>
  );
  return (
    <Hint text={hint} className="clause">
      <Go to={`/commitments/${one.id}`}>{one.wording}</Go>
    </Hint>
  );
}

function RunningClock({ one }: { readonly one: Commitment }) {
  const t = useTexts(texts);
  const say = useSay();
  const now = useNow(30_000);
  const acknowledge = useSubmit(api.commitments.acknowledge, { refresh: ['cases'] });
  const bound = one.bound === 'us' ? undefined : boundLabels[one.bound];
  return (
    <li className={one.quarantined ? 'quarantined' : ''}>
      <ClockRing clock={clockOfCommitment(one, now)} size={40} />
      <div className="clock-words">
        <Clause one={one} />
        <div className="row clock-facts">
          {one.quarantined && <ToneTag tone="danger">{t('quarantined')}</ToneTag>}
          {one.verdict === 'missed' && <ToneTag tone="danger">{t('notDone')}</ToneTag>}
          {bound && <ToneTag>{say(bound)}</ToneTag>}
          {one.paused && <ToneTag icon="pause">{t('paused')}</ToneTag>}
          {one.dueAt && (
            <span className="quiet">
              {t('due')} <TimeText at={one.dueAt} style="short" />
            </span>
          )}
          {one.unknown && <span className="quiet">{t('unknown', { what: one.unknown })}</span>}
          {one.acknowledgedAt && <span className="quiet">{t('acknowledged')}</span>}
          {one.can.acknowledge && (
            <button type="button" className="plain-button" onClick={() => acknowledge.mutate({ commitmentId: one.id })}>
              {t('acknowledge')}
            </button>
          )}
        </div>
        <PauseBar pieces={piecesOf({ startAt: one.startedAt, dueAt: one.dueAt, pauses: one.pauses }, now)} />
        <Refused error={acknowledge.error} />
      </div>
    </li>
  );
}

function PauseBar({ pieces }: { readonly pieces: readonly Piece[] }) {
  const t = useTexts(texts);
  if (!pieces.some(({ kind }) => kind === 'pause')) return null;
  return (
    <div className="pause-bar" role="img" aria-label={t('bar')}>
      {pieces.map((piece) => (
        <span key={`${piece.kind}${piece.from}`} className={`pause-${piece.kind}`} style={{ flexGrow: Math.max(1, piece.to - piece.from) }} />
      ))}
    </div>
  );
}
