// Moments and lengths of time as elements: exact on hover, relative ones keep up by themselves.
import { Hint } from './hint.tsx';
import { useLocale } from './locale.ts';
import { useNow } from './now.ts';
import { at, type Moment, showDuration, showRelative, showTime, type TimeStyle } from './time.ts';

type TimeTextProps = { readonly at: Moment | null | undefined; readonly style?: TimeStyle | 'relative'; readonly className?: string };

export function TimeText({ at: moment, style = 'full', className }: TimeTextProps) {
  const locale = useLocale();
  const now = useNow(style === 'relative' ? 30_000 : 3_600_000);
  if (moment === null || moment === undefined || Number.isNaN(at(moment))) return <span className={className}>—</span>;
  const iso = new Date(at(moment)).toISOString();
  const text = style === 'relative' ? showRelative(moment, locale, now) : showTime(moment, locale, style);
  const time = (
    <time className={className} dateTime={iso} style={{ whiteSpace: 'nowrap' }}>
      {text}
    </time>
  );
  return style === 'full' || style === 'exact' ? time : <Hint text={showTime(moment, locale, 'exact')}>{time}</Hint>;
}

export function DurationText({ ms }: { readonly ms: number }) {
  return <span style={{ whiteSpace: 'nowrap' }}>{showDuration(ms, useLocale())}</span>;
}
