// What the chosen box stands for, in full words, and where to go from it.
import { useState } from 'react';
import { Go } from '../../../app/go.tsx';
import { Icon } from '../../../design/icon.tsx';
import { useLocale, useTexts } from '../../../design/locale.ts';
import { amountOf, lotById, siteById, type Trace } from './trace-data.ts';
import type { GraphNode } from './trace-nodes.ts';
import { texts } from './trace-texts.ts';

type Props = { readonly node: GraphNode; readonly trace: Trace; readonly onClose: () => void; readonly onUnfold: (key: string) => void };
const MOST = 12;

export function TraceChosen({ node, trace, onClose, onUnfold }: Props) {
  const t = useTexts(texts);
  return (
    <aside className="trace-chosen" aria-live="polite">
      <div className="trace-chosen-head">
        <strong>{node.title}</strong>
        <span>{node.lines.filter(Boolean).join(' · ')}</span>
        {node.possible && <span className="trace-possible">{t('possible')}</span>}
        <span className="trace-chosen-acts">
          {node.count > 1 && (
            <button type="button" className="trace-plain" onClick={() => onUnfold(node.key)}>
              {t('unfold')}
            </button>
          )}
          <button type="button" className="trace-plain" onClick={onClose} aria-label={t('close')}>
            <Icon name="close" size={16} />
          </button>
        </span>
      </div>
      {node.lotIds.length > 0 && <LotsOf lotIds={node.lotIds} trace={trace} />}
      {node.siteIds.length > 0 && <KitchensOf node={node} trace={trace} />}
    </aside>
  );
}

function LotsOf({ lotIds, trace }: { readonly lotIds: readonly string[]; readonly trace: Trace }) {
  const t = useTexts(texts);
  const lots = lotById(trace);
  const [all, setAll] = useState(false);
  const shown = all ? lotIds : lotIds.slice(0, MOST);
  return (
    <ul className="trace-chosen-list">
      {shown.map((lotId) => (
        <li key={lotId}>
          <span className="number">{lots.get(lotId)?.number}</span> {lots.get(lotId)?.product} <Go to={`/lots/${lotId}`}>{t('openLot')}</Go>{' '}
          <Go to="/trace" search={{ lot: lotId }}>
            {t('traceThis')}
          </Go>
        </li>
      ))}
      {shown.length < lotIds.length && (
        <li>
          <button type="button" className="trace-plain" onClick={() => setAll(true)}>
            {t('rest', { count: lotIds.length - shown.length })}
          </button>
        </li>
      )}
    </ul>
  );
}

function KitchensOf({ node, trace }: { readonly node: GraphNode; readonly trace: Trace }) {
  const t = useTexts(texts);
  const locale = useLocale();
  const [sites, lots] = [siteById(trace), lotById(trace)];
  const own = new Set(node.siteIds);
  const rows = trace.deliveries.filter(
    ({ siteId, customerId, deliveryOn }) => own.has(siteId) && inBox(node.key, { siteId, customerId, deliveryOn }),
  );
  return (
    <ul className="trace-chosen-list">
      {rows.slice(0, MOST).map((row) => (
        <li key={`${row.lotId}${row.siteId}${row.deliveryOn}`}>
          <span className="number">{row.deliveryOn}</span> {sites.get(row.siteId)?.site} · {lots.get(row.lotId)?.number}{' '}
          {amountOf(row.amount || row.atMost, lots.get(row.lotId)?.unit ?? 'kg', locale)}{' '}
          {row.possible && <span className="trace-possible">{t('possible')}</span>}{' '}
          {row.notes.map(({ noteId, number }) => (
            <Go key={noteId} to={`/deliveries/${noteId}`}>
              {number}
            </Go>
          ))}
        </li>
      ))}
      {rows.length > MOST && <li>… {rows.length - MOST}</li>}
    </ul>
  );
}

type Where = { readonly siteId: string; readonly customerId: string; readonly deliveryOn: string };
const inBox = (key: string, { siteId, customerId, deliveryOn }: Where): boolean =>
  !(key.startsWith('day:') || key.startsWith('site:')) || key === `day:${customerId}:${deliveryOn}` || key === `site:${siteId}:${deliveryOn}`;
