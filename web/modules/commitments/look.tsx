// How a commitment looks in a row: ring, wording, whom and what it concerns, when it is or was due.
import { Go } from '../../app/go.tsx';
import type { Clock } from '../../design/clock.ts';
import { ClockRing } from '../../design/clock-ring.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { EvidenceGrade, ToneTag, VerdictTag } from '../../design/marks.tsx';
import { useNow } from '../../design/now.ts';
import { TimeText } from '../../design/time-text.tsx';
import { CustomerName } from '../service-plans/customer-name.tsx';
import { ClauseMark } from './clause-mark.tsx';
import type { Listed } from './evidence.ts';
import { boundLabels, subjectLabel, subjectPath } from './labels.ts';

const texts = {
  due: { zh: '应于', en: 'due' },
  done: { zh: '完成于', en: 'done' },
  notDone: { zh: '仍未完成', en: 'still not done' },
  paused: { zh: '已暂停', en: 'paused' },
  corrected: { zh: '已更正', en: 'corrected' },
  acknowledged: { zh: '已有人知悉', en: 'acknowledged' },
  quarantined: { zh: '无法判定', en: 'cannot be judged' },
};

export const clockOfListed = (one: Pick<Listed, 'startedAt' | 'dueAt' | 'verdict' | 'doneAt' | 'decidedAt' | 'paused'>, now: number): Clock => ({
  startAt: one.startedAt,
  dueAt: one.dueAt,
  verdict: one.verdict === 'missed' && one.doneAt === null ? 'running' : one.verdict,
  pausedSince: one.paused ? now : null,
  endedAt: one.doneAt ?? (one.verdict === 'missed' ? null : one.decidedAt),
});

export function SubjectLink({ one }: { readonly one: Pick<Listed, 'subject' | 'customerId'> }) {
  const say = useSay();
  const path = subjectPath(one.subject);
  const words = say(subjectLabel(one.subject));
  return (
    <span className="subject">
      {one.customerId && <CustomerName customerId={one.customerId} />}
      {one.subject.type !== 'customer' && (path ? <Go to={path}>{words}</Go> : <span>{words}</span>)}
    </span>
  );
}

type RowProps = {
  readonly one: Listed;
  /** In a list of nothing but misses the verdict goes without saying. */
  readonly allMissed?: boolean;
  readonly children?: React.ReactNode;
};

const isPeriod = (instance: string): boolean => /^\d{4}(-|$)/.test(instance) && instance.length <= 10;

export function CommitmentRow({ one, allMissed = false, children }: RowProps) {
  const t = useTexts(texts);
  const say = useSay();
  const now = useNow(30_000);
  return (
    <li className={`commitment-row${one.quarantined ? ' quarantined' : ''}`}>
      <ClockRing clock={clockOfListed(one, now)} size={44} />
      <div className="commitment-words">
        <Go to={`/commitments/${one.id}`} className="commitment-wording">
          {one.wording}
        </Go>
        <div className="commitment-facts">
          <ClauseMark {...one} />
          <SubjectLink one={one} />
          {isPeriod(one.instance) && <span className="number">{one.instance}</span>}
          {one.dueAt && (
            <span>
              {t('due')} <TimeText at={one.dueAt} style="short" />
            </span>
          )}
          {one.doneAt && (
            <span>
              {t('done')} <TimeText at={one.doneAt} style="short" />
            </span>
          )}
        </div>
      </div>
      <div className="row commitment-tags">
        {one.quarantined && (
          <ToneTag tone="danger" icon="alert">
            {t('quarantined')}
          </ToneTag>
        )}
        {one.verdict !== 'running' && !allMissed && <VerdictTag verdict={one.verdict} />}
        {one.verdict === 'missed' && one.doneAt === null && one.dueAt && <ToneTag tone="danger">{t('notDone')}</ToneTag>}
        {one.paused && <ToneTag icon="pause">{t('paused')}</ToneTag>}
        {one.corrected && <ToneTag icon="refresh">{t('corrected')}</ToneTag>}
        {one.bound !== 'us' && <ToneTag>{say(boundLabels[one.bound])}</ToneTag>}
        {one.acknowledgedAt && <span className="quiet">{t('acknowledged')}</span>}
        {one.grade && <EvidenceGrade grade={one.grade} />}
        {children}
      </div>
    </li>
  );
}
