// Names and amounts as they stand in lines.

import { yuan } from '../../server/kernel/money.ts';
import { showQuantity, type UnitCode } from '../../server/kernel/quantity.ts';
import { useLocale } from './locale.ts';
import './people.css';

const hueOf = (name: string): number => [...name].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 360, 7);

/** Chinese names show their last character (as colleagues are called), others their initials. */
function lettersOf(name: string): string {
  const trimmed = name.trim();
  if (/[㐀-鿿]/.test(trimmed)) return [...trimmed].at(-1) ?? '';
  return trimmed
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word[0]?.toUpperCase() ?? '')
    .join('');
}

type AvatarProps = { readonly name: string; readonly size?: number };

export function Avatar({ name, size = 24 }: AvatarProps) {
  return (
    <span className="avatar" aria-hidden style={{ width: size, height: size, fontSize: size * 0.46, '--hue': hueOf(name) } as React.CSSProperties}>
      {lettersOf(name) || '·'}
    </span>
  );
}

type PersonProps = { readonly name: string | null | undefined; readonly note?: string | undefined; readonly size?: number };

export function Person({ name, note, size = 24 }: PersonProps) {
  if (!name) return <span className="quiet">—</span>;
  return (
    <span className="person">
      <Avatar name={name} size={size} />
      <span>{name}</span>
      {note && <span className="quiet">{note}</span>}
    </span>
  );
}

type QuantityTextProps = { readonly amount: number | null | undefined; readonly unit: UnitCode; readonly strong?: boolean };

/** Amount in base units (grams, millilitres, pieces) shown in the unit the trade writes. */
export function QuantityText({ amount, unit, strong = false }: QuantityTextProps) {
  const locale = useLocale();
  if (amount === null || amount === undefined) return <span className="quiet">—</span>;
  const Tag = strong ? 'strong' : 'span';
  return <Tag className="number nowrap">{showQuantity({ amount, unit }, locale)}</Tag>;
}

export function MoneyText({ fen, strong = false }: { readonly fen: number | null | undefined; readonly strong?: boolean }) {
  const Tag = strong ? 'strong' : 'span';
  return <Tag className="number nowrap">{fen === null || fen === undefined ? '—' : yuan(fen).replace(/\B(?=(\d{3})+(?!\d)(?=.*\.))/g, ',')}</Tag>;
}
