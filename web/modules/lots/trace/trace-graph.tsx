// The graph: boxes and bands as SVG that scrolls sideways on small screens, with every box a button.
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useLocale, useTexts } from '../../../design/locale.ts';
import { TraceChosen } from './trace-chosen.tsx';
import type { Trace } from './trace-data.ts';
import { BOX, chainOf, type Drawn, type Layout, layOut, type Placed } from './trace-layout.ts';
import { type GraphNode, graphOf } from './trace-nodes.ts';
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
  const unfold = (key: string) => setOpen((now) => new Set([...now, key]));
  return (
    <div className="trace-graph" ref={box}>
      <p className="trace-legend">
        {t('legend')}
        {open.size > 0 && (
          <button type="button" className="trace-plain" onClick={() => setOpen(new Set())}>
            {t('foldAll')}
          </button>
        )}
      </p>
      <Drawing layout={layout} chosen={node?.key} onChoose={setChosen} onUnfold={unfold} />
      {node && <TraceChosen node={node} trace={trace} onClose={() => setChosen(undefined)} onUnfold={unfold} />}
    </div>
  );
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
  readonly layout: Layout;
  readonly chosen: string | undefined;
  readonly onChoose: (key: string | undefined) => void;
  readonly onUnfold: (key: string) => void;
};

function Drawing({ layout, chosen, onChoose, onUnfold }: DrawingProps) {
  const t = useTexts(texts);
  const hatch = `hatch${useId().replaceAll(':', '')}`;
  const box = useScrollToStart(layout);
  const near = useMemo(() => (chosen ? chainOf(layout.links, chosen) : undefined), [layout, chosen]);
  const onKeyDown = (event: KeyboardEvent<SVGSVGElement>) => {
    if (event.key === 'Escape') onChoose(undefined);
    if (event.key.startsWith('Arrow')) moveFocus(event, layout.nodes);
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="trace-scroll" ref={box} tabIndex={0} aria-label={t('graphLabel')}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrows move between the buttons inside */}
      <svg width={layout.width} height={layout.height} viewBox={`0 0 ${layout.width} ${layout.height}`} onKeyDown={onKeyDown} role="presentation">
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

/** On a phone the lot that was asked about must be in sight. */
function useScrollToStart({ nodes, width }: Layout) {
  const box = useRef<HTMLElement>(null);
  const start = nodes.find((node) => node.start);
  useEffect(() => {
    const { current } = box;
    if (current && start && current.clientWidth < width) current.scrollLeft = start.x - (current.clientWidth - BOX.width) / 2;
    if (current && start) current.scrollTop = start.y - current.clientHeight / 2;
  }, [start?.key]);
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

type BoxProps = {
  readonly node: Placed;
  readonly hatch: string;
  readonly faint: boolean;
  readonly chosen: boolean;
  readonly onChoose: () => void;
  readonly onUnfold: () => void;
};

const kindWords = { supplier: 'kindSupplier', lot: 'kindLot', lots: 'kindLots', delivery: 'kindDelivery', deliveries: 'kindDelivery' } as const;

function Box({ node, hatch, faint, chosen, onChoose, onUnfold }: BoxProps) {
  const t = useTexts(texts);
  const marks = [
    node.start && t('start'),
    node.possible && t('possible'),
    node.stopped > 0 && (node.count > 1 ? t('stoppedSome', { count: node.stopped }) : t('stopped')),
  ].filter(Boolean);
  const label = t('nodeLabel', { kind: t(kindWords[node.kind]), title: node.title, lines: [...node.lines, ...marks].filter(Boolean).join('，') });
  const act = node.count > 1 ? onUnfold : onChoose;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    act();
  };
  const classes = `trace-box trace-box-${node.kind}${chosen ? ' trace-box-chosen' : ''}${node.start ? ' trace-box-start' : ''}${node.possible ? ' trace-box-possible' : ''}${faint ? ' trace-faint' : ''}`;
  return (
    // biome-ignore lint/a11y/useSemanticElements: inside SVG there is no <button>
    <g
      className={classes}
      role="button"
      tabIndex={0}
      aria-label={label}
      aria-pressed={chosen}
      data-key={node.key}
      transform={`translate(${node.x},${node.y})`}
      onClick={onChoose}
      onKeyDown={onKeyDown}
    >
      <rect width={BOX.width} height={node.height} rx="7" className="trace-box-card" />
      {node.stopped > 0 && (
        <rect x="1" y="1" width={((BOX.width - 2) * node.stopped) / node.count} height={node.height - 2} rx="6" fill={`url(#${hatch})`} />
      )}
      <BoxWords node={node} marks={marks.join(' · ')} />
      {marks.length > 0 && (
        <text x={BOX.width - (node.count > 1 ? 32 : 8)} y={(node.height - BOX.height) / 2 + 19} className="trace-box-mark" textAnchor="end">
          {marks.join(' · ')}
        </text>
      )}
      {node.count > 1 && (
        // biome-ignore lint/a11y/noStaticElementInteractions: a larger target for the mouse inside the button
        <g
          className="trace-box-plus"
          transform={`translate(${BOX.width - 16},16)`}
          onClick={(event) => {
            event.stopPropagation();
            onUnfold();
          }}
        >
          <circle r="10" />
          <path d="M-4.5 0h9M0 -4.5v9" />
        </g>
      )}
    </g>
  );
}

const ROOM = 23;
/** Chinese signs are two wide. */
const wide = (text: string): number => [...text].reduce((sum, sign) => sum + (sign.charCodeAt(0) > 0x2e7f ? 2 : 1.1), 0);
/** What does not fit ends with an ellipsis; all of it stands in the label and below. */
function fit(text: string, room: number): string {
  let kept = text;
  while (kept.length > 1 && wide(kept) > room) kept = kept.slice(0, -1);
  return kept === text ? text : `${kept.slice(0, -1)}…`;
}

function BoxWords({ node, marks }: { readonly node: GraphNode & { readonly height: number }; readonly marks: string }) {
  const top = (node.height - BOX.height) / 2;
  return (
    <>
      <text x="10" y={top + 19} className="trace-box-title">
        {fit(node.title, ROOM - (node.count > 1 ? 3 : 0) - wide(marks))}
      </text>
      {node.lines.slice(0, 2).map((line, i) => (
        <text key={line} x="10" y={top + 35 + i * 15} className="trace-box-line">
          {fit(line, 27)}
        </text>
      ))}
    </>
  );
}
