// Every miss of the month: when it was due, when it was done, how far over, who has seen it. Each opens its timeline.
import { Go } from '../../app/go.tsx';
import { Section } from '../../design/controls.tsx';
import { useLocale, useSay, useTexts } from '../../design/locale.ts';
import { EvidenceGrade, ToneTag } from '../../design/marks.tsx';
import { showDuration } from '../../design/time.ts';
import { TimeText } from '../../design/time-text.tsx';
import { ClauseMark } from './clause-mark.tsx';
import { excuseStateLabels, reasonLabels, subjectLabel } from './labels.ts';
import type { Report } from './report-page.tsx';

const texts = {
  title: { zh: '全部超时', en: 'All misses' },
  none: { zh: '本月没有超时。', en: 'No misses this month.' },
  sentence: {
    zh: '共 {count} 项超时，{seen} 项已有人知悉，{undone} 项至今未完成。',
    en: '{count} misses, {seen} acknowledged, {undone} still not done.',
  },
  due: { zh: '应于', en: 'due' },
  done: { zh: '完成于', en: 'done' },
  notDone: { zh: '仍未完成', en: 'still not done' },
  over: { zh: '超出 {over}', en: '{over} over' },
  unseen: { zh: '无人知悉', en: 'unseen' },
  seen: { zh: '已知悉', en: 'acknowledged' },
  excuse: { zh: '免责：{state}（{reason}）', en: 'excuse {state} ({reason})' },
};

export function ReportMisses({ report }: { readonly report: Report }) {
  const t = useTexts(texts);
  const { misses } = report;
  const words = {
    count: misses.length,
    seen: misses.filter(({ acknowledgedAt }) => acknowledgedAt !== null).length,
    undone: misses.filter(({ doneAt, dueAt }) => doneAt === null && dueAt !== null).length,
  };
  const lines = new Map(report.lines.map((line) => [line.clauseId, line]));
  return (
    <Section title={t('title')} icon="close">
      <p className="sentence">{misses.length === 0 ? t('none') : t('sentence', words)}</p>
      <ul className="misses">
        {misses.map((miss) => (
          <Miss key={miss.commitmentId} miss={miss} line={lines.get(miss.clauseId)} />
        ))}
      </ul>
    </Section>
  );
}

function Miss({ miss, line }: { readonly miss: Report['misses'][number]; readonly line: Report['lines'][number] | undefined }) {
  const t = useTexts(texts);
  const say = useSay();
  const locale = useLocale();
  return (
    <li className="miss">
      <Go to={`/commitments/${miss.commitmentId}`} className="commitment-wording">
        {line?.wording ?? miss.clauseId}
      </Go>
      <div className="commitment-facts">
        {line && <ClauseMark {...line} />}
        <span>{miss.subject.name ?? say(subjectLabel(miss.subject))}</span>
        {miss.dueAt && (
          <span>
            {t('due')} <TimeText at={miss.dueAt} style="short" />
          </span>
        )}
        {miss.doneAt && (
          <span>
            {t('done')} <TimeText at={miss.doneAt} style="short" />
          </span>
        )}
        {miss.overMs !== null && miss.overMs > 0 && <strong>{t('over', { over: showDuration(miss.overMs, locale) })}</strong>}
        {miss.doneAt === null && miss.dueAt && <ToneTag tone="danger">{t('notDone')}</ToneTag>}
        <span>{t(miss.acknowledgedAt ? 'seen' : 'unseen')}</span>
        {miss.excuse && (
          <ToneTag icon="shield">
            {t('excuse', { state: say(excuseStateLabels[miss.excuse.state]), reason: say(reasonLabels[miss.excuse.reason]) })}
          </ToneTag>
        )}
        {miss.grade && <EvidenceGrade grade={miss.grade} />}
      </div>
    </li>
  );
}
