// One van of the board: what it takes, who drives, what looks wrong, and its stops in order.
import { Button, Select } from 'antd';
import { type DragEvent, useState } from 'react';
import { Go } from '../../app/go.tsx';
import { Icon } from '../../design/icon.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { TemperatureTag } from '../vehicles/temperature-tag.tsx';
import { NoteCard } from './dispatch-card.tsx';
import { type Board, byWindow, giveDriver, type Item, type Move, ofVan, type Van } from './dispatch-plan.ts';
import { texts } from './dispatch-texts.ts';
import { warningLabels } from './picking-labels.ts';

type Props = {
  readonly van: Van | null;
  readonly board: Board;
  readonly dragged: string | undefined;
  readonly onDrag: (noteId: string | undefined) => void;
  readonly onMove: (move: Move, byKey?: boolean) => void;
  readonly onPlan: (items: readonly Item[]) => void;
};

export function Column({ van, board, dragged, onDrag, onMove, onPlan }: Props) {
  const t = useTexts(texts);
  const [over, setOver] = useState<string | 'end'>();
  const cards = ofVan(board.notes, van?.id ?? null);
  const drop = (before: string | null) => (event: DragEvent) => {
    event.preventDefault();
    event.stopPropagation();
    setOver(undefined);
    if (dragged) onMove({ noteId: dragged, to: van?.id ?? null, before });
    onDrag(undefined);
  };
  const enter = (place: string) => (event: DragEvent) => {
    if (!dragged) return;
    event.preventDefault();
    event.stopPropagation();
    setOver(place);
  };
  return (
    <section
      className={`dispatch-column${over ? ' over' : ''}`}
      aria-label={van?.plate ?? t('unplanned')}
      onDragOver={enter('end')}
      onDragLeave={(event) => !event.currentTarget.contains(event.relatedTarget as Node | null) && setOver(undefined)}
      onDrop={drop(null)}
    >
      {van ? <VanHead van={van} board={board} onPlan={onPlan} /> : <OpenHead count={cards.length} />}
      <ol>
        {cards.map((card, at) => (
          <li key={card.id} className={over === card.id ? 'before' : ''} onDragOver={enter(card.id)} onDrop={drop(card.id)}>
            <NoteCard card={card} at={at} column={cards} board={board} onDrag={onDrag} onMove={onMove} />
          </li>
        ))}
      </ol>
      {cards.length === 0 && <p className="dispatch-empty">{t(van ? 'empty' : 'allPlanned')}</p>}
    </section>
  );
}

function OpenHead({ count }: { readonly count: number }) {
  const t = useTexts(texts);
  return (
    <header>
      <div className="dispatch-title">
        <strong>{t('unplanned')}</strong>
        <span className="quiet">{t('stops', { count })}</span>
      </div>
    </header>
  );
}

const GRAMS_PER_KG = 1000;

function VanHead({ van, board, onPlan }: { readonly van: Van; readonly board: Board; readonly onPlan: (items: readonly Item[]) => void }) {
  const t = useTexts(texts);
  const say = useSay();
  const count = ofVan(board.notes, van.id).length;
  const kilograms = Math.round(van.grams / GRAMS_PER_KG);
  const words = [...new Set(van.warnings.map(({ code }) => code))];
  return (
    <header>
      <div className="dispatch-title">
        <strong className="nowrap">{van.plate}</strong>
        <TemperatureTag of={van.temperature} />
        <span className="quiet">{van.name}</span>
      </div>
      <Select
        size="small"
        value={van.driver?.id ?? null}
        placeholder={t('noDriver')}
        aria-label={`${t('driver')} ${van.plate}`}
        options={board.drivers.map(({ id, name }) => ({ value: id, label: name }))}
        allowClear
        disabled={count === 0}
        onChange={(driverId: string | null | undefined) => onPlan(giveDriver(board, van.id, driverId ?? null))}
      />
      <Gauge now={kilograms} most={van.capacityKg} label={t('weight', { now: kilograms, most: van.capacityKg })} />
      <Gauge now={van.crates} most={van.crateCapacity} label={t('crates', { now: van.crates, most: van.crateCapacity })} />
      {words.length > 0 && (
        <ul className="dispatch-warnings">
          {words.map((code) => (
            <li key={code}>
              <Icon name="alert" size={14} /> {say(warningLabels[code])}
            </li>
          ))}
        </ul>
      )}
      {count > 0 && (
        <div className="row">
          <Button size="small" onClick={() => onPlan(byWindow(board, van.id))}>
            {t('byWindow')}
          </Button>
          <Go to="/loading" search={{ van: van.id, day: board.day }}>
            {t('loading')}
          </Go>
        </div>
      )}
    </header>
  );
}

/** Full is no block: the bar says so by colour, and the words beside it by numbers. */
function Gauge({ now, most, label }: { readonly now: number; readonly most: number; readonly label: string }) {
  return (
    <div className={`gauge${now > most ? ' full' : ''}`}>
      <span style={{ width: `${Math.min(100, (100 * now) / most)}%` }} />
      <small className="number">{label}</small>
    </div>
  );
}
