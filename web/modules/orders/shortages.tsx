// 缺货: found on a line, told to the customer, answered with proof. Nothing is swapped without the customer's word (R1.9).
import { Button, Input } from 'antd';
import { useState } from 'react';
import { api } from '../../client/api.ts';
import { useSubmit } from '../../client/query.ts';
import { fileUrl } from '../../client/upload.ts';
import { CopyButton } from '../../design/controls.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { EvidenceGrade, ToneTag } from '../../design/marks.tsx';
import { FileDrop } from '../../design/photo-capture.tsx';
import { TimeText } from '../../design/time-text.tsx';
import { useUploads } from '../../design/use-uploads.ts';
import { ActForm } from '../cases/act-form.tsx';
import { Choices, choicesOf, Field } from '../cases/choices.tsx';
import { QuantityField } from '../cases/quantity-field.tsx';
import { dayFromToday } from './days.ts';
import { type Order, type OrderLine, type Outcome, outcomeLabels, type Shortage, shortageReasons, type Talk, talkLabels } from './labels.ts';
import { useAmountWords } from './order-look.tsx';
import { type Substitute, SubstituteField } from './substitute-field.tsx';

const texts = {
  short: { zh: '缺 {amount}', en: '{amount} short' },
  find: { zh: '登记缺货', en: 'Record a shortage' },
  missing: { zh: '缺多少', en: 'How much is missing' },
  whole: { zh: '全缺', en: 'All of it' },
  reason: { zh: '原因', en: 'Reason' },
  instead: { zh: '建议替代（可不填，须客户同意）', en: 'Offer instead (the customer decides)' },
  substitute: { zh: '换成什么', en: 'What instead' },
  tell: { zh: '告知客户', en: 'Tell the customer' },
  toldBy: { zh: '怎样告知', en: 'How' },
  told: { zh: '已告知', en: 'Told' },
  words: { zh: '可复制发给客户：', en: 'To copy:' },
  answer: { zh: '登记客户答复', en: 'Record the answer' },
  outcome: { zh: '客户怎么说', en: 'What the customer said' },
  later: { zh: '补送日期', en: 'Day for the rest' },
  by: { zh: '答复方式', en: 'By' },
  proof: { zh: '凭据：聊天截图、通话录音（同意替代必须有）', en: 'Proof: screenshot or recording (needed for a substitute)' },
  proofOf: { zh: '凭据', en: 'Proof' },
  offered: { zh: '建议换 {what}', en: 'Offered: {what}' },
  agreed: { zh: '换 {what}', en: 'Instead: {what}' },
  waiting: { zh: '等客户答复', en: 'Waiting for the customer' },
  untold: { zh: '还没告知客户', en: 'Customer not told yet' },
  customer: { zh: '客户自己答复', en: 'By the customer' },
};

type CardProps = { readonly order: Order; readonly shortage: Shortage };

export function ShortageCard({ order, shortage }: CardProps) {
  const t = useTexts(texts);
  const say = useSay();
  const amount = useAmountWords();
  const [open, setOpen] = useState<'tell' | 'answer'>();
  const [words, setWords] = useState('');
  const { outcome, toldAt, toldBy, missing, unit, reason, proposal, substitute, laterOn } = shortage;
  const what = (one: NonNullable<Shortage['substitute']>) => `${one.product} ${amount(one.amount, one.unit)}`;
  const may = order.can.agreeShortage && outcome === null;
  return (
    <div className="shortage" data-shortage={shortage.id}>
      <div className="row">
        <ToneTag tone={outcome ? 'plain' : 'amber'} icon="lot">
          {t('short', { amount: amount(missing, unit) })}
        </ToneTag>
        <span className="quiet">{say(shortageReasons[reason])}</span>
        {proposal && !outcome && <span>{t('offered', { what: what(proposal) })}</span>}
        {outcome ? (
          <strong>
            {say(outcomeLabels[outcome])}
            {substitute && `：${t('agreed', { what: what(substitute) })}`}
            {laterOn && `：${laterOn}`}
          </strong>
        ) : (
          <span className="finding-warn">{t(toldAt ? 'waiting' : 'untold')}</span>
        )}
        {shortage.grade && <EvidenceGrade grade={shortage.grade} />}
        {shortage.agreedBy === 'customer' && <span className="quiet">{t('customer')}</span>}
        {shortage.proofFileId && <a href={fileUrl(shortage.proofFileId)}>{t('proofOf')}</a>}
        {toldAt && !outcome && (
          <span className="quiet">
            {t('told')} {toldBy && say(talkLabels[toldBy])} <TimeText at={toldAt} style="short" />
          </span>
        )}
        {may && (
          <span className="row shortage-acts">
            <Button size="small" type={toldAt ? 'default' : 'primary'} onClick={() => setOpen('tell')}>
              {t('tell')}
            </Button>
            <Button size="small" type={toldAt ? 'primary' : 'default'} onClick={() => setOpen('answer')}>
              {t('answer')}
            </Button>
          </span>
        )}
      </div>
      {words && (
        <div className="shortage-words">
          <span className="quiet">{t('words')}</span> {words} <CopyButton text={words} />
        </div>
      )}
      {open === 'tell' && <Tell order={order} shortage={shortage} onClose={() => setOpen(undefined)} onText={setWords} />}
      {open === 'answer' && <Agree order={order} shortage={shortage} onClose={() => setOpen(undefined)} />}
    </div>
  );
}

