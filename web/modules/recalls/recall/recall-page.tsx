// One recall: where it stands, its clocks with sources, the balance, who is told, lots, disposal, papers.
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { FAULTS, REASONS, REPORT_STAGES as REPORTS, DISPOSALS as WAYS } from '../../../../server/modules/recalls/words.ts';
import { Go, useGo, useParam } from '../../../app/go.tsx';
import { api } from '../../../client/api.ts';
import { useLive } from '../../../client/live.ts';
import { useRead } from '../../../client/query.ts';
import { Facts, PageHeader, Section } from '../../../design/controls.tsx';
import { useSay, useTexts } from '../../../design/locale.ts';
import { ToneTag } from '../../../design/marks.tsx';
import { QuantityText as Amount } from '../../../design/people.tsx';
import { WhenRead } from '../../../design/states.tsx';
import { TimeText } from '../../../design/time-text.tsx';
import { BeginDrawer, DisposeDrawer, EndDrawer, PublicNotice, ReportDrawer } from './act-drawers.tsx';
import { type Full, STAGES } from './labels.ts';
import { Lots } from './lot-table.tsx';
import { BalanceBar, ClockCard, KindTag, RuleSource, StateTag } from './recall-marks.tsx';
import { Recipients } from './recipient-table.tsx';
import { useReport } from './report-files.tsx';
import { WidenDrawer } from './scope-drawers.tsx';
import { ScoreCard } from './score-card.tsx';
import './recalls.css';

const texts = {
  begin: { zh: '启动召回', en: 'Begin' },
  beginMock: { zh: '开始演练', en: 'Start the exercise' },
  drop: { zh: '不予召回', en: 'Drop' },
  widen: { zh: '增加批次', en: 'Add lots' },
  dispose: { zh: '登记处置', en: 'Dispose' },
  report: { zh: '登记监管报告', en: 'Report' },
  verify: { zh: '验证效果', en: 'Verify the effect' },
  close: { zh: '关闭召回', en: 'Close' },
  score: { zh: '完成演练并评分', en: 'End and score' },
  papers: { zh: '报告与公告', en: 'Papers' },
  pdf: { zh: '召回报告（PDF）', en: 'Report (PDF)' },
  xlsx: { zh: '数量明细（XLSX）', en: 'Amounts (XLSX)' },
  notice: { zh: '公告草稿', en: 'Draft of the public notice' },
  calls: { zh: '电话通知单', en: 'Call sheet' },
  clocks: { zh: '时限', en: 'Clocks' },
  balance: { zh: '回收平衡', en: 'Recovery balance' },
  duties: { zh: '应做的事', en: 'Duties' },
  timeline: { zh: '过程', en: 'What happened' },
  disposals: { zh: '处置与报告', en: 'Disposal and reports' },
  about: { zh: '登记内容', en: 'About' },
  reason: { zh: '原因', en: 'Reason' },
  fault: { zh: '责任', en: 'Fault' },
  known: { zh: '知悉', en: 'Known since' },
  measures: { zh: '依据', en: 'By' },
  caseRef: { zh: '售后单', en: 'Case' },
  byHand: { zh: '人工核对', en: 'By hand' },
  done: { zh: '已做', en: 'Done' },
  todo: { zh: '未做', en: 'To do' },
  isMock: {
    zh: '这是模拟召回：不封存实物，不通知客户（除非选择了通知）；计时从发起开始。',
    en: 'This is an exercise: nothing is held and no customer is told unless asked for; time runs since it was called.',
  },
  nothing: { zh: '还没有处置与报告。', en: 'No disposal, no report yet.' },
  witness: { zh: '见证人 {names}', en: 'witnessed by {names}' },
};

const STATE_ORDER = ['needed', 'begun', 'running', 'closing', 'closed'];

function Stages({ recall }: { readonly recall: Full }) {
  const say = useSay();
  const at = STATE_ORDER.indexOf(recall.state);
  return (
    <ol className="recall-stages">
      {STAGES.map(({ key, label }, place) => (
        <li
          key={key}
          className={place < at || recall.state === 'closed' ? 'past' : place === at ? 'now' : ''}
          aria-current={place === at ? 'step' : undefined}
        >
          {say(label)}
        </li>
      ))}
    </ol>
  );
}

type Open = 'widen' | 'begin' | 'drop' | 'dispose' | 'report' | 'verify' | 'close' | 'score' | 'notice' | undefined;

function Actions({ recall, onOpen }: { readonly recall: Full; readonly onOpen: (open: Open) => void }) {
  const t = useTexts(texts);
  const go = useGo();
  const { can, mock, holdId, id } = recall;
  const report = useReport(id);
  const papers = [
    { key: 'pdf', label: t('pdf'), onClick: () => report.make('pdf') },
    { key: 'xlsx', label: t('xlsx'), onClick: () => report.make('xlsx') },
    { key: 'notice', label: t('notice'), onClick: () => onOpen('notice') },
  ];
  return (
    <>
      <Dropdown menu={{ items: papers }} trigger={['click']}>
        <Button loading={report.busy}>{t('papers')}</Button>
      </Dropdown>
      {report.dialog}
      {holdId && <Button onClick={() => go(`/holds/${holdId}/calls`)}>{t('calls')}</Button>}
      {can.widen && <Button onClick={() => onOpen('widen')}>{t('widen')}</Button>}
      {can.drop && <Button onClick={() => onOpen('drop')}>{t('drop')}</Button>}
      {can.report && !mock && <Button onClick={() => onOpen('report')}>{t('report')}</Button>}
      {can.dispose && <Button onClick={() => onOpen('dispose')}>{t('dispose')}</Button>}
      {can.verify && (
        <Button type="primary" onClick={() => onOpen('verify')}>
          {t('verify')}
        </Button>
      )}
      {can.close && (
        <Button type="primary" onClick={() => onOpen('close')}>
          {t('close')}
        </Button>
      )}
      {can.score && (
        <Button type="primary" onClick={() => onOpen('score')}>
          {t('score')}
        </Button>
      )}
      {can.begin && (
        <Button type="primary" danger={!mock} onClick={() => onOpen('begin')}>
          {t(mock ? 'beginMock' : 'begin')}
        </Button>
      )}
    </>
  );
}

