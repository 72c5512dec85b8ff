// A trace to be mounted anywhere on the desk: `<LotTrace lotId={…} />`, `<LotTrace lineIds={…} about={{ caseId, customerId }} />`.
import { Alert, Segmented } from 'antd';
import { useState } from 'react';
import { api } from '../../../client/api.ts';
import { useLive } from '../../../client/live.ts';
import { useRead } from '../../../client/query.ts';
import { ExportButton } from '../../../design/desk/export-button.tsx';
import { useTexts } from '../../../design/locale.ts';
import { WhenRead } from '../../../design/states.tsx';
import { TraceBalance } from './trace-balance.tsx';
import { type Direction, inputOf, type Trace, type TraceAbout, type TraceBegin } from './trace-data.ts';
import { TraceGraph } from './trace-graph.tsx';
import { TraceMap } from './trace-map.tsx';
import { KeptTraces, RecordTrace } from './trace-record.tsx';
import { TraceTable } from './trace-table.tsx';
import { texts } from './trace-texts.ts';
import './trace.css';

type Props = TraceBegin & {
  readonly about?: TraceAbout;
  readonly initial?: Direction /** The page shows the balance itself. */;
  readonly balance?: boolean;
};
type View = 'graph' | 'table' | 'map';

export function LotTrace({ about, initial = 'both', balance = true, ...begin }: Props) {
  const t = useTexts(texts);
  const [direction, setDirection] = useState<Direction>(initial);
  const [view, setView] = useState<View>('graph');
  const input = inputOf(begin, direction);
  const read = useRead(api.lots.trace, input, { keep: true });
  useLive(['lots'], { refresh: ['lots'] });
  const trace = read.data;
  if (!trace)
    return (
      <WhenRead read={read} rows={8}>
        {() => null}
      </WhenRead>
    );
  return (
    <div className="trace" aria-busy={read.isFetching}>
      <div className="trace-bar">
        <Segmented<Direction>
          value={direction}
          onChange={setDirection}
          options={(['both', 'backward', 'forward'] as const).map((value) => ({ value, label: t(value) }))}
        />
        <Segmented<View>
          value={view}
          onChange={setView}
          options={(['graph', 'table', 'map'] as const).map((value) => ({ value, label: t(value) }))}
        />
        <span className="trace-bar-acts">
          <RecordTrace trace={trace} begin={begin} direction={direction} about={about} />
          <ExportButton endpoint={api.lots.exportTrace} input={input} what={t('exportWhat')} />
        </span>
      </div>
      <Found trace={trace} />
      {view === 'graph' && <TraceGraph trace={trace} />}
      {view === 'table' && <TraceTable trace={trace} />}
      {view === 'map' && <TraceMap trace={trace} />}
      {balance && <TraceBalance trace={trace} />}
      <KeptTraces trace={trace} />
    </div>
  );
}

/** How far it reaches, and what is not shown, said aloud. */
function Found({ trace: { counts, lots, deliveries } }: { readonly trace: Trace }) {
  const t = useTexts(texts);
  return (
    <>
      <p className="trace-counts" role="status">
        {t('counts', counts)}
        {counts.possible > 0 && <span className="trace-possible">{t('countPossible', { possible: counts.possible })}</span>}
      </p>
      {counts.lotsLeft > 0 && <Alert type="warning" showIcon title={t('left', { shown: lots.length, left: counts.lotsLeft })} />}
      {counts.deliveriesLeft > 0 && (
        <Alert type="warning" showIcon title={t('deliveriesLeft', { shown: deliveries.length, left: counts.deliveriesLeft })} />
      )}
    </>
  );
}
