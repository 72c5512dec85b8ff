// The count before departure (清点): every note of the van on one screen; what differs is tapped, the rest is as noted.
import { useState } from 'react';
import { showQuantity } from '../../../server/kernel/quantity.ts';
import { Icon } from '../../design/icon.tsx';
import { useLocale, useSay, useTexts } from '../../design/locale.ts';
import { AmountStep } from '../../design/phone/amount-step.tsx';
import { BigButton, Chips } from '../../design/phone/choices.tsx';
import type { Checked, Seen } from './loading-seen.ts';
import { texts } from './loading-texts.ts';
import { differenceLabels } from './picking-labels.ts';

type Kind = keyof typeof differenceLabels;
type Found = { readonly kind: Kind; readonly amount: number | null };
/** Note → crates and what differs on which line. */
type Count = { readonly crates: number | null; readonly found: Readonly<Record<string, Found>>; readonly remark: string };

const KINDS = Object.keys(differenceLabels) as Kind[];

type Props = { readonly notes: readonly Seen[]; readonly onDone: (words: readonly Checked[]) => void; readonly onCancel: () => void };

export function CheckSheet({ notes, onDone, onCancel }: Props) {
  const t = useTexts(texts);
  const [counts, setCounts] = useState<Readonly<Record<string, Count>>>({});
  const countOf = (note: Seen): Count => counts[note.id] ?? { crates: note.crates, found: {}, remark: note.remark };
  const differences = notes.reduce((all, note) => {
    const { crates, found } = countOf(note);
    return all + Object.keys(found).length + (crates === note.crates ? 0 : 1);
  }, 0);
  const done = () =>
    onDone(
      notes.map((note) => {
        const { crates, found, remark } = countOf(note);
        const words = Object.entries(found).map(([lineId, one]) => ({ lineId, ...one }));
        return { noteId: note.id, cratesCounted: crates ?? 0, differences: words, remark: remark.trim() };
      }),
    );
  return (
    <div className="ph-stack load">
      <h2 className="ph-head">{t('check')}</h2>
      <p className="quiet">{t('checkDo')}</p>
      {notes.map((note) => (
        <OneNote key={note.id} note={note} count={countOf(note)} onChange={(count) => setCounts((now) => ({ ...now, [note.id]: count }))} />
      ))}
      <BigButton main tall icon="check" onClick={done}>
        {differences > 0 ? t('checkWith', { count: differences }) : t('checkDone')}
      </BigButton>
      <BigButton onClick={onCancel}>{t('cancel')}</BigButton>
    </div>
  );
}

type OneProps = { readonly note: Seen; readonly count: Count; readonly onChange: (count: Count) => void };

function OneNote({ note, count, onChange }: OneProps) {
  const t = useTexts(texts);
  const locale = useLocale();
  const [open, setOpen] = useState<string>();
  const say = useSay();
  const set = (lineId: string, found: Found | undefined) => {
    const { [lineId]: _, ...rest } = count.found;
    onChange({ ...count, found: found ? { ...rest, [lineId]: found } : rest });
  };
  return (
    <section className="ph-card">
      <h2>
        {note.stopNo !== null && <small className="quiet">{t('stop', { no: note.stopNo })} </small>}
        {note.site.name}
      </h2>
      <span className="ph-small">{t('cratesHere', { count: note.crates })}</span>
      <AmountStep
        value={count.crates}
        unit="basket"
        over={count.crates !== note.crates}
        onChange={(crates) => onChange({ ...count, crates })}
        label={`${t('cratesHere', { count: note.crates })} ${note.site.name}`}
      />
      <ul className="ph-lines">
        {note.goods.map((line) => {
          const found = count.found[line.id];
          return (
            <li key={line.id}>
              <button
                type="button"
                className={`ph-line${found ? ' ph-bad' : ''}`}
                aria-expanded={open === line.id}
                onClick={() => setOpen(open === line.id ? undefined : line.id)}
              >
                <span className="ph-grow">
                  {line.product}
                  <small>{line.spec}</small>
                </span>
                <span className="number nowrap">{showQuantity({ amount: line.picked ?? line.ordered, unit: line.unit }, locale)}</span>
                {found && (
                  <b className="less">
                    <Icon name="alert" size={16} /> {say(differenceLabels[found.kind])}
                  </b>
                )}
              </button>
              {open === line.id && <Difference found={found} unit={line.unit} label={line.product} onChange={(one) => set(line.id, one)} />}
            </li>
          );
        })}
      </ul>
      {Object.keys(count.found).length > 0 && (
        <input
          className="ph-text"
          value={count.remark}
          maxLength={300}
          placeholder={t('remark')}
          aria-label={t('remark')}
          onChange={({ target }) => onChange({ ...count, remark: target.value })}
        />
      )}
    </section>
  );
}

type DifferenceProps = {
  readonly found: Found | undefined;
  readonly unit: Seen['goods'][number]['unit'];
  readonly label: string;
  readonly onChange: (found: Found | undefined) => void;
};

function Difference({ found, unit, label, onChange }: DifferenceProps) {
  const say = useSay();
  return (
    <div className="ph-stack load-difference">
      <Chips
        label={label}
        value={found?.kind}
        options={KINDS.map((kind) => ({ value: kind, label: say(differenceLabels[kind]) }))}
        onChange={(kind) => onChange(found?.kind === kind ? undefined : { kind, amount: found?.amount ?? null })}
      />
      {found && <AmountStep value={found.amount} unit={unit} onChange={(amount) => onChange({ ...found, amount })} label={label} />}
    </div>
  );
}