type FindProps = { readonly order: Order; readonly line: OrderLine; readonly onClose: () => void };

export function FindShortage({ order, line, onClose }: FindProps) {
  const t = useTexts(texts);
  const say = useSay();
  const left = line.amount - line.missing;
  const [missing, setMissing] = useState<number | null>(null);
  const [reason, setReason] = useState<Shortage['reason']>('no-stock');
  const [proposal, setProposal] = useState<Substitute>();
  const find = useSubmit(api.orders.findShortage, { done: onClose });
  return (
    <ActForm
      title={`${t('find')}：${line.product}`}
      submit={t('find')}
      error={find.error}
      busy={find.isPending}
      ready={Boolean(missing)}
      onSubmit={() => missing && find.mutate({ orderId: order.id, lineId: line.id, missing, reason, proposal: proposal ?? null })}
      onClose={onClose}
    >
      <Field label={t('missing')}>
        <span className="row">
          <QuantityField value={{ amount: missing, unit: line.unit }} fixedUnit autoFocus onChange={({ amount }) => setMissing(amount)} />
          <Button size="small" onClick={() => setMissing(left)}>
            {t('whole')}
          </Button>
        </span>
      </Field>
      <Choices label={t('reason')} value={reason} options={choicesOf(shortageReasons, say)} onChange={setReason} />
      <SubstituteField label={t('instead')} order={order} onChange={setProposal} />
    </ActForm>
  );
}

type FormProps = CardProps & { readonly onClose: () => void };

function Tell({ order, shortage, onClose, onText }: FormProps & { readonly onText: (text: string) => void }) {
  const t = useTexts(texts);
  const say = useSay();
  const [by, setBy] = useState<Talk>('wechat');
  const tell = useSubmit(api.orders.tellShortage, { done: ({ text }) => [onText(text), onClose()] });
  return (
    <ActForm
      title={`${t('tell')}：${shortage.product}`}
      submit={t('tell')}
      error={tell.error}
      busy={tell.isPending}
      onSubmit={() => tell.mutate({ orderId: order.id, shortageId: shortage.id, by })}
      onClose={onClose}
    >
      <Choices label={t('toldBy')} value={by} options={choicesOf(talkLabels, say)} onChange={setBy} />
    </ActForm>
  );
}

function Agree({ order, shortage, onClose }: FormProps) {
  const t = useTexts(texts);
  const say = useSay();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [substitute, setSubstitute] = useState<Substitute>();
  const [laterOn, setLaterOn] = useState(dayFromToday(2));
  const [by, setBy] = useState<Talk>('wechat');
  const uploads = useUploads();
  const agree = useSubmit(api.orders.agreeShortage, { done: onClose });
  const send = () =>
    outcome &&
    agree.mutate({
      ...{ orderId: order.id, shortageId: shortage.id, outcome, by, proofFileId: uploads.ids.at(-1) ?? null },
      ...(outcome === 'substitute' ? { substitute: substitute ?? null } : {}),
      ...(outcome === 'later' ? { laterOn } : {}),
    });
  return (
    <ActForm
      title={`${t('answer')}：${shortage.product}`}
      submit={t('answer')}
      error={agree.error}
      busy={agree.isPending || uploads.busy}
      ready={outcome !== null}
      onSubmit={send}
      onClose={onClose}
    >
      <Choices label={t('outcome')} value={outcome} options={choicesOf(outcomeLabels, say)} onChange={setOutcome} />
      {outcome === 'substitute' && (
        <SubstituteField label={t('substitute')} order={order} first={shortage.proposal ?? undefined} onChange={setSubstitute} />
      )}
      {outcome === 'later' && (
        <Field label={t('later')}>
          <Input type="date" value={laterOn} min={order.deliveryOn} onChange={({ target }) => setLaterOn(target.value)} />
        </Field>
      )}
      <Choices label={t('by')} value={by} options={choicesOf(talkLabels, say)} onChange={setBy} />
      <div data-own-paste>
        <FileDrop uploads={uploads}>{t('proof')}</FileDrop>
      </div>
    </ActForm>
  );
}
