// One commitment on a line of time: facts as dots above, the clock as a bar below, thresholds as ticks, late entries with an arrow.
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Grade } from '../../server/kernel/fact.ts';
import type { Verdict } from './labels.ts';
import { useLocale, useTexts } from './locale.ts';
import { useNow } from './now.ts';
import { type Interval, type Pause, piecesOf, piecesOfIntervals, ticksOf } from './strip.ts';
import './strip.css';
import { at, type Moment, showTime } from './time.ts';

export type StripFact = {
  readonly id: string;
  readonly occurredAt: Moment;
  /** Later than occurred: drawn hollow with an arrow. */
  readonly recordedAt?: Moment | undefined;
  readonly label: string;
  readonly grade?: Grade | undefined;
};

export type CommitmentStripProps = {
  readonly startAt: Moment;
  readonly dueAt: Moment | null;
  readonly endedAt?: Moment | null;
  readonly verdict?: Verdict;
  readonly pauses?: readonly Pause[];
  /** Given by the server they win over `pauses`: only it knows the hours of the calendar. */
  readonly intervals?: readonly Interval[];
  readonly thresholds?: readonly { readonly at: Moment; readonly label: string }[];
  readonly facts?: readonly StripFact[];
  readonly onOpen?: (fact: StripFact) => void;
};

const texts = {
  due: { zh: '应于 {time}', en: 'due {time}' },
  now: { zh: '现在', en: 'now' },
  fact: { zh: '{label}，{time}', en: '{label}, {time}' },
  late: { zh: '{label}，发生于 {time}，补录于 {recorded}', en: '{label}, occurred {time}, recorded {recorded}' },
  bar: {
    zh: '时间条：绿色为计时，灰色细条为暂停，斜纹为工作时间以外，红色为超时',
    en: 'Bar of time: green running, thin grey paused, hatched outside working hours, red over',
  },
};

const EDGE = 14;
const ROW = 17;
const LATE = 120_000;

