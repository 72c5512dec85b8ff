// One of a few, as tiles: arrows move, a tap or a click chooses. Plain radio buttons underneath.
import { type ReactNode, useId } from 'react';
import type { Text } from '../../design/locale.ts';

export type Choice<T extends string> = { readonly value: T; readonly label: ReactNode };

type ChoicesProps<T extends string> = {
  readonly label: string;
  readonly value: T | null | undefined;
  readonly options: readonly Choice<T>[];
  readonly onChange: (value: T) => void;
  readonly quiet?: boolean;
  readonly doubtful?: boolean;
};

export function Choices<T extends string>({ label, value, options, onChange, quiet = false, doubtful = false }: ChoicesProps<T>) {
  const name = useId();
  return (
    <fieldset className={`choices${doubtful ? ' doubtful' : ''}`}>
      <legend className={quiet ? 'only-heard' : ''}>{label}</legend>
      <div>
        {options.map((option) => (
          <label key={option.value} className={`choice${option.value === value ? ' on' : ''}`}>
            <input type="radio" name={name} checked={option.value === value} onChange={() => onChange(option.value)} />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** The codes of a list of labels as choices. */
export const choicesOf = <T extends string>(labels: Readonly<Record<T, Text>>, say: (text: Text) => string): Choice<T>[] =>
  (Object.entries(labels) as [T, Text][]).map(([value, label]) => ({ value, label: say(label) }));

type FieldProps = { readonly label: ReactNode; readonly children: ReactNode; readonly hint?: ReactNode };

export function Field({ label, children, hint }: FieldProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the field is among the children
    <label className="field">
      <span className="field-label">{label}</span>
      {children}
      {hint && <small className="quiet">{hint}</small>}
    </label>
  );
}
