// What can be done with an order now: confirm, answer an urgent one, decline, cancel, tell it is ready, issue its note. By button or key.
import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useGo } from '../../app/go.tsx';
import { useShortcut } from '../../app/shortcuts.ts';
import { api } from '../../client/api.ts';
import { useSubmit } from '../../client/query.ts';
import { KeyHint } from '../../design/controls.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { Refused } from '../../design/states.tsx';
import { showTime } from '../../design/time.ts';
import { ActForm, Words } from '../cases/act-form.tsx';
import { Choices, choicesOf, Field } from '../cases/choices.tsx';
import { cancelReasons, declineReasons, type Order } from './labels.ts';

const texts = {
  confirm: { zh: '确认订单', en: 'Confirm' },
  confirmText: { zh: '确认后通知客户，并可复制确认内容。', en: 'The customer is told; the text can be copied.' },
  override: { zh: '写明理由后确认', en: 'Confirm with a reason' },
  overrideDo: {
    zh: '有 {count} 项核对未通过。确需供应的，写明理由；理由和您的姓名会留痕。',
    en: '{count} checks block. Your reason is kept with your name.',
  },
  cannot: {
    zh: '有 {count} 项未通过：请更改订单，或请项目负责人写明理由后确认。',
    en: '{count} checks block: change the order, or ask a project manager.',
  },
  reason: { zh: '理由', en: 'Reason' },
  answer: { zh: '答复急单', en: 'Answer the urgent order' },
  yes: { zh: '能送', en: 'Yes, we deliver' },
  no: { zh: '送不了', en: 'No' },
  canWe: { zh: '能否送达', en: 'Can we?' },
  from: { zh: '最早', en: 'From' },
  to: { zh: '最晚', en: 'To' },
  reply: { zh: '给客户的话', en: 'Words for the customer' },
  decline: { zh: '不接受', en: 'Decline' },
  cancel: { zh: '取消订单', en: 'Cancel the order' },
  late: { zh: '已过截单时间，取消将留痕。', en: 'Past the cutoff: this is kept.' },
  edit: { zh: '更改', en: 'Change' },
  supplement: { zh: '加单', en: 'Add to it' },
  ready: { zh: '已备好，通知自提', en: 'Ready for pick-up' },
  note: { zh: '开送货单', en: 'Issue the note' },
  why: { zh: '原因', en: 'Reason' },
  keep: { zh: '不取消', en: 'Keep it' },
};

type ActsProps = { readonly order: Order; readonly onText: (text: string) => void };
type Open = 'override' | 'answer' | 'decline' | 'cancel' | undefined;

export function OrderActs({ order, onText }: ActsProps) {
  const t = useTexts(texts);
  const go = useGo();
  const [open, setOpen] = useState<Open>();
  const { can, id, version, blocks } = order;
  const close = () => setOpen(undefined);
  const confirm = useSubmit(api.orders.confirm, { done: ({ text }) => onText(text) });
  const ready = useSubmit(api.orders.tellReady);
  const note = useSubmit(api.orders.issueNotes, {
    refresh: ['deliveries'],
    done: ({ issued }) => issued[0] && go(`/deliveries/${issued[0].noteId}`),
  });
  const confirmIt = () => (blocks > 0 ? setOpen('override') : confirm.mutate({ orderId: id, version }));
  const refusedNote = note.data?.refused[0];
  const first = (blocks === 0 && can.confirm) || (blocks > 0 && can.override);
  return (
    <>
      <div className="order-acts">
        {can.answerUrgent && <ActButton keys="a" label={t('answer')} main onPress={() => setOpen('answer')} />}
        {!can.answerUrgent && first && (
          <ActButton keys="a" label={t(blocks > 0 ? 'override' : 'confirm')} main danger={blocks > 0} busy={confirm.isPending} onPress={confirmIt} />
        )}
        {can.tellReady && <ActButton keys="y" label={t('ready')} main busy={ready.isPending} onPress={() => ready.mutate({ orderId: id })} />}
        {can.note && <ActButton keys="p" label={t('note')} main busy={note.isPending} onPress={() => note.mutate({ orderIds: [id] })} />}
        {can.change && <ActButton keys="e" label={t('edit')} onPress={() => go(`/orders/${id}/change`)} />}
        {can.supplement && <ActButton keys="+" label={t('supplement')} onPress={() => go('/orders/new', { supplement: id })} />}
        {can.decline && !can.answerUrgent && <ActButton keys="d" label={t('decline')} onPress={() => setOpen('decline')} />}
        {can.cancel && <ActButton keys="x" label={t('cancel')} onPress={() => setOpen('cancel')} />}
      </div>
      {order.state === 'received' && blocks > 0 && !can.override && <p className="finding-block">{t('cannot', { count: blocks })}</p>}
      <Refused error={confirm.error ?? ready.error ?? note.error} />
      {refusedNote && (
        <p className="finding-block" role="alert">
          {refusedNote.text}
        </p>
      )}
      {open === 'override' && <Override order={order} onText={onText} onClose={close} />}
      {open === 'answer' && <Answer order={order} onText={onText} onClose={close} />}
      {open === 'decline' && <Decline order={order} onText={onText} onClose={close} />}
      {open === 'cancel' && <Cancel order={order} onClose={close} />}
    </>
  );
}

