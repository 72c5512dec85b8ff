// The drawing, its legend in shapes and words, and a sentence for those who cannot see it.
import { useMemo } from 'react';
import { CommitmentStrip, type StripFact } from '../../design/commitment-strip.tsx';
import { useLocale, useSay, useTexts } from '../../design/locale.ts';
import { showTime } from '../../design/time.ts';
import { type Commitment, isDot, isLate } from './evidence.ts';
import { stepWords } from './labels.ts';

const texts = {
  fact: { zh: '事实', en: 'fact' },
  late: { zh: '事后补录，箭头指向录入时间', en: 'entered later, the arrow points to when' },
  run: { zh: '计时', en: 'running' },
  pause: { zh: '暂停', en: 'paused' },
  closed: { zh: '非工作时间', en: 'outside hours' },
  over: { zh: '超时', en: 'over' },
  tick: { zh: '提醒与上报：{ticks}', en: 'warnings and escalations: {ticks}' },
};

type TimelineStripProps = { readonly one: Commitment; readonly onOpen: (factId: string) => void };

export function TimelineStrip({ one, onOpen }: TimelineStripProps) {
  const say = useSay();
  const facts = useMemo(
    () =>
      one.timeline.filter(isDot).map(
        (entry): StripFact => ({
          id: entry.factId,
          label: say(entry.label),
          occurredAt: entry.occurredAt,
          grade: entry.grade,
          ...(isLate(entry) ? { recordedAt: entry.recordedAt } : {}),
        }),
      ),
    [one.timeline, say],
  );
  const thresholds = useMemo(
    () => one.ticks.filter(({ step }) => /^(warn|escalate)/.test(step)).map(({ step, at }) => ({ at, label: say(stepWords(step)) })),
    [one.ticks, say],
  );
  const ended = one.verdict === 'missed' && one.doneAt === null ? null : (one.doneAt ?? one.decidedAt);
  return (
    <div className="timeline-strip">
      <CommitmentStrip
        startAt={one.startedAt}
        dueAt={one.dueAt}
        endedAt={ended}
        verdict={one.verdict}
        pauses={one.pauses}
        intervals={one.intervals}
        thresholds={thresholds}
        facts={facts}
        onOpen={({ id }) => onOpen(id)}
      />
      <Legend one={one} />
    </div>
  );
}

function Legend({ one }: { readonly one: Commitment }) {
  const t = useTexts(texts);
  const say = useSay();
  const locale = useLocale();
  const has = (state: Commitment['intervals'][number]['state']) => one.intervals.some((interval) => interval.state === state);
  const ticks = one.ticks
    .filter(({ step }) => /^(warn|escalate)/.test(step))
    .map(({ step, at }) => `${say(stepWords(step))} ${showTime(at, locale, 'short')}`);
  return (
    <ul className="strip-legend">
      <li>
        <i className="legend-dot" /> {t('fact')}
      </li>
      {one.timeline.some((entry) => isLate(entry) && isDot(entry)) && (
        <li>
          <i className="legend-dot hollow" /> {t('late')}
        </li>
      )}
      <li>
        <i className="legend-bar run" /> {t('run')}
      </li>
      {has('paused') && (
        <li>
          <i className="legend-bar pause" /> {t('pause')}
        </li>
      )}
      {has('closed') && (
        <li>
          <i className="legend-bar closed" /> {t('closed')}
        </li>
      )}
      {has('over') && (
        <li>
          <i className="legend-bar over" /> {t('over')}
        </li>
      )}
      {ticks.length > 0 && <li>{t('tick', { ticks: ticks.join(locale === 'en' ? ', ' : '、') })}</li>}
    </ul>
  );
}
