// What is stopped, since when, why and by whom; who let it go.
import { Button, Segmented, type TableProps } from 'antd';
import { useState } from 'react';
import { HOLD_KINDS, HOLD_REASONS, OUTCOMES } from '../../../server/modules/lots/words.ts';
import { Go, useSearchState } from '../../app/go.tsx';
import { useCan } from '../../app/session.ts';
import { api } from '../../client/api.ts';
import { useLive } from '../../client/live.ts';
import { useReadPages } from '../../client/query.ts';
import { PageHeader } from '../../design/controls.tsx';
import { DataTable } from '../../design/desk/data-table.tsx';
import '../../design/desk/desk-parts.css';
import { useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { Empty } from '../../design/states.tsx';
import { TimeText } from '../../design/time-text.tsx';
import { LiftForm } from './hold-forms.tsx';
import type { Hold } from './labels.ts';
import './lots.css';

const texts = {
  kitchens: { zh: '食堂与电话通知', en: 'Kitchens and calls' },
  title: { zh: '冻结记录', en: 'Holds' },
  open: { zh: '未解除', en: 'Standing' },
  all: { zh: '全部', en: 'All' },
  what: { zh: '措施', en: 'Measure' },
  lots: { zh: '批次', en: 'Lots' },
  why: { zh: '原因', en: 'Why' },
  since: { zh: '开始', en: 'Since' },
  now: { zh: '现状', en: 'Now' },
  more: { zh: '等 {count} 个批次', en: '{count} lots in all' },
  standing: { zh: '{standing} / {count} 个批次未解除', en: '{standing} of {count} lots stopped' },
  lift: { zh: '解除', en: 'Lift' },
  byRecall: { zh: '随召回结束', en: 'Ends with its recall' },
  case: { zh: '来自售后单', en: 'From a case' },
  none: { zh: '没有被冻结的批次', en: 'Nothing is stopped' },
  noneDo: { zh: '所有批次都可以正常发货。要冻结一个批次，请打开该批次。', en: 'All lots may leave. To stop one, open it.' },
};

export default function HoldsPage() {
  const t = useTexts(texts);
  const [which, setWhich] = useSearchState('which', 'open');
  const [lifting, setLifting] = useState<Hold>();
  const rows = useReadPages(api.lots.holds, { open: which === 'open' });
  useLive(['lots', 'holds'], { refresh: ['lots'] });
  const columns = useColumns(setLifting);
  return (
    <>
      <PageHeader title={t('title')} />
      <div className="filter-bar">
        <Segmented
          value={which}
          onChange={setWhich}
          options={[
            { value: 'open', label: t('open') },
            { value: 'all', label: t('all') },
          ]}
        />
      </div>
      <DataTable
        pages={rows}
        rowKey="id"
        columns={columns}
        label={t('title')}
        wrap
        empty={
          <Empty title={t('none')} icon="shield">
            {t('noneDo')}
          </Empty>
        }
      />
      {lifting && <LiftForm hold={lifting} onClose={() => setLifting(undefined)} />}
    </>
  );
}

function useColumns(lift: (hold: Hold) => void): NonNullable<TableProps<Hold>['columns']> {
  const t = useTexts(texts);
  const say = useSay();
  const sees = useCan()('recalls.read-alerts');
  return [
    {
      title: t('what'),
      key: 'what',
      render: (_, { id, kind, liftedAt, beganAt }) => (
        <div className="two-lines">
          <span>
            <ToneTag tone={liftedAt === null ? 'danger' : 'plain'} icon="lock">
              {say(HOLD_KINDS[kind])}
            </ToneTag>
          </span>
          {kind === 'hold' && sees && <Go to={`/holds/${id}`}>{t('kitchens')}</Go>}
          <small className="quiet">
            <TimeText at={beganAt} />
          </small>
        </div>
      ),
    },
    { title: t('lots'), key: 'lots', render: (_, hold) => <LotsOf hold={hold} /> },
    {
      title: t('why'),
      key: 'why',
      responsive: ['md'],
      render: (_, { reason, words, by, caseId }) => (
        <div className="two-lines">
          <span>{say(HOLD_REASONS[reason])}</span>
          {words && <span className="quiet">{words}</span>}
          <small className="quiet">
            {by} {caseId && <Go to={`/cases/${caseId}`}>{t('case')}</Go>}
          </small>
        </div>
      ),
    },
    { title: t('now'), key: 'now', render: (_, hold) => <State hold={hold} onLift={() => lift(hold)} /> },
  ];
}

function LotsOf({ hold }: { readonly hold: Hold }) {
  const t = useTexts(texts);
  const say = useSay();
  return (
    <div className="two-lines">
      {hold.lots.map(({ id, number, product, lifted }) => (
        <span key={id} className={lifted ? 'quiet' : ''}>
          {product} <Go to={`/lots/${id}`}>{number}</Go>
        </span>
      ))}
      {hold.lotCount > hold.lots.length && <small className="quiet">{t('more', { count: hold.lotCount })}</small>}
      <small className="quiet narrow-inline">
        {say(HOLD_REASONS[hold.reason])} {hold.words}
      </small>
    </div>
  );
}

function State({ hold, onLift }: { readonly hold: Hold; readonly onLift: () => void }) {
  const t = useTexts(texts);
  const say = useSay();
  return (
    <div className="two-lines">
      {hold.liftedAt === null ? (
        <span>{t('standing', { standing: hold.standing, count: hold.lotCount })}</span>
      ) : (
        <span>
          <TimeText at={hold.liftedAt} style="short" /> {hold.outcome && say(OUTCOMES[hold.outcome])}
        </span>
      )}
      {hold.lifts.map((lift) => (
        <small key={lift.at} className="quiet">
          {lift.by} {lift.words}
        </small>
      ))}
      {hold.can.lift && (
        <span>
          <Button size="small" onClick={onLift}>
            {t('lift')}
          </Button>
        </span>
      )}
      {hold.liftedAt === null && hold.recallId !== null && <small className="quiet">{t('byRecall')}</small>}
    </div>
  );
}
