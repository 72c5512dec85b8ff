// Small marks that stand in lists and lines: category, grade, verdict, severity, channel.
import type { Grade } from '../../server/kernel/fact.ts';
import { Hint } from './hint.tsx';
import { Icon, type IconName } from './icon.tsx';
import {
  type Category,
  type Channel,
  categoryLabels,
  channelLabels,
  gradeLabels,
  labelOf,
  severityLabels,
  type Verdict,
  verdictLabels,
} from './labels.ts';
import { useLocale, useSay } from './locale.ts';
import './marks.css';

const CATEGORY_LETTERS: Readonly<Record<Category, readonly [zh: string, en: string]>> = {
  'food-safety': ['安', 'F'],
  quality: ['质', 'Q'],
  'packaging-label': ['包', 'P'],
  delivery: ['送', 'D'],
  conduct: ['人', 'C'],
  'enquiry-suggestion': ['询', 'E'],
};

type CategoryDotProps = { readonly category: Category; readonly label?: boolean };

/** Food safety is a red octagon, the others are quiet squares; the letter says which. */
export function CategoryDot({ category, label = false }: CategoryDotProps) {
  const say = useSay();
  const letter = CATEGORY_LETTERS[category]?.[useLocale() === 'en' ? 1 : 0] ?? '?';
  const words = say(labelOf(categoryLabels, category));
  const dot = (
    <span className={`category category-${category}`} aria-hidden={label}>
      {letter}
    </span>
  );
  if (label) {
    return (
      <span className="mark-line">
        {dot}
        {words}
      </span>
    );
  }
  return (
    <Hint text={words}>
      {dot}
      <span className="only-heard">{words}</span>
    </Hint>
  );
}

export function EvidenceGrade({ grade }: { readonly grade: Grade }) {
  const words = useSay()(gradeLabels[grade]);
  return (
    <Hint text={`${grade} · ${words}`} focusable>
      <span className={`grade grade-${grade}`}>{grade}</span>
      <span className="only-heard">{words}</span>
    </Hint>
  );
}

const VERDICT_ICONS: Readonly<Record<Verdict, IconName>> = {
  running: 'clock',
  met: 'check',
  missed: 'close',
  excused: 'shield',
  retracted: 'refresh',
  'not-applicable': 'minus',
  unobserved: 'help',
};

type VerdictTagProps = { readonly verdict: Verdict; readonly count?: number };

export function VerdictTag({ verdict, count }: VerdictTagProps) {
  const say = useSay();
  return (
    <span className={`tag verdict-${verdict}`}>
      <Icon name={VERDICT_ICONS[verdict] ?? 'help'} size={13} />
      {say(labelOf(verdictLabels, verdict))}
      {count !== undefined && <strong>{count}</strong>}
    </span>
  );
}

export function SeverityTag({ severity }: { readonly severity: number }) {
  const say = useSay();
  return (
    <span className={`tag severity-${severity}`}>
      <span className="severity-bars" aria-hidden>
        {[4, 3, 2, 1].map((level) => (
          <i key={level} className={severity <= level ? 'on' : ''} />
        ))}
      </span>
      {say(labelOf(severityLabels, severity))}
    </span>
  );
}

const CHANNEL_ICONS: Readonly<Record<Channel, IconName>> = {
  paste: 'paste',
  qr: 'qr',
  phone: 'phone',
  portal: 'home',
  api: 'globe',
  wechat: 'chat',
  email: 'outbox',
  sms: 'chat',
  driver: 'truck',
  dock: 'truck',
  letter: 'file',
};

type ChannelMarkProps = { readonly channel: string; readonly label?: boolean };

export function ChannelMark({ channel, label = false }: ChannelMarkProps) {
  const words = useSay()(labelOf(channelLabels, channel));
  const icon = CHANNEL_ICONS[channel as Channel] ?? 'chat';
  if (!label) return <Hint text={words}>{<Icon name={icon} size={16} label={words} className="quiet" />}</Hint>;
  return (
    <span className="mark-line">
      <Icon name={icon} size={15} />
      {words}
    </span>
  );
}

type TagTone = 'plain' | 'accent' | 'amber' | 'danger' | 'info';
type ToneTagProps = { readonly tone?: TagTone; readonly icon?: IconName; readonly children: React.ReactNode };

/** A tag for states of modules. Amber means time is running out and red means danger: choose `plain` or `info` for the rest. */
export function ToneTag({ tone = 'plain', icon, children }: ToneTagProps) {
  return (
    <span className={`tag tag-${tone}`}>
      {icon && <Icon name={icon} size={13} />}
      {children}
    </span>
  );
}
