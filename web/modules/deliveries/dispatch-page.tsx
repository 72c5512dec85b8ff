// The dispatch board: vans of the day as columns, notes as cards. Dragged by the mouse, or moved by buttons and keys.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { api } from '../../client/api.ts';
import { useLive } from '../../client/live.ts';
import { keyOf, useRead, useSubmit } from '../../client/query.ts';
import { PageHeader } from '../../design/controls.tsx';
import { useTexts } from '../../design/locale.ts';
import { Empty, Refused, WhenRead } from '../../design/states.tsx';
import './dispatch.css';
import { Column } from './dispatch-column.tsx';
import { afterPlan, type Board, type Item, type Move, moveCard } from './dispatch-plan.ts';
import { texts } from './dispatch-texts.ts';
import { DayPick, useDay } from './picking-day.tsx';

export default function DispatchPage() {
  const t = useTexts(texts);
  const [day, setDay] = useDay();
  const board = useRead(api.deliveries.board, { day }, { keep: true });
  useLive(['deliveries', 'vehicles'], { refresh: ['deliveries'] });
  const plan = usePlan(day);
  return (
    <>
      <PageHeader title={t('title')} sub={t('sub')} />
      <div className="filter-bar">
        <DayPick day={day} onChange={setDay} />
        {board.data && <Counts board={board.data} />}
      </div>
      <Refused error={plan.error} />
      <WhenRead read={board}>{(one) => <Columns board={one} onPlan={plan.send} />}</WhenRead>
    </>
  );
}

/** Cards stand where they were put at once; the server's answer (or its refusal) has the last word. */
function usePlan(day: string) {
  const queries = useQueryClient();
  const key = keyOf(api.deliveries.board, { day });
  const plan = useSubmit(api.deliveries.plan);
  const send = (items: readonly Item[]) => {
    if (items.length === 0) return;
    const before = queries.getQueryData<Board>(key);
    if (before) queries.setQueryData(key, afterPlan(before, items));
    plan.mutate({ items: [...items] }, { onError: () => queries.setQueryData(key, before) });
  };
  return { send, error: plan.error };
}

function Counts({ board }: { readonly board: Board }) {
  const t = useTexts(texts);
  const open = board.notes.filter(({ vehicleId }) => vehicleId === null).length;
  return (
    <span className="quiet">
      {t('counts', { notes: board.notes.length, open })} {board.more && t('more')}
    </span>
  );
}

function Columns({ board, onPlan }: { readonly board: Board; readonly onPlan: (items: readonly Item[]) => void }) {
  const t = useTexts(texts);
  const [dragged, setDragged] = useState<string>();
  const say = useRef<HTMLParagraphElement>(null);
  const held = useRef<string>(undefined);
  // Whoever moves a card by keys goes on with it, in whichever column it stands now.
  useEffect(() => {
    if (held.current) document.getElementById(`card-${held.current}`)?.focus();
    held.current = undefined;
  }, [board]);
  const move = (one: Move, byKey = false) => {
    held.current = byKey ? one.noteId : undefined;
    const items = moveCard(board, one);
    onPlan(items);
    const to = board.vans.find(({ id }) => id === one.to)?.plate ?? t('unplanned');
    const stop = items.find(({ noteId }) => noteId === one.noteId)?.stopNo;
    if (say.current && items.length > 0) say.current.textContent = stop ? t('movedTo', { to, stop }) : to;
  };
  if (board.notes.length === 0) {
    return (
      <Empty title={t('none')} icon="truck">
        {t('noneDo')}
      </Empty>
    );
  }
  const columns = [null, ...board.vans];
  return (
    <>
      <p className="only-heard" role="status" ref={say} />
      <div className="dispatch">
        {columns.map((van) => (
          <Column key={van?.id ?? 'none'} van={van} board={board} dragged={dragged} onDrag={setDragged} onMove={move} onPlan={onPlan} />
        ))}
      </div>
    </>
  );
}
