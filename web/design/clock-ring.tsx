// The ring every list and case shows: colour, figure, sign and shape say the same thing, so none of them is needed alone.
import type { ReactNode } from 'react';
import { type Clock, type Reading, readClock, readLeft, type Tone, wholeMinutes } from './clock.ts';
import './clock.css';
import { Hint } from './hint.tsx';
import { verdictLabels } from './labels.ts';
import { useLocale, useSay, useTexts } from './locale.ts';
import { useNow } from './now.ts';
import { showDuration, showTime } from './time.ts';

const texts = {
  min: { zh: '分', en: 'min' },
  h: { zh: '时', en: 'h' },
  d: { zh: '天', en: 'd' },
  left: { zh: '剩 {time}', en: '{time} left' },
  over: { zh: '超时 {time}', en: '{time} over' },
  paused: { zh: '已暂停，剩 {time}', en: 'Paused, {time} left' },
  due: { zh: '应于 {time}', en: 'Due {time}' },
  open: { zh: '未定时点', en: 'No due time yet' },
};

/** The clock in words, for hints and screen readers. */
function useClockWords(clock: Clock, reading: Reading): { readonly short: string; readonly long: string } {
  const t = useTexts(texts);
  const say = useSay();
  const locale = useLocale();
  const length = showDuration(wholeMinutes(reading.left) * 60_000, locale);
  const ended = clock.verdict && clock.verdict !== 'running' ? say(verdictLabels[clock.verdict]) : undefined;
  const running = reading.tone === 'paused' ? t('paused', { time: length }) : t(reading.tone === 'over' ? 'over' : 'left', { time: length });
  const short = ended ?? (clock.dueAt === null ? t('open') : running);
  const due = clock.dueAt === null ? '' : t('due', { time: showTime(clock.dueAt, locale) });
  return { short, long: [short, due].filter(Boolean).join(locale === 'en' ? ' · ' : '，') };
}

const SIGNS: Partial<Record<Tone, ReactNode>> = {
  done: <path d="M13 21l5.5 5.5L28 15" />,
  failed: <path d="M14 14l12 12M26 14L14 26" />,
  quiet: <path d="M14 20h12" />,
};

const ROUND = 2 * Math.PI * 17;

function Middle({ reading, open }: { readonly reading: Reading; readonly open: boolean }) {
  const t = useTexts(texts);
  const sign = open ? SIGNS.quiet : SIGNS[reading.tone];
  if (sign) return <g className="ring-sign">{sign}</g>;
  const { figure, unit } = readLeft(reading.left);
  return (
    <>
      <text className="ring-figure" x="20" y={20.5} fontSize={figure.length > 2 ? 11.5 : 14}>
        {figure}
      </text>
      <text className="ring-unit" x="20" y="29.5">
        {t(unit)}
      </text>
    </>
  );
}

type ClockRingProps = { readonly clock: Clock; readonly size?: number; readonly hint?: ReactNode };

export function ClockRing({ clock, size = 44, hint }: ClockRingProps) {
  const reading = readClock(clock, useNow());
  const words = useClockWords(clock, reading);
  const rest = ROUND * (1 - reading.used);
  return (
    <Hint text={hint ?? words.long}>
      <svg className={`ring ring-${reading.tone}`} width={size} height={size} viewBox="0 0 40 40" role="img" aria-label={words.long}>
        <circle className="ring-track" cx="20" cy="20" r="17" />
        {reading.tone !== 'over' && reading.tone !== 'quiet' && (
          <circle
            className="ring-left"
            cx="20"
            cy="20"
            r="17"
            strokeDasharray={`${reading.tone === 'calm' || reading.tone === 'soon' || reading.tone === 'paused' ? rest : ROUND} ${ROUND}`}
            transform="rotate(-90 20 20)"
          />
        )}
        <Middle reading={reading} open={clock.dueAt === null} />
        {reading.tone === 'paused' && (
          <g className="ring-flag">
            <circle cx="34" cy="6" r="6" />
            <path d="M32.5 3.8v4.4M35.5 3.8v4.4" />
          </g>
        )}
        {(reading.tone === 'over' || reading.tone === 'soon') && (
          <g className="ring-flag">
            {reading.tone === 'over' ? <path className="fill" d="M34 0l6 11H28z" /> : <circle cx="34" cy="6" r="6" />}
            <path d={reading.tone === 'over' ? 'M34 4v3M34 9v.1' : 'M34 3.5v3M34 8.7v.1'} />
          </g>
        )}
      </svg>
    </Hint>
  );
}

type ClockBadgeProps = { readonly clock: Clock; readonly label?: ReactNode; readonly due?: boolean };

/** One line: a little ring, what it is about, the time left in words, and the due time. */
export function ClockBadge({ clock, label, due = false }: ClockBadgeProps) {
  const reading = readClock(clock, useNow());
  const locale = useLocale();
  const words = useClockWords(clock, reading);
  return (
    <span className={`clock-badge tone-${reading.tone}`}>
      <span className="clock-shape" aria-hidden />
      {label && <span className="clock-label">{label}</span>}
      <strong>{words.short}</strong>
      {due && clock.dueAt !== null && <span className="quiet">{showTime(clock.dueAt, locale, 'short')}</span>}
    </span>
  );
}
