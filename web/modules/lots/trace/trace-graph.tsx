// The graph: boxes and bands as SVG that scrolls sideways on small screens, with every box a button.
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useLocale, useTexts } from '../../../design/locale.ts';
import { Box } from './trace-box.tsx';
import { TraceChosen } from './trace-chosen.tsx';
import type { Trace } from './trace-data.ts';
import { chainOf, type Drawn, type Layout, layOut, type Placed } from './trace-layout.ts';
import { graphOf } from './trace-nodes.ts';
import { texts } from './trace-texts.ts';

export function TraceGraph({ trace }: { readonly trace: Trace }) {
  const t = useTexts(texts);
  const locale = useLocale();
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [chosen, setChosen] = useState<string>();
  const graph = useMemo(() => {
    const words = {
      lots: (count: number) => t('lots', { count }),
      rest: (count: number) => t('rest', { count }),
      unknownSupplier: t('unknownSupplier'),
      kitchens: (count: number) => t('kitchens', { count }),
      day: (day: string) => shortDay(day, locale),
      stock: (amount: string) => t('stock', { amount }),
      customers: (count: number) => t('customersFold', { count }),
    };
    return graphOf({ trace, open, words, locale });
  }, [trace, open, locale, t]);
  const [box, room] = useWidth();
  const layout = useMemo(() => layOut(graph, room), [graph, room]);
  const node = layout.nodes.find(({ key }) => key === chosen);
  const product = onlyProduct(layout);
  const unfold = (key: string) => setOpen((now) => new Set([...now, key]));
  return (
    <div className="trace-graph" ref={box}>
      <p className="trace-legend">
        {layout.box.tight && product && <strong className="trace-goods">{product}</strong>}
        {t('legend')}
        {open.size > 0 && (
          <button type="button" className="trace-plain" onClick={() => setOpen(new Set())}>
            {t('foldAll')}
          </button>
        )}
      </p>
      <Drawing layout={layout} room={room} chosen={node?.key} onChoose={setChosen} onUnfold={unfold} />
      {node && <TraceChosen node={node} trace={trace} onClose={() => setChosen(undefined)} onUnfold={unfold} />}
    </div>
  );
}

/** The name of all lots, where they have but one. */
function onlyProduct({ nodes }: Layout): string | undefined {
  const names = new Set(nodes.filter(({ kind }) => kind === 'lot' || kind === 'lots').map(({ title }) => title));
  return names.size === 1 ? [...names][0] : undefined;
}