function useWidth() {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(640);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => entry && setWidth(Math.max(240, entry.contentRect.width)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { box, width };
}

const isLate = (fact: StripFact): boolean => fact.recordedAt !== undefined && at(fact.recordedAt) - at(fact.occurredAt) > LATE;

/** Labels get rows so that they do not cover each other: first row whose last label has ended. */
function rowsOf(facts: readonly StripFact[], x: (moment: number) => number, width: number) {
  const ends: number[] = [];
  return [...facts]
    .sort((a, b) => at(a.occurredAt) - at(b.occurredAt))
    .map((fact) => {
      const left = x(at(fact.occurredAt));
      const length = [...fact.label].reduce((sum, letter) => sum + (letter > '⺀' ? 12.5 : 7), 14);
      const flipped = left + length > width;
      const [from, to] = flipped ? [left - length, left] : [left, left + length];
      const free = ends.findIndex((end) => end < from);
      const row = free === -1 ? ends.length : free;
      ends[row] = to;
      return { fact, left, row, flipped };
    });
}

export function CommitmentStrip({ startAt, dueAt, endedAt, pauses = [], intervals, thresholds = [], facts = [], onOpen }: CommitmentStripProps) {
  const t = useTexts(texts);
  const locale = useLocale();
  const now = useNow(15_000);
  const { box, width } = useWidth();
  const { pieces, from, to } = useMemo(() => {
    const all = intervals && intervals.length > 0 ? piecesOfIntervals(intervals, dueAt) : piecesOf({ startAt, dueAt, endedAt, pauses }, now);
    const moments = [
      ...all.flatMap((piece) => [piece.from, piece.to]),
      ...facts.flatMap((fact) => [at(fact.occurredAt), at(fact.recordedAt ?? fact.occurredAt)]),
    ];
    const [first, last] = [Math.min(...moments), Math.max(...moments)];
    return { pieces: all, from: first, to: Math.max(last, first + 60_000) };
  }, [startAt, dueAt, endedAt, pauses, intervals, facts, now]);
  const x = (moment: number) => EDGE + ((moment - from) / (to - from)) * (width - 2 * EDGE);
  const placed = rowsOf(facts, x, width);
  const rows = Math.max(1, ...placed.map(({ row }) => row + 1));
  const line = rows * ROW + 12;
  const bar = line + 16;
  const due = dueAt === null ? undefined : at(dueAt);
  return (
    <div ref={box} className="strip">
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing, not a fieldset */}
      <svg width={width} height={bar + 48} viewBox={`0 0 ${width} ${bar + 48}`} role="group" aria-label={t('bar')}>
        <pattern id="strip-hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line className="strip-hatch" x1="0" x2="0" y1="0" y2="5" />
        </pattern>
        <line className="strip-line" x1={EDGE} x2={width - EDGE} y1={line} y2={line} />
        {pieces.map((piece) => (
          <rect
            key={`${piece.kind}-${piece.from}`}
            className={`strip-${piece.kind}`}
            x={x(piece.from)}
            y={piece.kind === 'pause' ? bar + 4 : bar}
            width={Math.max(1, x(piece.to) - x(piece.from))}
            height={piece.kind === 'pause' ? 4 : 12}
            rx={2}
          />
        ))}
        {thresholds.map((threshold) => (
          <g key={`${threshold.label}-${threshold.at}`} className="strip-threshold">
            <line x1={x(at(threshold.at))} x2={x(at(threshold.at))} y1={bar - 3} y2={bar + 15} />
            <title>{`${threshold.label} ${showTime(threshold.at, locale)}`}</title>
          </g>
        ))}
        {due !== undefined && (
          <g className="strip-due">
            <line x1={x(due)} x2={x(due)} y1={bar - 6} y2={bar + 18} />
            <text x={Math.min(Math.max(x(due), 60), width - 60)} y={bar + 44} textAnchor="middle">
              {t('due', { time: showTime(due, locale, 'short') })}
            </text>
          </g>
        )}
        {ticksOf(from, to, width).map((tick) => (
          <text key={tick} className="strip-tick" x={Math.min(Math.max(x(tick), 28), width - 28)} y={bar + 29} textAnchor="middle">
            {to - from > 172_800_000 ? showTime(tick, locale, 'date').split(' ')[0] : showTime(tick, locale, 'time')}
          </text>
        ))}
        {!endedAt && now > from && now < to && <path className="strip-now" d={`M${x(now)} ${bar - 2}l-4 -6h8z`} aria-label={t('now')} />}
        {placed.map(({ fact, left, row }) => (
          <line key={fact.id} className="strip-stem" x1={left} x2={left} y1={line - 7 - row * ROW} y2={line - 5} />
        ))}
        {placed.map(({ fact, left, row, flipped }) => (
          <FactDot
            key={fact.id}
            fact={fact}
            left={left}
            line={line}
            labelY={line - 10 - row * ROW}
            recorded={x(at(fact.recordedAt ?? fact.occurredAt))}
            flipped={flipped}
            onOpen={onOpen}
          />
        ))}
      </svg>
    </div>
  );
}

type FactDotProps = {
  readonly fact: StripFact;
  readonly left: number;
  readonly line: number;
  readonly labelY: number;
  readonly recorded: number;
  readonly flipped: boolean;
  readonly onOpen: ((fact: StripFact) => void) | undefined;
};

function FactDot({ fact, left, line, labelY, recorded, flipped, onOpen }: FactDotProps) {
  const t = useTexts(texts);
  const locale = useLocale();
  const late = isLate(fact);
  const words = { label: fact.label, time: showTime(fact.occurredAt, locale), recorded: showTime(fact.recordedAt ?? fact.occurredAt, locale) };
  const name = t(late ? 'late' : 'fact', words);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button cannot stand inside an SVG
    <g
      className={`strip-fact${late ? ' late' : ''}`}
      role="button"
      tabIndex={0}
      aria-label={name}
      onClick={() => onOpen?.(fact)}
      onKeyDown={(event) => (event.key === 'Enter' || event.key === ' ') && onOpen?.(fact)}
    >
      <title>{name}</title>
      {late && recorded - left > 8 && (
        <path
          className="strip-arrow"
          d={`M${left + 6} ${line}C${left + 12} ${line + 9} ${recorded - 8} ${line + 9} ${recorded} ${line + 3}m-7 1l7 -1l-2 7`}
        />
      )}
      <circle cx={left} cy={line} r={5} />
      <text x={flipped ? left - 5 : left + 5} y={labelY} textAnchor={flipped ? 'end' : 'start'}>
        {fact.label}
      </text>
    </g>
  );
}
