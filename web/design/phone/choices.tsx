// Big choices for wet and gloved hands: tiles, chips, lines, buttons.
import type { ReactNode } from 'react';
import { Icon, type IconName } from '../icon.tsx';
import './phone-parts.css';

type Option<T extends string> = { readonly value: T; readonly label: string; readonly note?: string | undefined; readonly icon?: IconName };
type ChoiceProps<T extends string> = {
  readonly options: readonly Option<T>[];
  readonly value: T | null | undefined;
  readonly onChange: (value: T) => void;
  readonly label: string;
};

/** Pressed again, a chip hands its own value over once more: the page decides whether that lets go. */
export function Chips<T extends string>({ options, value, onChange, label }: ChoiceProps<T>) {
  return (
    <fieldset className="ph-chips" style={{ border: 0, margin: 0, padding: 0 }}>
      <legend className="only-heard">{label}</legend>
      {options.map((one) => (
        <button key={one.value} type="button" className="ph-chip" aria-pressed={one.value === value} onClick={() => onChange(one.value)}>
          {one.label}
          {one.note && <small>{one.note}</small>}
        </button>
      ))}
    </fieldset>
  );
}

export function Tiles<T extends string>({ options, value, onChange, label }: ChoiceProps<T>) {
  return (
    <fieldset className="tiles" style={{ border: 0, margin: 0, padding: 0 }}>
      <legend className="only-heard">{label}</legend>
      {options.map((one) => (
        <button key={one.value} type="button" className="tile" aria-pressed={one.value === value} onClick={() => onChange(one.value)}>
          {one.icon && <Icon name={one.icon} size={34} />}
          <span>
            {one.label}
            {one.note && <small style={{ display: 'block' }}>{one.note}</small>}
          </span>
        </button>
      ))}
    </fieldset>
  );
}

type BigButtonProps = {
  readonly children: ReactNode;
  readonly onClick?: () => void;
  readonly main?: boolean;
  /** The main one of a page where something is refused or ended. */
  readonly danger?: boolean;
  readonly tall?: boolean;
  readonly icon?: IconName;
  readonly disabled?: boolean;
};

export function BigButton({ children, onClick, main = false, danger = false, tall = false, icon, disabled = false }: BigButtonProps) {
  const looks = ['ph-button', main && 'ph-main', danger && 'ph-danger', tall && 'ph-tall'].filter(Boolean).join(' ');
  return (
    <button type="button" className={looks} onClick={onClick} disabled={disabled}>
      {icon && <Icon name={icon} size={24} />}
      {children}
    </button>
  );
}

export function CallButton({ phone, children }: { readonly phone: string; readonly children: ReactNode }) {
  return (
    <a className="ph-button" href={`tel:${phone.replace(/\s/g, '')}`}>
      <Icon name="phone" size={22} />
      {children}
    </a>
  );
}

/** How far a form of several pages is. */
export function StepBar({ at, of }: { readonly at: number; readonly of: number }) {
  return (
    <div className="ph-steps" role="img" aria-label={`${at} / ${of}`}>
      {Array.from({ length: of }, (_, index) => (
        <i key={index} className={index < at ? 'on' : ''} />
      ))}
    </div>
  );
}
