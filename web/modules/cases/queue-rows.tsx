// Rows by time left, food safety on top in its own band. When rows come above, the one under the cursor stays where it is.
import { type ReactNode, type RefObject, useLayoutEffect, useRef } from 'react';
import { Go } from '../../app/go.tsx';
import { ClockRing } from '../../design/clock-ring.tsx';
import { useTexts } from '../../design/locale.ts';
import { CategoryDot, ChannelMark } from '../../design/marks.tsx';
import { useNow } from '../../design/now.ts';
import { Avatar } from '../../design/people.tsx';
import { TimeText } from '../../design/time-text.tsx';
import { type CaseRow, clockOf, MissedTag, placeOf, StateTag, useCaseTitle } from './case-look.tsx';
import { SafetyBand } from './safety-band.tsx';

const texts = {
  byTime: { zh: '按剩余时间', en: 'By time left' },
  nobody: { zh: '待接单', en: 'Nobody yet' },
  customer: { zh: '客户待回复', en: 'Customer spoke last' },
  us: { zh: '我方已回复', en: 'We spoke last' },
  settled: { zh: '等客户确认', en: 'Customer to confirm' },
  confirmed: { zh: '待回访关闭', en: 'To call and close' },
  list: { zh: '售后单列表', en: 'Cases' },
};

type RowsProps = {
  readonly rows: readonly CaseRow[];
  readonly selected: string | undefined;
  readonly fresh: ReadonlySet<string>;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly onPick: (id: string) => void;
  readonly children: ReactNode;
};

export function QueueRows({ rows, selected, fresh, scroller, onPick, children }: RowsProps) {
  const t = useTexts(texts);
  useSteady(scroller, rows, selected);
  const safety = rows.filter(({ category }) => category === 'food-safety');
  const others = rows.filter(({ category }) => category !== 'food-safety');
  const row = (one: CaseRow) => <Row key={one.id} row={one} chosen={one.id === selected} fresh={fresh.has(one.id)} onPick={onPick} />;
  return (
    <div className="queue-scroll" ref={scroller}>
      <SafetyBand count={safety.length}>{safety.map(row)}</SafetyBand>
      {safety.length > 0 && others.length > 0 && <h2 className="queue-rest">{t('byTime')}</h2>}
      <ul aria-label={t('list')}>{others.map(row)}</ul>
      {children}
      <div className="queue-spare" aria-hidden />
    </div>
  );
}

type RowProps = { readonly row: CaseRow; readonly chosen: boolean; readonly fresh: boolean; readonly onPick: (id: string) => void };

function Row({ row, chosen, fresh, onPick }: RowProps) {
  const t = useTexts(texts);
  const title = useCaseTitle()(row);
  const now = useNow(60_000);
  const waiting = row.state === 'settled' || row.state === 'confirmed' ? row.state : row.lastWord;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the link inside is the keyboard's way, and j/k/o
    <li className={`queue-row${chosen ? ' chosen' : ''}${fresh ? ' fresh' : ''}`} data-row={row.id} onClick={() => onPick(row.id)}>
      <ClockRing clock={clockOf(row, now)} size={44} />
      <CategoryDot category={row.category} />
      <div className="queue-words">
        <div className="queue-title">
          <Go to={`/cases/${row.id}`}>{title}</Go>
          {row.state !== 'new' && <StateTag state={row.state} />}
          <MissedTag count={row.missed} />
        </div>
        <div className="queue-place">
          <span>{placeOf(row)}</span>
          <span className="number quiet">{row.number}</span>
        </div>
      </div>
      <div className="queue-side">
        <span className={`queue-last ${waiting}`}>{t(waiting)}</span>
        <span className="queue-facts quiet">
          <ChannelMark channel={row.channel} />
          <TimeText at={row.openedAt} style="relative" />
        </span>
      </div>
      <span className="queue-who">
        {row.assignee ? (
          <>
            <Avatar name={row.assignee.name} size={26} />
            <span className="only-heard">{row.assignee.name}</span>
          </>
        ) : (
          <span className="queue-nobody">{t('nobody')}</span>
        )}
      </span>
    </li>
  );
}

/** Scrolls by so much; a list too short for that gets room at its end. */
function hold(box: HTMLElement, shift: number): void {
  const spare = box.querySelector<HTMLElement>('.queue-spare');
  if (!spare) return;
  const bottom = spare.getBoundingClientRect().bottom - box.getBoundingClientRect().top + box.scrollTop;
  const missing = box.scrollTop + shift + box.clientHeight - bottom;
  if (missing > 0) spare.style.height = `${spare.offsetHeight + missing}px`;
  box.scrollTop += shift;
}

/** Keeps the row under the pointer (else the chosen one) at its place on the screen while others come and go. */
function useSteady(scroller: RefObject<HTMLDivElement | null>, rows: readonly CaseRow[], selected: string | undefined): void {
  const hovered = useRef<string | undefined>(undefined);
  const before = useRef<{ id: string; top: number } | undefined>(undefined);
  const find = (id: string | undefined) => (id ? scroller.current?.querySelector<HTMLElement>(`[data-row="${id}"]`) : undefined);
  const anchor = () => {
    const row = find(hovered.current) ?? find(selected);
    before.current = row?.dataset.row ? { id: row.dataset.row, top: row.getBoundingClientRect().top } : undefined;
  };
  useLayoutEffect(() => {
    const box = scroller.current;
    if (!box) return;
    const over = (event: PointerEvent) => {
      hovered.current = (event.target as Element).closest<HTMLElement>('[data-row]')?.dataset.row;
    };
    const leave = () => {
      hovered.current = undefined;
    };
    box.addEventListener('pointerover', over);
    box.addEventListener('pointerleave', leave);
    return () => {
      box.removeEventListener('pointerover', over);
      box.removeEventListener('pointerleave', leave);
    };
  }, [scroller]);
  const order = rows.map(({ id }) => id).join();
  const last = useRef(order);
  useLayoutEffect(() => {
    if (last.current !== order && before.current) {
      const row = find(before.current.id);
      if (row && scroller.current) hold(scroller.current, row.getBoundingClientRect().top - before.current.top);
    }
    last.current = order;
  });
  // Measured at every frame's end before the next render: cheap, and right after any scroll.
  useLayoutEffect(() => {
    anchor();
    const box = scroller.current;
    box?.addEventListener('scroll', anchor, { passive: true });
    box?.addEventListener('pointerover', anchor);
    return () => {
      box?.removeEventListener('scroll', anchor);
      box?.removeEventListener('pointerover', anchor);
    };
  });
}
