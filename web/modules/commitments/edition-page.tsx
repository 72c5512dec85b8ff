// The customer's edition as the customer sees it: review, release by a named person, then the customer's answer to each line.
import { App, Button } from 'antd';
import { useGo, useParam } from '../../app/go.tsx';
import { useSession } from '../../app/session.ts';
import { type Answer, api } from '../../client/api.ts';
import { useRead, useSubmit } from '../../client/query.ts';
import { CopyButton, PageHeader, Section, ShareBar } from '../../design/controls.tsx';
import { Icon } from '../../design/icon.tsx';
import { useLocale, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { Refused, WhenRead } from '../../design/states.tsx';
import { TimeText } from '../../design/time-text.tsx';
import '../cases/forms.css';
import { useCustomerName } from '../service-plans/customer-name.tsx';
import './desk.css';
import { EditionRow } from './editions.tsx';
import { thisMonth } from './month-stepper.tsx';
import { showPeriod } from './period.ts';
import './report.css';
import { useDocument } from './use-document.ts';

type Edition = Answer<typeof api.commitments.showReport>;

const texts = {
  back: { zh: '内部版', en: 'Internal edition' },
  title: { zh: '{name} · {period}履约月报（客户版）', en: '{name} · {period}, customer edition' },
  pdf: { zh: '下载 PDF', en: 'PDF' },
  file: { zh: '履约月报.pdf', en: 'fulfilment.pdf' },
  preview: { zh: '以下就是客户将看到的内容。', en: 'This is what the customer will see.' },
  release: { zh: '发布给客户', en: 'Release to the customer' },
  askTitle: { zh: '以“{who}”的名义发布？', en: 'Release in the name of {who}?' },
  ask1: { zh: '“{customer}”的采购人员会收到通知，看到这 {lines} 行。', en: 'Purchasers of “{customer}” are told and see these {lines} lines.' },
  ask2: {
    zh: '内容从此冻结，不能修改或撤回；以后的更正只进入以后的月报。',
    en: 'It is frozen: it cannot be changed or withdrawn; corrections go into later reports.',
  },
  ask3: {
    zh: '您的姓名作为审核人写在月报上，客户可逐行确认或提出异议。',
    en: 'Your name stands on it; the customer may confirm or dispute each line.',
  },
  early: { zh: '这个月还没有结束：现在发布，之后发生的不会进入这份月报。', en: 'The month is not over: what happens after now will not be in it.' },
  released: { zh: '已发布', en: 'Released' },
  answers: { zh: '客户的答复', en: 'The customer’s answers' },
  answersSentence: {
    zh: '{lines} 行中，客户确认 {confirmed} 行，提出异议 {disputed} 行，{open} 行还没有答复。',
    en: 'Of {lines} lines {confirmed} are confirmed, {disputed} disputed, {open} unanswered.',
  },
  confirmed: { zh: '已确认', en: 'Confirmed' },
  disputed: { zh: '有异议', en: 'Disputed' },
  open: { zh: '未答复', en: 'Open' },
  line: { zh: '行', en: 'Line' },
  promise: { zh: '承诺', en: 'Promise' },
  result: { zh: '本期情况', en: 'This period' },
  answer: { zh: '客户意见', en: 'Answer' },
  notes: { zh: '说明', en: 'Notes' },
  frozen: { zh: '内容指纹', en: 'Content hash' },
};

export default function EditionPage() {
  const reportId = useParam('reportId');
  const read = useRead(api.commitments.showReport, { reportId });
  return (
    <WhenRead read={read} rows={8}>
      {(one) => <EditionScreen one={one} />}
    </WhenRead>
  );
}

function EditionScreen({ one }: { readonly one: Edition }) {
  const t = useTexts(texts);
  const locale = useLocale();
  const go = useGo();
  const { modal, message } = App.useApp();
  const who = useSession()?.name ?? '';
  const customer = useCustomerName(one.customerId) ?? '…';
  const pdf = useDocument(api.commitments.customerReportPdf, t('file'));
  const release = useSubmit(api.commitments.releaseReport, { done: () => void message.success(t('released')) });
  const ask = () =>
    modal.confirm({
      title: t('askTitle', { who }),
      content: (
        <ul className="release-words">
          {one.period >= thisMonth() && (
            <li>
              <strong>{t('early')}</strong>
            </li>
          )}
          <li>{t('ask1', { customer, lines: one.items.length })}</li>
          <li>{t('ask2')}</li>
          <li>{t('ask3')}</li>
        </ul>
      ),
      okText: t('release'),
      onOk: () => release.mutate({ reportId: one.id, sha256: one.sha256 }),
    });
  return (
    <div className="report">
      <PageHeader
        onBack={() => go('/reports/fulfilment', { customer: one.customerId, period: one.period })}
        back={t('back')}
        title={t('title', { name: customer, period: showPeriod(one.period, locale) })}
        sub={<EditionRow one={one} />}
        actions={
          <>
            <Button onClick={() => pdf.mutate({ reportId: one.id })} loading={pdf.isPending} icon={<Icon name="file" size={15} />}>
              {t('pdf')}
            </Button>
            {one.can.release && (
              <Button type="primary" onClick={ask} loading={release.isPending}>
                {t('release')}
              </Button>
            )}
          </>
        }
      />
      <div className="stack">
        <Refused error={release.error ?? pdf.error} />
        {one.state === 'draft' ? <p className="sentence">{t('preview')}</p> : <Answers one={one} />}
        <EditionLines one={one} />
        <p className="quiet number">
          {t('frozen')} SHA-256 <code>{one.sha256.slice(0, 16)}</code> <CopyButton text={one.sha256} />
        </p>
      </div>
    </div>
  );
}

function Answers({ one }: { readonly one: Edition }) {
  const t = useTexts(texts);
  const { lines, confirmed, disputed } = one;
  const open = lines - confirmed - disputed;
  return (
    <Section title={t('answers')} icon="chat">
      <ShareBar
        parts={[
          { key: 'confirmed', label: t('confirmed'), value: confirmed, tone: 'accent' },
          { key: 'disputed', label: t('disputed'), value: disputed, tone: 'danger' },
          { key: 'open', label: t('open'), value: open, tone: 'plain' },
        ]}
      />
      <p className="sentence">{t('answersSentence', { lines, confirmed, disputed, open })}</p>
    </Section>
  );
}

function EditionLines({ one }: { readonly one: Edition }) {
  const t = useTexts(texts);
  const shown = one.state === 'released';
  return (
    <section className="card edition">
      <h2>{one.title}</h2>
      {one.contractTitle && <p className="quiet">{one.contractTitle}</p>}
      <table className="report-lines edition-lines">
        <thead>
          <tr>
            <th scope="col">{t('line')}</th>
            <th scope="col">{t('promise')}</th>
            <th scope="col">{t('result')}</th>
            {shown && <th scope="col">{t('answer')}</th>}
          </tr>
        </thead>
        <tbody>
          {one.items.map((item) => (
            <tr key={item.line}>
              <td className="number" data-label={t('line')}>
                {item.line}
              </td>
              <th scope="row">
                {item.wording}
                <small className="quiet line-source" title={item.clauseId}>
                  {item.section}
                </small>
              </th>
              <td data-label={t('result')}>{item.result}</td>
              {shown && (
                <td data-label={t('answer')}>
                  <LineAnswer item={item} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <ul className="notes quiet">
        {one.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </section>
  );
}

function LineAnswer({ item }: { readonly item: Edition['items'][number] }) {
  const t = useTexts(texts);
  return (
    <>
      <ToneTag
        tone={item.state === 'confirmed' ? 'accent' : item.state === 'disputed' ? 'danger' : 'plain'}
        {...(item.state === 'open' ? {} : { icon: item.state === 'confirmed' ? ('check' as const) : ('chat' as const) })}
      >
        {t(item.state)}
      </ToneTag>
      {item.answeredAt && <TimeText at={item.answeredAt} style="short" className="quiet" />}
      {item.word && <p className="line-word">“{item.word}”</p>}
    </>
  );
}
