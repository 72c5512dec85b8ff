// What the kitchen is asked not to use: what to do, and in two taps how much is set apart and how much was used.
import { useState } from 'react';
import { useKeptRead } from '../../../app/kept-read.ts';
import { api } from '../../../client/api.ts';
import { useLive } from '../../../client/live.ts';
import { Icon } from '../../../design/icon.tsx';
import { useTexts } from '../../../design/locale.ts';
import { BigButton, CallButton } from '../../../design/phone/choices.tsx';
import '../../../design/phone/phone-cards.css';
import '../../../design/phone/phone-fields.css';
import { Empty, WhenRead } from '../../../design/states.tsx';
import { TimeText } from '../../../design/time-text.tsx';
import { useAmountText } from './lot-parts.tsx';
import { SampleCard } from './portal-sample.tsx';
import './portal.css';
import { AnswerForm, LotHead, NotSentYet, useWarningAnswer, type Warning } from './warning-answer.tsx';

const texts = {
  stop: { zh: '请暂停使用并单独存放', en: 'Please do not use, set apart' },
  lead: {
    zh: '下列商品正在核查。为稳妥起见，请您：',
    en: 'The goods below are being checked. To be safe, please:',
  },
  one: { zh: '暂停使用，已下锅的请先停下并告诉我们', en: 'Do not use them; if cooking has begun, stop and tell us' },
  two: { zh: '单独存放，贴条“待核查”，不要丢弃', en: 'Set them apart, mark them, do not throw them away' },
  three: { zh: '回复还剩多少、已用多少', en: 'Tell us how much is left and how much was used' },
  apart: { zh: '单独存放了多少', en: 'Set apart' },
  used: { zh: '已使用多少', en: 'Used' },
  thanks: {
    zh: '已收到您的回复，谢谢。核查有结果会立即告诉您，请继续单独存放。',
    en: 'We have your answer, thank you. Keep it apart: we tell you as soon as we know.',
  },
  change: { zh: '修改回复', en: 'Change the answer' },
  at: { zh: '回复于', en: 'Answered' },
  good: { zh: '核查完毕，可恢复正常使用', en: 'Checked: you may use it again' },
  over: { zh: '通知已解除，请按我方人员安排处理', en: 'The warning is lifted: do as our people arrange' },
  call: { zh: '致电客服', en: 'Call us' },
  empty: { zh: '没有需要暂停使用的商品', en: 'Nothing to set apart' },
};

export default function PortalWarningsPage() {
  const t = useTexts(texts);
  const read = useKeptRead(api.recalls.myWarnings, {});
  useLive(['warnings'], { refresh: ['recalls'] });
  return (
    <WhenRead read={read}>
      {({ warnings, samples, phone }) => (
        <div className="ph-stack">
          {warnings.length + samples.length === 0 && <Empty title={t('empty')} icon="check" />}
          {warnings.map((warning) => (
            <WarningCard key={warning.warningId} warning={warning} />
          ))}
          {samples.map((sample) => (
            <SampleCard key={sample.caseId} sample={sample} />
          ))}
          {phone && <CallButton phone={phone}>{t('call')}</CallButton>}
        </div>
      )}
    </WhenRead>
  );
}

function WarningCard({ warning }: { readonly warning: Warning }) {
  const t = useTexts(texts);
  const answer = useWarningAnswer(warning);
  const [changing, setChanging] = useState(answer.begun);
  if (warning.releasedAt !== null) {
    const good = warning.outcome === 'harmless' || warning.outcome === 'mistaken';
    return (
      <section className="ph-card">
        <p className="warn-lead warn-over">
          <Icon name="check" size={22} /> {t(good ? 'good' : 'over')}
        </p>
        <Goods warning={warning} />
      </section>
    );
  }
  const asking = !answer.waiting && warning.can.answer && (warning.answeredAt === null || changing || answer.error !== undefined);
  return (
    <section className="ph-card">
      <p className="warn-lead">
        <Icon name="alert" size={22} /> {t('stop')}
      </p>
      <span className="quiet">{warning.site}</span>
      {asking ? (
        <>
          <p style={{ margin: 0 }}>{t('lead')}</p>
          <ol className="warn-steps">
            <li>{t('one')}</li>
            <li>{t('two')}</li>
            <li>{t('three')}</li>
          </ol>
          <AnswerForm warning={warning} answer={answer} onSent={() => setChanging(false)} />
        </>
      ) : (
        <>
          <Goods warning={warning} />
          {answer.waiting && <NotSentYet />}
          {!answer.waiting && warning.answeredAt && (
            <p className="ph-note">
              {t('thanks')} {t('at')} <TimeText at={warning.answeredAt} style="time" />
            </p>
          )}
          {!answer.waiting && warning.can.answer && <BigButton onClick={() => setChanging(true)}>{t('change')}</BigButton>}
        </>
      )}
    </section>
  );
}

function Goods({ warning }: { readonly warning: Warning }) {
  const t = useTexts(texts);
  const show = useAmountText();
  return (
    <>
      {warning.lots.map((lot) => (
        <div key={`${lot.lotId}${lot.noteId}`} className="warn-lot">
          <LotHead lot={lot} />
          {lot.apart !== null && (
            <p>
              {t('apart')} <strong>{show({ ...lot, amount: lot.apart, atMost: 0 })}</strong> · {t('used')}{' '}
              <strong>{show({ ...lot, amount: lot.used ?? 0, atMost: 0 })}</strong>
            </p>
          )}
        </div>
      ))}
    </>
  );
}
