// The picking list: one product (or one site) open at a time, the others as one line each. On paper all of them.
import { showQuantity } from '../../../server/kernel/quantity.ts';
import { Icon } from '../../design/icon.tsx';
import { useLocale, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { showTime } from '../../design/time.ts';
import { type Group, type PickLine, type Verdict, type View, verdictOf, type WaveCard } from './picking-list.ts';
import { texts } from './picking-texts.ts';

type Props = {
  readonly groups: readonly Group[];
  readonly cards: ReadonlyMap<string, WaveCard>;
  readonly view: View;
  readonly onlyOpen: boolean;
  readonly active: string | undefined;
  readonly onChoose: (lineId: string) => void;
};

export function PickGroups({ groups, onlyOpen, active, ...rest }: Props) {
  const shown = groups.filter(({ lines, done }) => !onlyOpen || done < lines.length || lines.some(({ id }) => id === active));
  return (
    <ul className="pick-groups">
      {shown.map((group) => (
        <OneGroup key={group.key} group={group} active={active} {...rest} />
      ))}
    </ul>
  );
}

type OneProps = Omit<Props, 'groups' | 'onlyOpen'> & { readonly group: Group };

function OneGroup({ group, cards, view, active, onChoose }: OneProps) {
  const t = useTexts(texts);
  const locale = useLocale();
  const open = group.lines.some(({ id }) => id === active);
  const whole = group.done === group.lines.length;
  const first = group.lines.find(({ picked }) => picked === null) ?? group.lines[0];
  return (
    <li className={open ? 'open' : ''}>
      <button type="button" className="pick-group" aria-expanded={open} onClick={() => first && onChoose(first.id)}>
        <span className="pick-title">
          <strong>{group.title}</strong> <small className="quiet">{group.note}</small>
        </span>
        {group.sum && (
          <span className="number nowrap">{t('ordered', { amount: showQuantity({ amount: group.sum.ordered, unit: group.sum.unit }, locale) })}</span>
        )}
        {group.sum && group.done > 0 && (
          <span className="number nowrap quiet">
            {t('picked', { amount: showQuantity({ amount: group.sum.picked, unit: group.sum.unit }, locale) })}
          </span>
        )}
        <ToneTag tone={whole ? 'accent' : 'plain'} {...(whole ? { icon: 'check' as const } : {})}>
          {group.done}/{group.lines.length}
        </ToneTag>
      </button>
      <ol className="pick-lines">
        {group.lines.map((line) => (
          <li key={line.id}>
            <Line line={line} card={cards.get(line.noteId)} view={view} on={line.id === active} onChoose={() => onChoose(line.id)} />
          </li>
        ))}
      </ol>
    </li>
  );
}

type LineProps = {
  readonly line: PickLine;
  readonly card: WaveCard | undefined;
  readonly view: View;
  readonly on: boolean;
  readonly onChoose: () => void;
};

function Line({ line, card, view, on, onChoose }: LineProps) {
  const t = useTexts(texts);
  const locale = useLocale();
  const show = (amount: number) => showQuantity({ amount, unit: line.unit }, locale);
  return (
    <button type="button" className="pick-line" aria-current={on} onClick={onChoose}>
      <span className="pick-title">
        {view === 'product' ? card?.site.name : line.product} {card?.urgent && <ToneTag tone="danger">{t('urgent')}</ToneTag>}{' '}
        <small className="quiet number">{view === 'product' ? card && showTime(card.windowTo, locale, 'time') : line.spec}</small>
        {line.substituteFor && <small className="quiet"> {t('substitute', { product: line.substituteFor })}</small>}
        {line.picked !== null && line.lot !== null && <small className="quiet number"> {line.lot}</small>}
        {line.unlotted > 0 && <ToneTag tone="amber">{t('unlotted')}</ToneTag>}
        {line.lots.some(({ standing, certainty }) => standing !== 'available' && certainty !== 'possible') && (
          <ToneTag tone="danger" icon="alert">
            {t('stopped')}
          </ToneTag>
        )}
      </span>
      <span className="number nowrap">
        {show(line.ordered)}
        {line.pieces !== null && line.pieceUnit && (
          <small className="quiet"> {showQuantity({ amount: line.pieces, unit: line.pieceUnit }, locale)}</small>
        )}
      </span>
      <span className={`number nowrap pick-${verdictOf(line)}`}>
        <Mark verdict={verdictOf(line)} /> {line.picked === null ? '' : show(line.picked)}
      </span>
    </button>
  );
}

export function Mark({ verdict }: { readonly verdict: Verdict }) {
  if (verdict === 'open') return <span className="pick-blank" aria-hidden />;
  return <Icon name={({ inside: 'check', short: 'minus', over: 'plus' } as const)[verdict]} size={14} />;
}
