// One note on the board. Arrow keys on the card do what the mouse does.
import { Dropdown } from 'antd';
import type { KeyboardEvent } from 'react';
import { Go } from '../../app/go.tsx';
import { Icon } from '../../design/icon.tsx';
import { useLocale, useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { showTime } from '../../design/time.ts';
import { TemperatureTag } from '../vehicles/temperature-tag.tsx';
import { stateTones } from './desk-labels.ts';
import type { Board, Card, Move } from './dispatch-plan.ts';
import { texts } from './dispatch-texts.ts';
import { LotStopMark } from './lot-stop.tsx';
import { stateLabels } from './note-labels.ts';
import { warningLabels } from './picking-labels.ts';

type Props = {
  readonly card: Card;
  readonly at: number;
  readonly column: readonly Card[];
  readonly board: Board;
  readonly onDrag: (noteId: string | undefined) => void;
  readonly onMove: (move: Move, byKey?: boolean) => void;
};

const GRAMS_PER_KG = 1000;

export function NoteCard({ card, at, column, board, onDrag, onMove }: Props) {
  const t = useTexts(texts);
  const locale = useLocale();
  const window = `${showTime(card.windowFrom, locale, 'time')}–${showTime(card.windowTo, locale, 'time')}`;
  const steps = stepsOf({ card, at, column, board, onMove });
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.target === event.currentTarget ? steps[event.key] : undefined;
    if (!step) return;
    event.preventDefault();
    step();
  };
  return (
    <article
      id={`card-${card.id}`}
      className="dispatch-card"
      draggable={card.can.plan}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the card is moved by the arrow keys
      tabIndex={0}
      aria-label={t('cardOf', { site: card.site.name, window })}
      onKeyDown={onKeyDown}
      onDragStart={(event) => {
        event.dataTransfer.setData('text/plain', card.number);
        event.dataTransfer.effectAllowed = 'move';
        onDrag(card.id);
      }}
      onDragEnd={() => onDrag(undefined)}
    >
      <div className="dispatch-card-top">
        {card.vehicleId !== null && <b className="stop-no">{at + 1}</b>}
        <Go to={`/deliveries/${card.id}`} label={`${t('note')} ${card.number}`}>
          {card.site.name}
        </Go>
        {card.can.plan && <MoveMenu card={card} board={board} onMove={onMove} />}
      </div>
      <div className="row">
        <span className="number nowrap">{window}</span>
        {card.urgent && <ToneTag tone="danger">{t('urgent')}</ToneTag>}
        {card.temperature && card.temperature !== 'ambient' && <TemperatureTag of={card.temperature} />}
      </div>
      <div className="row quiet number">
        {card.grams > 0 && <span>{t('kilograms', { count: Math.round(card.grams / GRAMS_PER_KG) })}</span>}
        <span>{t('crateCount', { count: card.crates })}</span>
        {card.vehicleId === null && card.vehicle && <span>{card.vehicle}</span>}
        {card.vehicleId === null && card.driver && <span>{card.driver.name}</span>}
      </div>
      <LotStopMark stopped={card.stopped} where={card.departedAt === null ? 'load' : 'van'} />
      <Marks card={card} board={board} />
    </article>
  );
}

/** Arrow keys: to the van on either side, or one place earlier or later. */
function stepsOf({ card, at, column, board, onMove }: Omit<Props, 'onDrag'>): Readonly<Record<string, (() => void) | undefined>> {
  if (!card.can.plan) return {};
  const vans = [null, ...board.vans.map(({ id }) => id)];
  const here = vans.indexOf(card.vehicleId);
  const go = (to: string | null, before: string | null) => () => onMove({ noteId: card.id, to, before }, true);
  const [left, right] = [vans[here - 1], vans[here + 1]];
  return {
    ArrowLeft: left === undefined ? undefined : go(left, null),
    ArrowRight: right === undefined ? undefined : go(right, null),
    ...(card.vehicleId === null
      ? {}
      : {
          ArrowUp: at === 0 ? undefined : go(card.vehicleId, column[at - 1]?.id ?? null),
          ArrowDown: at >= column.length - 1 ? undefined : go(card.vehicleId, column[at + 2]?.id ?? null),
        }),
  };
}

function MoveMenu({ card, board, onMove }: Pick<Props, 'card' | 'board' | 'onMove'>) {
  const t = useTexts(texts);
  const items = [
    ...board.vans.map(({ id, plate, name }) => ({ key: id, label: `${plate} ${name}`, disabled: id === card.vehicleId })),
    { key: '', label: t('unplanned'), disabled: card.vehicleId === null },
  ];
  return (
    <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => onMove({ noteId: card.id, to: key || null, before: null }) }}>
      <button type="button" className="bare faint" aria-label={`${t('moveTo')} ${card.site.name}`}>
        <Icon name="truck" size={16} />
      </button>
    </Dropdown>
  );
}

function Marks({ card, board }: Pick<Props, 'card' | 'board'>) {
  const t = useTexts(texts);
  const say = useSay();
  const warnings = board.vans.flatMap((van) => van.warnings).filter(({ noteId }) => noteId === card.id);
  const begun = card.pickedLines > 0 && card.pickedLines < card.lines;
  return (
    <div className="row">
      {warnings.map(({ code }) => (
        <span key={code} className="late-word">
          <Icon name="alert" size={13} /> {say(warningLabels[code])}
        </span>
      ))}
      {card.state !== 'issued' && <ToneTag tone={stateTones[card.state]}>{say(stateLabels[card.state])}</ToneTag>}
      {card.state === 'issued' && begun && <ToneTag tone="info">{t('picking', { done: card.pickedLines, all: card.lines })}</ToneTag>}
      {card.state === 'issued' && !begun && card.pickedLines > 0 && !card.loadedAt && <ToneTag tone="accent">{t('picked')}</ToneTag>}
      {card.state === 'issued' && card.loadedAt && <ToneTag tone="accent">{t(card.checkedAt ? 'checked' : 'loaded')}</ToneTag>}
    </div>
  );
}
