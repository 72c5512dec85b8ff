// One released report on the phone: what was promised, what happened, and two big buttons for each line.
import { TextArea } from 'antd-mobile';
import { useState } from 'react';
import { useParam } from '../../app/go.tsx';
import { type Answer, api } from '../../client/api.ts';
import { useRead, useSubmit } from '../../client/query.ts';
import { ShareBar } from '../../design/controls.tsx';
import { useLocale, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { BigButton } from '../../design/phone/choices.tsx';
import { Refused, WhenRead } from '../../design/states.tsx';
import { TimeText } from '../../design/time-text.tsx';
import { showPeriod } from './period.ts';
import './portal.css';
import { useDocument } from './use-document.ts';

type Report = Answer<typeof api.commitments.showReport>;
type Item = Report['items'][number];

const texts = {
  sum: {
    zh: '{lines} 项承诺：按时 {onTime}，超时 {late}，免责 {excused}，无记录 {unobserved}，进行中 {running}。',
    en: '{lines} promises: {onTime} on time, {late} late, {excused} excused, {unobserved} without record, {running} running.',
  },
  onTime: { zh: '按时', en: 'On time' },
  late: { zh: '超时', en: 'Late' },
  excused: { zh: '免责', en: 'Excused' },
  unobserved: { zh: '无记录', en: 'No record' },
  running: { zh: '进行中', en: 'Running' },
  progress: { zh: '还有 {open} 行等您答复', en: '{open} lines wait for your answer' },
  answered: { zh: '全部答复完毕，谢谢。', en: 'All answered, thank you.' },
  confirm: { zh: '确认', en: 'Confirm' },
  dispute: { zh: '有异议', en: 'Dispute' },
  confirmRest: { zh: '其余 {open} 行全部确认', en: 'Confirm the other {open} lines' },
  sure: { zh: '再按一次，确认 {open} 行', en: 'Press again to confirm {open} lines' },
  confirmed: { zh: '已确认', en: 'Confirmed' },
  disputed: { zh: '已提出异议', en: 'Disputed' },
  open: { zh: '未答复', en: 'Open' },
  why: { zh: '哪里不对？例如：11 月 3 日晚到 20 分钟', en: 'What is wrong? For example: 20 minutes late on 3 November' },
  send: { zh: '提交异议', en: 'Send' },
  cancel: { zh: '取消', en: 'Cancel' },
  change: { zh: '更改答复', en: 'Change' },
  pdf: { zh: '下载 PDF', en: 'PDF' },
  file: { zh: '履约月报.pdf', en: 'fulfilment.pdf' },
  by: { zh: '审核发布', en: 'Released by' },
};

export default function PortalReportPage() {
  const reportId = useParam('reportId');
  const read = useRead(api.commitments.showReport, { reportId });
  return (
    <WhenRead read={read} rows={6}>
      {(one) => <ReportScreen one={one} />}
    </WhenRead>
  );
}

const sumOf = (items: readonly Item[], field: 'onTime' | 'late' | 'excused' | 'unobserved' | 'running'): number =>
  items.reduce((sum, item) => sum + item[field], 0);

function ReportScreen({ one }: { readonly one: Report }) {
  const t = useTexts(texts);
  const locale = useLocale();
  const pdf = useDocument(api.commitments.customerReportPdf, t('file'));
  const words = {
    onTime: sumOf(one.items, 'onTime'),
    late: sumOf(one.items, 'late'),
    excused: sumOf(one.items, 'excused'),
    unobserved: sumOf(one.items, 'unobserved'),
    running: sumOf(one.items, 'running'),
  };
  const lines = words.onTime + words.late + words.excused + words.unobserved + words.running;
  return (
    <div className="ph-stack">
      <section className="ph-card">
        <p className="ph-big">{showPeriod(one.period, locale)}</p>
        <ShareBar
          legend={false}
          parts={[
            { key: 'on-time', label: t('onTime'), value: words.onTime, tone: 'accent' },
            { key: 'late', label: t('late'), value: words.late, tone: 'danger' },
            { key: 'excused', label: t('excused'), value: words.excused, tone: 'info' },
            { key: 'unobserved', label: t('unobserved'), value: words.unobserved, tone: 'hatched' },
            { key: 'running', label: t('running'), value: words.running, tone: 'plain' },
          ]}
        />
        <p className="portal-sum">{t('sum', { lines, ...words })}</p>
        <small className="ph-small">
          {t('by')} {one.releasedBy?.name} <TimeText at={one.releasedAt} style="date" />
        </small>
        <BigButton icon="file" onClick={() => pdf.mutate({ reportId: one.id })} disabled={pdf.isPending}>
          {t('pdf')}
        </BigButton>
        <Refused error={pdf.error} />
      </section>
      <Rest one={one} />
      <ul className="ph-lines">
        {one.items.map((item) => (
          <Line key={item.line} reportId={one.id} item={item} mayAnswer={one.can.answer} />
        ))}
      </ul>
      {one.notes.map((note) => (
        <small key={note} className="ph-small">
          {note}
        </small>
      ))}
    </div>
  );
}

/** Confirms what is still open, one line after the other; a second press is asked for. */
function Rest({ one }: { readonly one: Report }) {
  const t = useTexts(texts);
  const [sure, setSure] = useState(false);
  const confirm = useSubmit(api.commitments.confirmLine, {});
  const open = one.items.filter(({ state }) => state === 'open');
  const all = async () => {
    for (const { line } of open) await confirm.mutateAsync({ reportId: one.id, line });
  };
  const press = () => {
    if (sure) void all().catch(() => undefined);
    setSure(!sure);
  };
  return (
    <section className="ph-card" aria-live="polite">
      <strong>{open.length > 0 ? t('progress', { open: open.length }) : t('answered')}</strong>
      {open.length > 1 && one.can.answer && (
        <BigButton main={sure} onClick={press} disabled={confirm.isPending}>
          {t(sure ? 'sure' : 'confirmRest', { open: open.length })}
        </BigButton>
      )}
      <Refused error={confirm.error} />
    </section>
  );
}

type LineProps = { readonly reportId: string; readonly item: Item; readonly mayAnswer: boolean };

function Line({ reportId, item, mayAnswer }: LineProps) {
  const t = useTexts(texts);
  const [mode, setMode] = useState<'shown' | 'asking' | 'writing'>(item.state === 'open' ? 'asking' : 'shown');
  const [text, setText] = useState(item.word ?? '');
  const options = { done: () => setMode('shown') };
  const confirm = useSubmit(api.commitments.confirmLine, options);
  const dispute = useSubmit(api.commitments.disputeLine, options);
  const busy = confirm.isPending || dispute.isPending;
  const asking = mode === 'asking' || (mode === 'shown' && item.state === 'open');
  return (
    <li className={`ph-card portal-line line-${item.state}`}>
      <div className="row">
        <strong className="number">{item.line}</strong>
        {item.section && <small className="ph-small">{item.section}</small>}
      </div>
      <p className="portal-wording">{item.wording}</p>
      <p className="portal-result">{item.result}</p>
      {item.state !== 'open' && (
        <div className="row">
          <ToneTag tone={item.state === 'confirmed' ? 'accent' : 'danger'} icon={item.state === 'confirmed' ? 'check' : 'chat'}>
            {t(item.state)}
          </ToneTag>
          {item.word && <span>“{item.word}”</span>}
          {mayAnswer && mode === 'shown' && (
            <button type="button" className="portal-change" onClick={() => setMode('asking')}>
              {t('change')}
            </button>
          )}
        </div>
      )}
      {mayAnswer && asking && (
        <div className="ph-pair">
          <BigButton icon="check" onClick={() => confirm.mutate({ reportId, line: item.line })} disabled={busy}>
            {t('confirm')}
          </BigButton>
          <BigButton icon="chat" onClick={() => setMode('writing')} disabled={busy}>
            {t('dispute')}
          </BigButton>
        </div>
      )}
      {mayAnswer && mode === 'writing' && (
        <>
          <TextArea value={text} onChange={setText} placeholder={t('why')} rows={3} maxLength={2000} className="portal-why" autoFocus />
          <div className="ph-pair">
            <BigButton onClick={() => setMode('asking')}>{t('cancel')}</BigButton>
            <BigButton main onClick={() => dispute.mutate({ reportId, line: item.line, text })} disabled={busy || text.trim() === ''}>
              {t('send')}
            </BigButton>
          </div>
        </>
      )}
      <Refused error={confirm.error ?? dispute.error} />
    </li>
  );
}