type ActButtonProps = {
  readonly keys: string;
  readonly label: string;
  readonly onPress: () => void;
  readonly main?: boolean;
  readonly danger?: boolean;
  readonly busy?: boolean;
};

function ActButton({ keys, label, onPress, main = false, danger = false, busy = false }: ActButtonProps): ReactNode {
  useShortcut(keys, label, onPress);
  return (
    <Button type={main ? 'primary' : 'default'} danger={danger} loading={busy} onClick={onPress}>
      {label} <KeyHint keys={keys === '+' ? '＋' : keys} />
    </Button>
  );
}

type FormProps = { readonly order: Order; readonly onClose: () => void };
type TextFormProps = FormProps & { readonly onText: (text: string) => void };

function Override({ order, onText, onClose }: TextFormProps) {
  const t = useTexts(texts);
  const [reason, setReason] = useState('');
  const confirm = useSubmit(api.orders.confirm, { done: ({ text }) => [onText(text), onClose()] });
  return (
    <ActForm
      title={t('override')}
      submit={t('confirm')}
      danger
      error={confirm.error}
      busy={confirm.isPending}
      ready={reason.trim() !== ''}
      onSubmit={() => confirm.mutate({ orderId: order.id, version: order.version, overrideReason: reason.trim() })}
      onClose={onClose}
    >
      <p>{t('overrideDo', { count: order.blocks })}</p>
      <ul className="findings">
        {order.findings
          .filter(({ level }) => level === 'block')
          .map(({ code, lineNo, text }) => (
            <li key={`${code}${lineNo}`} className="finding-block">
              {text}
            </li>
          ))}
      </ul>
      <Words label={t('reason')} value={reason} onChange={setReason} focus />
    </ActForm>
  );
}

function Answer({ order, onText, onClose }: TextFormProps) {
  const t = useTexts(texts);
  const [agreed, setAgreed] = useState<'yes' | 'no'>('yes');
  const [from, setFrom] = useState(showTime(order.windowFrom, 'zh-CN', 'time'));
  const [to, setTo] = useState(showTime(order.windowTo, 'zh-CN', 'time'));
  const [reply, setReply] = useState('');
  const [reason, setReason] = useState('');
  const answer = useSubmit(api.orders.answerUrgent, { done: ({ text }) => [onText(text), onClose()] });
  const yes = agreed === 'yes';
  const blocked = yes && order.blocks > 0;
  const send = () =>
    answer.mutate({
      ...{ orderId: order.id, agreed: yes, reply: reply.trim(), overrideReason: blocked ? reason.trim() : '' },
      ...(yes ? { from, to } : {}),
    });
  return (
    <ActForm
      title={t('answer')}
      submit={t(yes ? 'yes' : 'no')}
      danger={!yes}
      error={answer.error}
      busy={answer.isPending}
      onSubmit={send}
      onClose={onClose}
    >
      <Choices
        label={t('canWe')}
        value={agreed}
        options={[
          { value: 'yes', label: t('yes') },
          { value: 'no', label: t('no') },
        ]}
        onChange={setAgreed}
      />
      {yes && (
        <div className="field-pair">
          <Field label={t('from')}>
            <Input type="time" value={from} onChange={({ target }) => setFrom(target.value)} />
          </Field>
          <Field label={t('to')}>
            <Input type="time" value={to} onChange={({ target }) => setTo(target.value)} />
          </Field>
        </div>
      )}
      {blocked && <Words label={`${t('override')}：${t('reason')}`} value={reason} onChange={setReason} rows={2} />}
      <Words label={t('reply')} value={reply} onChange={setReply} rows={2} />
    </ActForm>
  );
}

function Decline({ order, onText, onClose }: TextFormProps) {
  const t = useTexts(texts);
  const say = useSay();
  const [reason, setReason] = useState<keyof typeof declineReasons | null>(null);
  const [reply, setReply] = useState('');
  const decline = useSubmit(api.orders.decline, { done: ({ text }) => [onText(text), onClose()] });
  return (
    <ActForm
      title={t('decline')}
      submit={t('decline')}
      danger
      error={decline.error}
      busy={decline.isPending}
      ready={reason !== null}
      onSubmit={() => reason && decline.mutate({ orderId: order.id, version: order.version, reason, reply: reply.trim() })}
      onClose={onClose}
    >
      <Choices label={t('why')} value={reason} options={choicesOf(declineReasons, say)} onChange={setReason} />
      <Words label={t('reply')} value={reply} onChange={setReply} rows={2} />
    </ActForm>
  );
}

function Cancel({ order, onClose }: FormProps) {
  const t = useTexts(texts);
  const say = useSay();
  const [reason, setReason] = useState<keyof typeof cancelReasons>('customer');
  const [reply, setReply] = useState('');
  const cancel = useSubmit(api.orders.cancel, { done: onClose });
  return (
    <ActForm
      title={t('cancel')}
      submit={t('cancel')}
      leave={t('keep')}
      danger
      error={cancel.error}
      busy={cancel.isPending}
      onSubmit={() => cancel.mutate({ orderId: order.id, version: order.version, reason, reply: reply.trim() })}
      onClose={onClose}
    >
      {!order.can.change && <p className="finding-warn">{t('late')}</p>}
      <Choices label={t('why')} value={reason} options={choicesOf(cancelReasons, say)} onChange={setReason} />
      <Words label={t('reply')} value={reply} onChange={setReply} rows={2} />
    </ActForm>
  );
}
