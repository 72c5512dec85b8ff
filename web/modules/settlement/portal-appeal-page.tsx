// An appeal of the supplier: what it is about, what proves it, and the customer's answer with one of three big buttons.
import { useState } from 'react';
import { APPEAL_STATES } from '../../../server/modules/settlement/words.ts';
import { useParam } from '../../app/go.tsx';
import { type Answer, api } from '../../client/api.ts';
import { useRead, useSubmit } from '../../client/query.ts';
import { useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { BigButton, Tiles } from '../../design/phone/choices.tsx';
import '../../design/phone/phone-parts.css';
import { PhotoGrid } from '../../design/photo-grid.tsx';
import { Refused, WhenRead } from '../../design/states.tsx';
import { TimeText } from '../../design/time-text.tsx';
import { MoneyField } from '../claims/money-field.tsx';
import { useDocument } from '../commitments/use-document.ts';
import { showPoints } from './labels.ts';
import { showFen } from './portal-money.ts';
import './portal.css';

type Appeal = Answer<typeof api.settlement.myAppeal>;
type Outcome = Parameters<typeof api.settlement.answerAppeal>[0]['outcome'];

const texts = {
  asks: { zh: '申请恢复 {points} 分', en: 'Asks {points} points back' },
  asksMoney: { zh: '申请免除 {amount}', en: 'Asks to be spared {amount}' },
  why: { zh: '理由', en: 'Reasons' },
  evidence: { zh: '凭证 {count} 项', en: '{count} pieces of evidence' },
  letter: { zh: '下载申诉函 PDF', en: 'Letter, PDF' },
  file: { zh: '申诉函.pdf', en: 'appeal.pdf' },
  answer: { zh: '您的答复', en: 'Your answer' },
  restored: { zh: '同意，全部恢复', en: 'Agree: give all back' },
  partly: { zh: '恢复一部分', en: 'Give part back' },
  upheld: { zh: '维持原扣分', en: 'Keep it as it is' },
  points: { zh: '恢复几分', en: 'Points given back' },
  amount: { zh: '免除金额', en: 'Amount spared' },
  words: { zh: '说明（可不填）', en: 'Words (optional)' },
  send: { zh: '提交答复', en: 'Send' },
  given: { zh: '恢复 {points} 分', en: '{points} given back' },
};

export default function PortalAppealPage() {
  const appealId = useParam('appealId');
  const read = useRead(api.settlement.myAppeal, { appealId });
  return (
    <WhenRead read={read} rows={6}>
      {(one) => <AppealScreen one={one} />}
    </WhenRead>
  );
}

function AppealScreen({ one }: { readonly one: Appeal }) {
  const t = useTexts(texts);
  const say = useSay();
  const pdf = useDocument(api.settlement.myAppealLetter, t('file'));
  const { matter } = one;
  return (
    <div className="ph-stack">
      <section className="ph-card">
        <div className="row">
          <p className="ph-big">{matter.title}</p>
          <ToneTag tone={one.state === 'open' ? 'amber' : 'info'}>{say(APPEAL_STATES[one.state])}</ToneTag>
        </div>
        <small className="ph-small">{[one.number, matter.period, matter.occurredOn, matter.subject?.name].filter(Boolean).join(' · ')}</small>
        <strong>
          {one.askedPoints !== null && t('asks', { points: showPoints(one.askedPoints) })}
          {one.askedFen !== null && t('asksMoney', { amount: showFen(one.askedFen) })}
        </strong>
        {one.words.map((word) => (
          <p key={word.at + word.kind} className="portal-wording">
            {word.body}
            <small className="ph-small">
              {word.author} <TimeText at={word.at} style="short" />
            </small>
          </p>
        ))}
        {one.givenPoints !== null && (
          <div className="row">
            <ToneTag tone="accent">{t('given', { points: showPoints(one.givenPoints) })}</ToneTag>
          </div>
        )}
        <BigButton icon="file" onClick={() => pdf.mutate({ appealId: one.id, format: 'pdf' })} disabled={pdf.isPending}>
          {t('letter')}
        </BigButton>
        <Refused error={pdf.error} />
      </section>
      {one.can.answer && <AnswerForm one={one} />}
      <h2 className="ph-head">{t('evidence', { count: one.items.length })}</h2>
      <ul className="ph-lines">
        {one.items.map((item) => (
          <li key={item.key} className="ph-card">
            <div className="row">
              <strong>{say(item.title)}</strong>
              <TimeText at={item.at} style="short" />
            </div>
            <span>{say(item.detail)}</span>
            {item.files.length > 0 && (
              <PhotoGrid photos={item.files.filter(({ mediaType }) => mediaType.startsWith('image/')).map(({ id }) => ({ id }))} />
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function AnswerForm({ one }: { readonly one: Appeal }) {
  const t = useTexts(texts);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [points, setPoints] = useState('');
  const [amountFen, setAmount] = useState<number | null>(null);
  const [body, setBody] = useState('');
  const answer = useSubmit(api.settlement.answerAppeal);
  const money = one.matter.about === 'penalty';
  const partly = outcome === 'partly' ? (money ? { amountFen: amountFen ?? 0 } : { points: Number(points) || 0 }) : {};
  const ready = outcome !== null && (outcome !== 'partly' || (money ? (amountFen ?? 0) > 0 : Number(points) > 0));
  return (
    <section className="ph-card">
      <h2>{t('answer')}</h2>
      <Tiles
        label={t('answer')}
        value={outcome}
        onChange={setOutcome}
        options={[
          { value: 'restored', label: t('restored'), icon: 'check' },
          { value: 'partly', label: t('partly'), icon: 'minus' },
          { value: 'upheld', label: t('upheld'), icon: 'close' },
        ]}
      />
      {outcome === 'partly' &&
        (money ? <MoneyField value={amountFen} onChange={setAmount} label={t('amount')} /> : <PointsField value={points} onChange={setPoints} />)}
      <textarea
        className="ph-text"
        value={body}
        maxLength={4000}
        placeholder={t('words')}
        aria-label={t('words')}
        onChange={({ target }) => setBody(target.value)}
      />
      <BigButton main disabled={!ready || answer.isPending} onClick={() => outcome && answer.mutate({ appealId: one.id, outcome, ...partly, body })}>
        {t('send')}
      </BigButton>
      <Refused error={answer.error} />
    </section>
  );
}

function PointsField({ value, onChange }: { readonly value: string; readonly onChange: (value: string) => void }) {
  const t = useTexts(texts);
  return (
    <input
      className="plain-field"
      inputMode="decimal"
      value={value}
      placeholder={t('points')}
      aria-label={t('points')}
      onChange={({ target }) => onChange(target.value.replace(/[^\d.]/g, ''))}
    />
  );
}
