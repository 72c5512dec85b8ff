// What the kitchen is asked not to use: what to do, and in two taps how much is set apart and how much was used.
import { useState } from 'react';
import { api } from '../../../client/api.ts';
import { useLive } from '../../../client/live.ts';
import { useRead, useSubmit } from '../../../client/query.ts';
import { Icon } from '../../../design/icon.tsx';
import { useTexts } from '../../../design/locale.ts';
import { AmountStep } from '../../../design/phone/amount-step.tsx';
import { BigButton, CallButton } from '../../../design/phone/choices.tsx';
import { ShotsField } from '../../../design/phone/shots.tsx';
import '../../../design/phone/phone-cards.css';
import '../../../design/phone/phone-fields.css';
import { Empty, Refused, WhenRead } from '../../../design/states.tsx';
import { TimeText } from '../../../design/time-text.tsx';
import { useUploads } from '../../../design/use-uploads.ts';
import type { OwnWarnings } from './labels.ts';
import { useAmountText } from './lot-parts.tsx';
import { SampleCard } from './portal-sample.tsx';
import './portal.css';

const texts = {
  stop: { zh: '请暂停使用并单独存放', en: 'Please do not use, set apart' },
  lead: {
    zh: '下列商品正在核查。为稳妥起见，请您：',
    en: 'The goods below are being checked. To be safe, please:',
  },
  one: { zh: '暂停使用，已下锅的请先停下并告诉我们', en: 'Do not use them; if cooking has begun, stop and tell us' },
  two: { zh: '单独存放，贴条“待核查”，不要丢弃', en: 'Set them apart, mark them, do not throw them away' },
  three: { zh: '回复还剩多少、已用多少', en: 'Tell us how much is left and how much was used' },
  came: { zh: '{amount} · {day} 送达 · 送货单 {number}', en: '{amount} · delivered {day} · note {number}' },
  lot: { zh: '批次 {number}', en: 'lot {number}' },
  all: { zh: '全部单独存放', en: 'All set apart' },
  none: { zh: '已全部用完', en: 'All used' },
  apart: { zh: '单独存放了多少', en: 'Set apart' },
  used: { zh: '已使用多少', en: 'Used' },
  photo: { zh: '照片（可不拍）', en: 'Photos (optional)' },
  words: { zh: '还想说的（可不填）', en: 'Anything else (optional)' },
  send: { zh: '提交回复', en: 'Send the answer' },
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

type Warning = OwnWarnings['warnings'][number];
type Said = { readonly apart: number | null; readonly used: number | null };

export default function PortalWarningsPage() {
  const t = useTexts(texts);
  const read = useRead(api.recalls.myWarnings, {});
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
  const [changing, setChanging] = useState(false);
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
  const asking = warning.can.answer && (warning.answeredAt === null || changing);
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
          <AnswerForm warning={warning} onDone={() => setChanging(false)} />
        </>
      ) : (
        <>
          <Goods warning={warning} />
          {warning.answeredAt && (
            <p className="ph-note">
              {t('thanks')} {t('at')} <TimeText at={warning.answeredAt} style="time" />
            </p>
          )}
          {warning.can.answer && <BigButton onClick={() => setChanging(true)}>{t('change')}</BigButton>}
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
          <strong className="warn-goods">{lot.product}</strong>
          <small className="ph-small">
            {t('came', { amount: show(lot), day: lot.deliveryOn, number: lot.noteNumber })} · {t('lot', { number: lot.number })}
          </small>
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

function AnswerForm({ warning, onDone }: { readonly warning: Warning; readonly onDone: () => void }) {
  const t = useTexts(texts);
  const [said, setSaid] = useState<Readonly<Record<string, Said>>>({});
  const [body, setBody] = useState(warning.body);
  const uploads = useUploads();
  const answer = useSubmit(api.recalls.answerWarning, { done: onDone });
  // A lot that came with several notes is answered once.
  const lots = [...Map.groupBy(warning.lots, ({ lotId }) => lotId).values()].flatMap((same) =>
    same[0]
      ? [{ ...same[0], amount: same.reduce((sum, { amount }) => sum + amount, 0), atMost: same.reduce((sum, { atMost }) => sum + atMost, 0) }]
      : [],
  );
  const ready = lots.every(({ lotId }) => said[lotId]?.apart != null && said[lotId]?.used != null);
  const send = () =>
    answer.mutate({
      warningId: warning.warningId,
      lots: lots.map(({ lotId }) => ({ lotId, apart: said[lotId]?.apart ?? 0, used: said[lotId]?.used ?? 0 })),
      body,
      files: [...uploads.ids],
    });
  return (
    <>
      {lots.map((lot) => (
        <LotAnswer key={lot.lotId} lot={lot} said={said[lot.lotId]} onSay={(one) => setSaid((now) => ({ ...now, [lot.lotId]: one }))} />
      ))}
      <span className="ph-label">{t('photo')}</span>
      <ShotsField uploads={uploads} />
      <textarea
        className="ph-text"
        maxLength={1000}
        value={body}
        placeholder={t('words')}
        aria-label={t('words')}
        onChange={({ target }) => setBody(target.value)}
      />
      <Refused error={answer.error} />
      <BigButton main tall icon="check" onClick={send} disabled={!ready || answer.isPending || uploads.busy}>
        {t('send')}
      </BigButton>
    </>
  );
}

type LotAnswerProps = { readonly lot: Warning['lots'][number]; readonly said: Said | undefined; readonly onSay: (said: Said) => void };

/** Told one amount, the rest is the other: nobody has to subtract at six in the morning. */
function LotAnswer({ lot, said = { apart: null, used: null }, onSay }: LotAnswerProps) {
  const t = useTexts(texts);
  const show = useAmountText();
  const whole = lot.amount > 0 ? lot.amount : lot.atMost;
  const rest = (value: number | null) => (value === null ? null : Math.max(0, whole - value));
  return (
    <div className="warn-lot">
      <strong className="warn-goods">{lot.product}</strong>
      <small className="ph-small">
        {t('came', { amount: show(lot), day: lot.deliveryOn, number: lot.noteNumber })} · {t('lot', { number: lot.number })}
      </small>
      <div className="warn-quick">
        <button
          type="button"
          className="ph-chip"
          aria-pressed={said.apart === whole && said.used === 0}
          onClick={() => onSay({ apart: whole, used: 0 })}
        >
          {t('all')}
        </button>
        <button
          type="button"
          className="ph-chip"
          aria-pressed={said.used === whole && said.apart === 0}
          onClick={() => onSay({ apart: 0, used: whole })}
        >
          {t('none')}
        </button>
      </div>
      <span className="ph-label">{t('apart')}</span>
      <AmountStep value={said.apart} unit={lot.unit} label={t('apart')} onChange={(apart) => onSay({ apart, used: rest(apart) })} />
      <span className="ph-label">{t('used')}</span>
      <AmountStep value={said.used} unit={lot.unit} label={t('used')} onChange={(used) => onSay({ ...said, used })} />
    </div>
  );
}
