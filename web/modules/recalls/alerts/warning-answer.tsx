// What a kitchen answers to a warning: per lot how much is set apart and how much was used. Survives a killed page and a dead spot.
import { api } from '../../../client/api.ts';
import { Icon } from '../../../design/icon.tsx';
import { useTexts } from '../../../design/locale.ts';
import { AmountStep } from '../../../design/phone/amount-step.tsx';
import { BigButton } from '../../../design/phone/choices.tsx';
import { ShotsField } from '../../../design/phone/shots.tsx';
import { Refused } from '../../../design/states.tsx';
import type { OwnWarnings } from './labels.ts';
import { useAmountText } from './lot-parts.tsx';
import { useAnswer } from './use-answer.ts';

const texts = {
  came: { zh: '{amount} · {day} 送达 · 送货单 {number}', en: '{amount} · delivered {day} · note {number}' },
  lot: { zh: '批次 {number}', en: 'lot {number}' },
  all: { zh: '全部单独存放', en: 'All set apart' },
  none: { zh: '已全部用完', en: 'All used' },
  apart: { zh: '单独存放了多少', en: 'Set apart' },
  used: { zh: '已使用多少', en: 'Used' },
  photo: { zh: '照片（可不拍）', en: 'Photos (optional)' },
  words: { zh: '还想说的（可不填）', en: 'Anything else (optional)' },
  send: { zh: '提交回复', en: 'Send the answer' },
  label: { zh: '暂停使用回复 {goods}', en: 'Answer about {goods}' },
  unsent: { zh: '尚未送出', en: 'Not sent yet' },
  unsentDo: {
    zh: '回复已存在本机，恢复网络后自动发送，不用再填。急事请打电话。',
    en: 'Kept on this phone and sent as soon as there is a network. If it is urgent, call us.',
  },
};

export type Warning = OwnWarnings['warnings'][number];
type Lot = Warning['lots'][number];
type Said = { readonly apart: number | null; readonly used: number | null };
/** Only what was changed; null: as it was answered before. */
type Draft = { readonly said: Readonly<Record<string, Said>>; readonly body: string | null };

/** What was answered before stands there again when it is changed. */
const saidBefore = ({ lots }: Warning): Draft['said'] =>
  Object.fromEntries(lots.flatMap(({ lotId, apart, used }) => (apart === null ? [] : [[lotId, { apart, used }]])));

export const useWarningAnswer = (warning: Warning) =>
  useAnswer<Draft, Parameters<typeof api.recalls.answerWarning>[0]>({
    name: `warning.${warning.warningId}`,
    empty: { said: {}, body: null },
    endpoint: api.recalls.answerWarning,
    isMine: ({ warningId }) => warningId === warning.warningId,
    answered: warning.answeredAt !== null,
  });
type Answer = ReturnType<typeof useWarningAnswer>;

/** A lot that came with several notes is answered once. */
const onceEach = (lots: readonly Lot[]): Lot[] =>
  [...Map.groupBy(lots, ({ lotId }) => lotId).values()].flatMap((same) =>
    same[0]
      ? [{ ...same[0], amount: same.reduce((sum, { amount }) => sum + amount, 0), atMost: same.reduce((sum, { atMost }) => sum + atMost, 0) }]
      : [],
  );

type AnswerFormProps = { readonly warning: Warning; readonly answer: Answer; readonly onSent: () => void };

export function AnswerForm({ warning, answer, onSent }: AnswerFormProps) {
  const t = useTexts(texts);
  const said = { ...saidBefore(warning), ...answer.draft.said };
  const body = answer.draft.body ?? warning.body;
  const lots = onceEach(warning.lots);
  const ready = lots.every(({ lotId }) => said[lotId]?.apart != null && said[lotId]?.used != null);
  const send = () => {
    void answer.send(
      {
        warningId: warning.warningId,
        lots: lots.map(({ lotId }) => ({ lotId, apart: said[lotId]?.apart ?? 0, used: said[lotId]?.used ?? 0 })),
        body,
      },
      t('label', { goods: lots[0]?.product ?? '' }),
    );
    onSent();
  };
  return (
    <>
      {lots.map((lot) => (
        <LotAnswer key={lot.lotId} lot={lot} said={said[lot.lotId]} onSay={(one) => answer.change({ said: { ...said, [lot.lotId]: one } })} />
      ))}
      <span className="ph-label">{t('photo')}</span>
      <ShotsField uploads={answer.shots} />
      <textarea
        className="ph-text"
        maxLength={1000}
        value={body}
        placeholder={t('words')}
        aria-label={t('words')}
        onChange={({ target }) => answer.change({ body: target.value })}
      />
      <Refused error={answer.error} />
      <BigButton main tall icon="check" onClick={send} disabled={!ready}>
        {t('send')}
      </BigButton>
    </>
  );
}

/** It waits on this phone: said, not asked for again. */
export function NotSentYet() {
  const t = useTexts(texts);
  return (
    <p className="ph-note" role="status">
      <strong>
        <Icon name="outbox" size={18} /> {t('unsent')}
      </strong>{' '}
      {t('unsentDo')}
    </p>
  );
}

export function LotHead({ lot }: { readonly lot: Lot }) {
  const t = useTexts(texts);
  const show = useAmountText();
  return (
    <>
      <strong className="warn-goods">{lot.product}</strong>
      <small className="ph-small">
        {t('came', { amount: show(lot), day: lot.deliveryOn, number: lot.noteNumber })} · {t('lot', { number: lot.number })}
      </small>
    </>
  );
}

type LotAnswerProps = { readonly lot: Lot; readonly said: Said | undefined; readonly onSay: (said: Said) => void };

/** Told one amount, the rest is the other: nobody has to subtract at six in the morning. */
function LotAnswer({ lot, said = { apart: null, used: null }, onSay }: LotAnswerProps) {
  const t = useTexts(texts);
  const whole = lot.amount > 0 ? lot.amount : lot.atMost;
  const rest = (value: number | null) => (value === null ? null : Math.max(0, whole - value));
  const quick = (key: 'all' | 'none', to: Said) => (
    <button type="button" className="ph-chip" aria-pressed={said.apart === to.apart && said.used === to.used} onClick={() => onSay(to)}>
      {t(key)}
    </button>
  );
  return (
    <div className="warn-lot">
      <LotHead lot={lot} />
      <div className="warn-quick">
        {quick('all', { apart: whole, used: 0 })}
        {quick('none', { apart: 0, used: whole })}
      </div>
      <span className="ph-label">{t('apart')}</span>
      <AmountStep value={said.apart} unit={lot.unit} label={t('apart')} onChange={(apart) => onSay({ apart, used: rest(apart) })} />
      <span className="ph-label">{t('used')}</span>
      <AmountStep value={said.used} unit={lot.unit} label={t('used')} onChange={(used) => onSay({ ...said, used })} />
    </div>
  );
}
