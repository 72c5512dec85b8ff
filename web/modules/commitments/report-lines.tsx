// Clause by clause: met, missed, excused, unobserved, and what is not watched yet. Every number opens what is behind it.
import { useState } from 'react';
import { Go } from '../../app/go.tsx';
import { Section } from '../../design/controls.tsx';
import { useLocale, useSay, useTexts } from '../../design/locale.ts';
import { EvidenceGrade, ToneTag } from '../../design/marks.tsx';
import { Choices } from '../cases/choices.tsx';
import { ClauseMark } from './clause-mark.tsx';
import { boundLabels } from './labels.ts';
import { percent } from './period.ts';
import type { Report } from './report-page.tsx';

type Line = Report['lines'][number];

const texts = {
  title: { zh: '逐条', en: 'Clause by clause' },
  show: { zh: '显示', en: 'Show' },
  happened: { zh: '本月发生的', en: 'What happened' },
  missed: { zh: '有超时的', en: 'With misses' },
  'not-yet': { zh: '尚未监测', en: 'Not yet watched' },
  all: { zh: '全部', en: 'All' },
  clause: { zh: '条款', en: 'Clause' },
  met: { zh: '按时', en: 'Met' },
  late: { zh: '超时', en: 'Missed' },
  excused: { zh: '免责', en: 'Excused' },
  unobserved: { zh: '未观测', en: 'Unobserved' },
  running: { zh: '进行中', en: 'Running' },
  share: { zh: '按时率', en: 'On time' },
  grade: { zh: '凭证', en: 'Grade' },
  corrected: { zh: '更正 {count}', en: '{count} corrected' },
  value: { zh: '指标值', en: 'value' },
  notYetTag: { zh: '尚未监测', en: 'Not yet watched' },
  sentence: { zh: '显示 {shown} 条，共 {all} 条；点任何数字看背后的每一项。', en: '{shown} of {all}; every number opens what is behind it.' },
  none: { zh: '没有符合条件的条款。', en: 'None.' },
};

const SHOWN = {
  happened: ({ total }: Line) => total > 0,
  missed: ({ counts }: Line) => (counts.missed ?? 0) > 0,
  'not-yet': ({ watched }: Line) => !watched,
  all: () => true,
} as const;
type Show = keyof typeof SHOWN;

export function ReportLines({ report }: { readonly report: Report }) {
  const t = useTexts(texts);
  const [show, setShow] = useState<Show>('happened');
  const lines = report.lines.filter(SHOWN[show]);
  const sections = [...new Set(lines.map(({ section }) => section))];
  return (
    <Section title={t('title')} icon="report">
      <Choices
        quiet
        label={t('show')}
        value={show}
        onChange={setShow}
        options={(Object.keys(SHOWN) as Show[]).map((value) => ({ value, label: `${t(value)} ${report.lines.filter(SHOWN[value]).length}` }))}
      />
      <p className="sentence">{lines.length === 0 ? t('none') : t('sentence', { shown: lines.length, all: report.lines.length })}</p>
      {lines.length > 0 && (
        <table className="report-lines">
          <thead>
            <tr>
              <th scope="col">{t('clause')}</th>
              {(['met', 'late', 'excused', 'unobserved', 'running', 'share', 'grade'] as const).map((key) => (
                <th key={key} scope="col" className="figure">
                  {t(key)}
                </th>
              ))}
            </tr>
          </thead>
          {sections.map((section) => (
            <tbody key={section ?? ''}>
              {section && (
                <tr className="section-row">
                  <th colSpan={8} scope="rowgroup">
                    {section}
                  </th>
                </tr>
              )}
              {lines
                .filter((line) => line.section === section)
                .map((line) => (
                  <LineRow key={line.clauseKey} line={line} report={report} />
                ))}
            </tbody>
          ))}
        </table>
      )}
    </Section>
  );
}

const VERDICTS = [
  ['met', 'met'],
  ['missed', 'late'],
  ['excused', 'excused'],
  ['unobserved', 'unobserved'],
  ['running', 'running'],
] as const;

function LineRow({ line, report }: { readonly line: Line; readonly report: Report }) {
  const t = useTexts(texts);
  const say = useSay();
  const english = useLocale() === 'en';
  const behind = { customer: report.customerId, period: report.period, clause: line.clauseId };
  return (
    <tr className={line.watched ? '' : 'not-yet'}>
      <th scope="row">
        <div className="row">
          <ClauseMark {...line} />
          {!line.watched && <span className="tag not-watched">{t('notYetTag')}</span>}
          {line.bound !== 'us' && <ToneTag>{say(boundLabels[line.bound])}</ToneTag>}
          {line.corrected > 0 && (
            <Go to="/commitments/list" search={{ ...behind, corrected: 'yes' }}>
              {t('corrected', { count: line.corrected })}
            </Go>
          )}
        </div>
        {line.wording}
        <small className="quiet line-source">
          {line.source}
          {line.kind === 'measure' &&
            line.value !== null &&
            `${english ? '; ' : '；'}${t('value')} ${line.value <= 1 ? percent(line.value) : Math.round(line.value * 100) / 100}`}
        </small>
      </th>
      {VERDICTS.map(([verdict, label]) => (
        <td key={verdict} className={`figure figure-${verdict}`} data-label={t(label)}>
          {line.counts[verdict] ? (
            <Go to="/commitments/list" search={{ ...behind, verdict }}>
              {line.counts[verdict]}
            </Go>
          ) : (
            <span className="quiet">{line.watched ? 0 : '—'}</span>
          )}
        </td>
      ))}
      <td className="figure" data-label={t('share')}>
        {percent(line.onTimeShare)}
      </td>
      <td className="figure" data-label={t('grade')}>
        {line.grade ? <EvidenceGrade grade={line.grade} /> : <span className="quiet">—</span>}
      </td>
    </tr>
  );
}
