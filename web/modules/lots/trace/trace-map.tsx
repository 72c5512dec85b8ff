// Where the affected kitchens are: dots on white paper, drawn from their own coordinates.
import { useCan } from '../../../app/session.ts';
import { api } from '../../../client/api.ts';
import { useRead } from '../../../client/query.ts';
import { useJoin, useTexts } from '../../../design/locale.ts';
import { Empty } from '../../../design/states.tsx';
import { drawMap, type MapDrawing, type MapPoint, PAPER } from './map-points.ts';
import type { Trace } from './trace-data.ts';
import { texts } from './trace-texts.ts';

const MOST_NAMES = 20;
const NAME = 9;

export function TraceMap({ trace }: { readonly trace: Trace }) {
  const t = useTexts(texts);
  const join = useJoin();
  const may = useCan()('deliveries.read-all');
  const depot = useRead(api.deliveries.depot, {}, { enabled: may });
  const drawing = drawMap(trace, depot.data?.depot ?? null);
  if (trace.sites.length === 0)
    return (
      <Empty title={t('noDeliveries')} icon="truck">
        {t('noDeliveriesDo')}
      </Empty>
    );
  if (!drawing)
    return (
      <Empty title={t('noPlaces')} icon="globe">
        {t('noPlacesDo')}
      </Empty>
    );
  return (
    <figure className="trace-map">
      <Paper drawing={drawing} label={t('mapLabel', { count: trace.sites.length - drawing.missing.length })} />
      <figcaption>
        <CrowdNames points={drawing.points} />
        {drawing.missing.length > 0 && (
          <p className="trace-map-missing">
            {t('missingPlaces', {
              count: drawing.missing.length,
              names: join(drawing.missing.slice(0, MOST_NAMES)) + (drawing.missing.length > MOST_NAMES ? ' …' : ''),
            })}
          </p>
        )}
      </figcaption>
    </figure>
  );
}

function Paper({ drawing, label }: { readonly drawing: MapDrawing; readonly label: string }) {
  const t = useTexts(texts);
  const { points, depot, scale } = drawing;
  const foot = PAPER.height - 20;
  return (
    <svg viewBox={`0 0 ${PAPER.width} ${PAPER.height}`} role="img" aria-label={label}>
      <rect width={PAPER.width} height={PAPER.height} rx="8" className="trace-map-ground" />
      {depot && points.map(({ x, y }) => <line key={`${x},${y}`} x1={depot.x} y1={depot.y} x2={x} y2={y} className="trace-map-way" />)}
      {points.map((point) => (
        <Dot key={point.siteIds[0]} point={point} />
      ))}
      {depot && (
        <g transform={`translate(${depot.x},${depot.y})`}>
          <path d="M-8 7V-2L0 -8l8 6v9z" className="trace-map-depot" />
          <text y="22" textAnchor="middle" className="trace-map-words">
            {t('depot')}
          </text>
        </g>
      )}
      <g className="trace-map-scale">
        <path d={`M20 ${foot - 5}v5h${scale.pixels}v-5`} />
        <text x="20" y={foot - 9}>
          {t('scale', { km: scale.km })}
        </text>
        <path d={`M${PAPER.width - 24} 46V22m-5 7l5 -7l5 7`} />
        <text x={PAPER.width - 24} y="62" textAnchor="middle">
          {t('north')}
        </text>
      </g>
    </svg>
  );
}

function Dot({ point }: { readonly point: MapPoint }) {
  const join = useJoin();
  const { x, y, names, possible, label } = point;
  const many = names.length > 1;
  const [name = ''] = names;
  const short = name.length > NAME ? `${name.slice(0, NAME - 1)}…` : name;
  return (
    <g className={possible ? 'trace-map-possible' : ''}>
      <title>{join(names)}</title>
      <circle cx={x} cy={y} r={many ? 10 : 6} className="trace-map-dot" />
      {many && (
        <text x={x} y={y + 4} textAnchor="middle" className="trace-map-number">
          {names.length}
        </text>
      )}
      {label && (
        <text x={label.x} y={label.y + 4} textAnchor={label.end ? 'end' : 'start'} className="trace-map-words">
          {many ? `${short} +${names.length - 1}` : short}
        </text>
      )}
    </g>
  );
}

/** Names for which the paper had no room. */
function CrowdNames({ points }: { readonly points: readonly MapPoint[] }) {
  const join = useJoin();
  const names = points.flatMap((point) => (point.label && point.names.length === 1 ? [] : point.names.slice(point.label ? 1 : 0)));
  if (names.length === 0) return null;
  return (
    <p>
      {join(names.slice(0, MOST_NAMES))}
      {names.length > MOST_NAMES && ` … +${names.length - MOST_NAMES}`}
    </p>
  );
}
