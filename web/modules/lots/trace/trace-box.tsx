// One box of the graph: a card with three lines, or where there are many a single line; all of it is said to the ear and on pointing.
import type { KeyboardEvent } from 'react';
import { useTexts } from '../../../design/locale.ts';
import type { BoxSize, Placed } from './trace-layout.ts';
import { texts } from './trace-texts.ts';

type BoxProps = {
  readonly node: Placed;
  readonly size: BoxSize;
  /** All lots are of the same goods: their numbers tell them apart, not their name. */
  readonly oneProduct: boolean;
  readonly hatch: string;
  readonly faint: boolean;
  readonly chosen: boolean;
  readonly onChoose: () => void;
  readonly onUnfold: () => void;
};

const kindWords = { supplier: 'kindSupplier', lot: 'kindLot', lots: 'kindLots', delivery: 'kindDelivery', deliveries: 'kindDelivery' } as const;

function classesOf({ node, chosen, faint }: Pick<BoxProps, 'node' | 'chosen' | 'faint'>): string {
  const states = [chosen && 'trace-box-chosen', node.start && 'trace-box-start', node.possible && 'trace-box-possible', faint && 'trace-faint'];
  return ['trace-box', `trace-box-${node.kind}`, ...states].filter(Boolean).join(' ');
}

export function Box({ node, size, oneProduct, hatch, faint, chosen, onChoose, onUnfold }: BoxProps) {
  const t = useTexts(texts);
  const marks = [
    node.start && t('start'),
    node.possible && t('possible'),
    node.stopped > 0 && (node.count > 1 ? t('stoppedSome', { count: node.stopped }) : t('stopped')),
  ].filter((mark) => mark !== false);
  const label = t('nodeLabel', {
    kind: t(kindWords[node.kind]),
    title: node.title,
    lines: [...node.lines, ...marks].filter(Boolean).join(t('comma')),
  });
  const act = node.count > 1 ? onUnfold : onChoose;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    act();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: inside SVG there is no <button>
    <g
      className={classesOf({ node, chosen, faint })}
      role="button"
      tabIndex={0}
      aria-label={label}
      aria-pressed={chosen}
      data-key={node.key}
      transform={`translate(${node.x},${node.y})`}
      onClick={onChoose}
      onKeyDown={onKeyDown}
    >
      <title>{label}</title>
      <rect width={size.width} height={node.height} rx={size.tight ? 5 : 7} className="trace-box-card" />
      {node.stopped > 0 && (
        <rect x="1" y="1" width={((size.width - 2) * node.stopped) / node.count} height={node.height - 2} rx="5" fill={`url(#${hatch})`} />
      )}
      {size.tight ? (
        <Line node={node} size={size} oneProduct={oneProduct} mark={marks[0] ?? ''} />
      ) : (
        <Card node={node} size={size} marks={marks.join(' · ')} />
      )}
      {node.count > 1 && <Plus x={size.width - (size.tight ? 13 : 16)} y={size.tight ? node.height / 2 : 16} onUnfold={onUnfold} />}
    </g>
  );
}

function Plus({ x, y, onUnfold }: { readonly x: number; readonly y: number; readonly onUnfold: () => void }) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a larger target for the mouse inside the button
    <g
      className="trace-box-plus"
      transform={`translate(${x},${y})`}
      onClick={(event) => {
        event.stopPropagation();
        onUnfold();
      }}
    >
      <circle r="10" />
      <path d="M-4.5 0h9M0 -4.5v9" />
    </g>
  );
}

/** Chinese signs are two wide. */
const wide = (text: string): number => [...text].reduce((sum, sign) => sum + (sign.charCodeAt(0) > 0x2e7f ? 2 : 1.1), 0);
/** What does not fit ends with an ellipsis; all of it stands in the label and below. */
function fit(text: string, room: number): string {
  let kept = text;
  while (kept.length > 1 && wide(kept) > room) kept = kept.slice(0, -1);
  return kept === text ? text : `${kept.slice(0, -1)}…`;
}

const ROOM = 23;

type CardProps = { readonly node: Placed; readonly size: BoxSize; readonly marks: string };

function Card({ node, size, marks }: CardProps) {
  const top = (node.height - size.height) / 2;
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
      {marks !== '' && (
        <text x={size.width - (node.count > 1 ? 32 : 8)} y={top + 19} className="trace-box-mark" textAnchor="end">
          {marks}
        </text>
      )}
    </>
  );
}

/** Of a line: 12 px for two. */
const LINE_ROOM = 27;
const TAIL = 6;

type LineProps = { readonly node: Placed; readonly size: BoxSize; readonly oneProduct: boolean; readonly mark: string };

/** What it is on the left, how much on the right, between them what room is left for. */
function Line({ node, size, oneProduct, mark }: LineProps) {
  const [what, amount] = node.brief;
  const isLot = node.kind === 'lot';
  const byNumber = isLot && oneProduct;
  const room = LINE_ROOM - (node.count > 1 ? 3.5 : 0) - wide(amount);
  const title = fit(byNumber ? what : node.title, isLot && !oneProduct ? 10 : room);
  const between = mark || (byNumber ? '' : isLot ? `…${what.slice(-TAIL)}` : what);
  const y = node.height / 2 + 4;
  return (
    <>
      <text x="8" y={y} className="trace-box-name">
        {title}
        {between !== '' && wide(title) + wide(between) + 1 <= room && (
          <tspan dx="6" className={mark ? 'trace-box-mark' : 'trace-box-line'}>
            {between}
          </tspan>
        )}
      </text>
      <text x={size.width - (node.count > 1 ? 28 : 8)} y={y} className="trace-box-line" textAnchor="end">
        {amount}
      </text>
    </>
  );
}
