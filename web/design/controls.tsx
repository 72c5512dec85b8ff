// Small controls and figures without a component library: keys, copying, shares, headline numbers, page headers.
import { type ReactNode, useState } from 'react';
import { Icon, type IconName } from './icon.tsx';
import { useTexts } from './locale.ts';
import './controls.css';

const texts = {
  copy: { zh: '复制', en: 'Copy' },
  copied: { zh: '已复制', en: 'Copied' },
  share: { zh: '{label}：{value}（{percent}%）', en: '{label}: {value} ({percent}%)' },
};

/** `Ctrl+V`, `g q`, `?` as keys. */
export function KeyHint({ keys }: { readonly keys: string }) {
  return (
    <span className="keys">
      {keys.split(/[\s+]/).map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  );
}

async function copy(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  // Plain http in a LAN has no clipboard.
  const area = Object.assign(document.createElement('textarea'), { value: text });
  document.body.append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
}

type CopyButtonProps = { readonly text: string; readonly children?: ReactNode };

export function CopyButton({ text, children }: CopyButtonProps) {
  const t = useTexts(texts);
  const [copied, setCopied] = useState(false);
  const onClick = () =>
    copy(text).then(() => {
      setCopied(true);
      setTimeout(setCopied, 1_500, false);
    });
  return (
    <button type="button" className="copy" onClick={onClick} aria-label={children ? undefined : t(copied ? 'copied' : 'copy')} aria-live="polite">
      <Icon name={copied ? 'check' : 'copy'} size={15} />
      {children && (copied ? t('copied') : children)}
    </button>
  );
}

export type SharePart = {
  readonly key: string;
  readonly label: string;
  readonly value: number;
  readonly tone?: 'accent' | 'danger' | 'info' | 'pause' | 'plain' | 'hatched';
};

type ShareBarProps = { readonly parts: readonly SharePart[]; readonly legend?: boolean };

/** Parts of a whole in one bar; the legend carries the figures, so colour is never needed. */
export function ShareBar({ parts, legend = true }: ShareBarProps) {
  const t = useTexts(texts);
  const total = parts.reduce((sum, part) => sum + part.value, 0);
  const percent = (value: number) => (total === 0 ? 0 : Math.round((1000 * value) / total) / 10);
  const sentence = parts.map((part) => t('share', { label: part.label, value: part.value, percent: percent(part.value) })).join('; ');
  return (
    <div>
      <div className="share" role="img" aria-label={sentence}>
        {parts
          .filter((part) => part.value > 0)
          .map((part) => (
            <span key={part.key} className={`share-${part.tone ?? 'plain'}`} style={{ flexGrow: part.value }} />
          ))}
      </div>
      {legend && (
        <ul className="share-legend" aria-hidden>
          {parts.map((part) => (
            <li key={part.key}>
              <i className={`share-${part.tone ?? 'plain'}`} />
              {part.label} <strong>{part.value}</strong> <span className="quiet">{percent(part.value)}%</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

type StatCardProps = {
  readonly label: ReactNode;
  readonly value: ReactNode;
  readonly unit?: ReactNode;
  readonly note?: ReactNode;
  readonly tone?: 'plain' | 'accent' | 'amber' | 'danger';
  readonly onClick?: () => void;
};

export function StatCard({ label, value, unit, note, tone = 'plain', onClick }: StatCardProps) {
  const Tag = onClick ? 'button' : 'div';
  return (
    <Tag className={`stat stat-${tone}`} {...(onClick ? { type: 'button' as const, onClick } : {})}>
      <span className="stat-label">{label}</span>
      <span className="stat-value">
        {value}
        {unit && <small>{unit}</small>}
      </span>
      {note && <span className="stat-note">{note}</span>}
    </Tag>
  );
}

/** Lays stat cards or other cards side by side as they fit. */
export const CardRow = ({ children }: { readonly children: ReactNode }) => <div className="card-row">{children}</div>;

type PageHeaderProps = {
  readonly title: ReactNode;
  readonly sub?: ReactNode;
  readonly tags?: ReactNode;
  readonly actions?: ReactNode;
  readonly onBack?: () => void;
  readonly back?: string;
};

export function PageHeader({ title, sub, tags, actions, onBack, back }: PageHeaderProps) {
  return (
    <header className="page-header">
      {onBack && (
        <button type="button" className="page-back" onClick={onBack} aria-label={back ?? '返回 Back'}>
          <Icon name="left" size={20} />
        </button>
      )}
      <div className="page-title">
        <h1>{title}</h1>
        {tags && <div className="row">{tags}</div>}
        {sub && <div className="quiet">{sub}</div>}
      </div>
      {actions && <div className="row page-actions">{actions}</div>}
    </header>
  );
}

type SectionProps = { readonly title: ReactNode; readonly icon?: IconName; readonly extra?: ReactNode; readonly children: ReactNode };

/** A titled card. */
export function Section({ title, icon, extra, children }: SectionProps) {
  return (
    <section className="card section">
      <div className="section-head">
        <h2>
          {icon && <Icon name={icon} size={17} />}
          {title}
        </h2>
        {extra}
      </div>
      {children}
    </section>
  );
}

/** Label and value pairs in a narrow column. */
export function Facts({ items }: { readonly items: readonly { readonly label: ReactNode; readonly value: ReactNode }[] }) {
  return (
    <dl className="facts">
      {items.map(({ label, value }, index) => (
        <div key={index}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