const shortDay = (day: string, locale: 'zh-CN' | 'en'): string =>
  locale === 'en' ? day.slice(5) : `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;

/** How wide the place is; a graph that fits needs no scrolling. */
function useWidth() {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const watch = new ResizeObserver(([entry]) => entry && setWidth(Math.floor(entry.contentRect.width) - 4));
    if (box.current) watch.observe(box.current);
    return () => watch.disconnect();
  }, []);
  return [box, width] as const;
}

type DrawingProps = {
  readonly room: number;
  readonly layout: Layout;
  readonly chosen: string | undefined;
  readonly onChoose: (key: string | undefined) => void;
  readonly onUnfold: (key: string) => void;
};

function Drawing({ layout, room, chosen, onChoose, onUnfold }: DrawingProps) {
  const t = useTexts(texts);
  const hatch = `hatch${useId().replaceAll(':', '')}`;
  const scale = scaleOf(layout, room);
  const oneProduct = onlyProduct(layout) !== undefined;
  const box = useSight(layout, scale);
  const near = useMemo(() => (chosen ? chainOf(layout.links, chosen) : undefined), [layout, chosen]);
  const onKeyDown = (event: KeyboardEvent<SVGSVGElement>) => {
    if (event.key === 'Escape') onChoose(undefined);
    if (event.key.startsWith('Arrow')) moveFocus(event, layout.nodes);
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="trace-scroll" ref={box} tabIndex={0} aria-label={t('graphLabel')}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrows move between the buttons inside */}
      <svg
        width={layout.width * scale}
        height={layout.height * scale}
        viewBox={`0 0 ${layout.width} ${layout.height}`}
        onKeyDown={onKeyDown}
        role="presentation"
      >
        <defs>
          <pattern id={hatch} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="7" height="7" className="trace-hatch-ground" />
            <rect width="2.5" height="7" className="trace-hatch-line" />
          </pattern>
        </defs>
        {layout.links.map((link) => (
          <Band key={link.key} link={link} faint={near !== undefined && !(near.has(link.from) && near.has(link.to))} />
        ))}
        {layout.nodes.map((node) => (
          <Box
            key={node.key}
            node={node}
            size={layout.box}
            oneProduct={oneProduct}
            hatch={hatch}
            faint={near !== undefined && !near.has(node.key)}
            chosen={node.key === chosen}
            onChoose={() => onChoose(node.key === chosen ? undefined : node.key)}
            onUnfold={() => onUnfold(node.key)}
          />
        ))}
        {layout.links.map((link) => (
          <BandWords key={link.key} link={link} shown={near !== undefined && [link.from, link.to].every((end) => near.has(end))} />
        ))}
      </svg>
    </section>
  );
}

/** Of many boxes one wants to see all at once; smaller than this nobody reads them. */
const SMALLEST = 0.86;
const SCREEN = 0.72;
function scaleOf({ box, width, height }: Layout, room: number): number {
  if (!box.tight || room < 600) return 1;
  return Math.max(SMALLEST, Math.min(1, room / width, (innerHeight * SCREEN) / height));
}

/** At first the lot that was asked about is in sight, later what was just unfolded. */
function useSight({ nodes, box: size }: Layout, scale: number) {
  const box = useRef<HTMLElement>(null);
  const before = useRef<ReadonlySet<string>>(new Set());
  const keys = nodes.map(({ key }) => key).join(' ');
  useEffect(() => {
    const { current } = box;
    const fresh = nodes.filter(({ key }) => !before.current.has(key));
    const wanted = before.current.size === 0 ? nodes.filter(({ start }) => start) : fresh;
    before.current = new Set(nodes.map(({ key }) => key));
    if (!current || wanted.length === 0) return;
    const [top, bottom] = [Math.min(...wanted.map(({ y }) => y)), Math.max(...wanted.map(({ y, height }) => y + height))];
    const [left, right] = [Math.min(...wanted.map(({ x }) => x)), Math.max(...wanted.map(({ x }) => x + size.width))];
    current.scrollTop = ((top + bottom) / 2) * scale - current.clientHeight / 2;
    current.scrollLeft = ((left + right) / 2) * scale - current.clientWidth / 2;
  }, [keys]);
  return box;
}

/** Up and down within a column, left and right to the nearest box of the next one. */
function moveFocus(event: KeyboardEvent<SVGSVGElement>, nodes: readonly Placed[]): void {
  const here = nodes.find(({ key }) => key === (document.activeElement as SVGElement | null)?.dataset.key);
  if (!here) return;
  const sideways = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
  const down = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
  const away = (node: Placed): number => Math.abs(node.y - here.y);
  const next = nodes
    .filter((node) => (sideways === 0 ? node.column === here.column && Math.sign(node.y - here.y) === down : node.column === here.column + sideways))
    .sort((a, b) => away(a) - away(b))[0];
  if (!next) return;
  event.preventDefault();
  event.currentTarget.querySelector<SVGElement>(`[data-key="${CSS.escape(next.key)}"]`)?.focus();
}

function Band({ link, faint }: { readonly link: Drawn; readonly faint: boolean }) {
  const kind = `${link.possible ? ' trace-band-possible' : ''}${link.stopped ? ' trace-band-stopped' : ''}${faint ? ' trace-faint' : ''}`;
  return <path d={link.path} className={`trace-band${kind}`} strokeWidth={link.width} />;
}

/** Amounts of what is chosen, and the word 可能 wherever it is only that. */
function BandWords({ link, shown }: { readonly link: Drawn; readonly shown: boolean }) {
  const t = useTexts(texts);
  const words = [link.possible && (shown || link.width > 8) ? t('possible') : '', shown ? link.amount : ''].filter(Boolean).join(' ');
  if (words === '') return null;
  return (
    <text x={link.label.x} y={link.label.y + 4} className="trace-band-words" textAnchor="middle">
      {words}
    </text>
  );
}