function Side({ recall }: { readonly recall: Full }) {
  const t = useTexts(texts);
  const say = useSay();
  const { reason, words, fault, knownAt, measures, caseRef, duties, timeline } = recall;
  const about = [
    { label: t('reason'), value: `${say(REASONS[reason])}${words ? `：${words}` : ''}` },
    { label: t('fault'), value: say(FAULTS[fault]) },
    { label: t('known'), value: <TimeText at={knownAt} /> },
    { label: t('measures'), value: say(measures) },
    ...(caseRef ? [{ label: t('caseRef'), value: <Go to={`/cases/${caseRef.id}`}>{caseRef.number}</Go> }] : []),
  ];
  return (
    <div>
      <Section title={t('about')}>
        <Facts items={about} />
      </Section>
      {!recall.mock && (
        <Section title={t('duties')} icon="shield">
          <ul className="recall-list">
            {duties.map((duty) => (
              <li key={duty.key}>
                <span className="row">
                  <ToneTag tone={duty.done ? 'accent' : 'plain'} {...(duty.done ? { icon: 'check' as const } : {})}>
                    {t(duty.done === null ? 'byHand' : duty.done ? 'done' : 'todo')}
                  </ToneTag>
                  {say(duty.label)}
                </span>
                <RuleSource rule={duty.rule} plain />
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t('timeline')} icon="clock">
        <ul className="recall-list">
          {timeline.map((entry, place) => (
            <li key={place}>
              <span>
                {say(entry.label)}
                {entry.count > 1 && ` × ${entry.count}`}
              </span>
              <small className="quiet">
                <TimeText at={entry.at} /> {entry.who}
              </small>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}

function Main({ recall }: { readonly recall: Full }) {
  const t = useTexts(texts);
  const say = useSay();
  const { clocks, score, sums, open, state, mock } = recall;
  return (
    <div>
      {score && <ScoreCard score={score} />}
      {!mock && clocks.length > 0 && (
        <div className="recall-clocks" style={{ marginBottom: 0 }}>
          {clocks.map((clock) => (
            <ClockCard key={clock.key} clock={clock} />
          ))}
        </div>
      )}
      <Section title={t('balance')} icon="chart">
        {sums.map((one) => (
          <BalanceBar key={one.unit} sums={one} />
        ))}
        {open.length > 0 && (
          <ul className="recall-open">
            {open.map((text) => (
              <li key={text.zh}>{say(text)}</li>
            ))}
          </ul>
        )}
      </Section>
      {state !== 'needed' && state !== 'dropped' && <Recipients recall={recall} />}
      <Lots recall={recall} />
      {!mock && <Proofs recall={recall} />}
    </div>
  );
}

function Proofs({ recall: { disposals, reports } }: { readonly recall: Full }) {
  const t = useTexts(texts);
  const say = useSay();
  return (
    <Section title={t('disposals')} icon="file">
      {disposals.length + reports.length === 0 && <p className="quiet">{t('nothing')}</p>}
      <ul className="recall-list">
        {reports.map((one) => (
          <li key={one.id}>
            <strong>{say(REPORTS[one.stage])}</strong>
            <span>{one.words}</span>
            <small className="quiet">
              <TimeText at={one.reportedAt} />
            </small>
          </li>
        ))}
        {disposals.map((one) => (
          <li key={one.id}>
            <strong>
              {say(WAYS[one.way])} {one.number} <Amount amount={one.amount} unit={one.unit} />
            </strong>
            <small className="quiet">
              <TimeText at={one.disposedAt} /> {one.witnesses && t('witness', { names: one.witnesses })}
            </small>
          </li>
        ))}
      </ul>
    </Section>
  );
}

export default function RecallPage() {
  const t = useTexts(texts);
  const go = useGo();
  const recallId = useParam('recallId');
  const read = useRead(api.recalls.showRecall, { recallId });
  const [open, setOpen] = useState<Open>();
  useLive([`recall:${recallId}`], { refresh: ['recalls'] });
  const close = () => setOpen(undefined);
  return (
    <WhenRead read={read}>
      {(recall) => (
        <>
          <PageHeader
            title={recall.products.join('、') || recall.number}
            sub={recall.number}
            onBack={() => go('/recalls')}
            tags={
              <>
                <KindTag recall={recall} />
                <StateTag recall={recall} />
              </>
            }
            actions={<Actions recall={recall} onOpen={setOpen} />}
          />
          {recall.mock && <p className="recall-mock">{t('isMock')}</p>}
          <Stages recall={recall} />
          <div className="recall-columns">
            <Main recall={recall} />
            <Side recall={recall} />
          </div>
          {open === 'begin' && <BeginDrawer recall={recall} onClose={close} />}
          {open === 'widen' && <WidenDrawer recall={recall} onClose={close} />}
          {open === 'dispose' && <DisposeDrawer recall={recall} onClose={close} />}
          {open === 'report' && <ReportDrawer recall={recall} onClose={close} />}
          {open === 'notice' && <PublicNotice recallId={recall.id} onClose={close} />}
          {(open === 'drop' || open === 'verify' || open === 'close' || open === 'score') && <EndDrawer act={open} recall={recall} onClose={close} />}
        </>
      )}
    </WhenRead>
  );
}
