// One recipient: told by phone, acknowledged, answered, what came back, what cannot; each line may become a case.
import { Button, Drawer, Form, Input, InputNumber, Segmented, Select } from 'antd';
import { useState } from 'react';
import { UNITS } from '../../../../server/kernel/quantity.ts';
import { EXPLANATION_CODES, EXPLANATIONS, SENT_BY } from '../../../../server/modules/recalls/words.ts';
import { Go } from '../../../app/go.tsx';
import { api } from '../../../client/api.ts';
import { useSubmit } from '../../../client/query.ts';
import { useSay, useTexts } from '../../../design/locale.ts';
import { QuantityText } from '../../../design/people.tsx';
import { Refused } from '../../../design/states.tsx';
import { type Full, type Line, type Recipient, saidLabels } from './labels.ts';
import { Amounts, nameOf } from './recipient-amounts.tsx';

const texts = {
  answer: { zh: '电话答复', en: 'Answer by phone' },
  recover: { zh: '登记回收', en: 'Recovered' },
  explain: { zh: '说明未收回', en: 'Explain the rest' },
  told: { zh: '通知与链接', en: 'Told, link' },
  lines: { zh: '送货与补偿', en: 'Deliveries' },
  save: { zh: '保存', en: 'Save' },
  said: { zh: '谁说的', en: 'Who says so' },
  words: { zh: '备注', en: 'Words' },
  statement: { zh: '答复是对方的说法；实际收回请在“登记回收”里记。', en: 'An answer is what they say; record what really came under “Recovered”.' },
  movement: { zh: '登记后货物进入隔离区或销毁，平衡随之变化。', en: 'Goods move to quarantine or are gone; the balance follows.' },
  returned: { zh: '退回（入隔离区）', en: 'Returned' },
  destroyed: { zh: '就地销毁', en: 'Destroyed there' },
  consumed: { zh: '已用掉', en: 'Used' },
  amount: { zh: '数量', en: 'Amount' },
  why: { zh: '原因', en: 'Why' },
  lot: { zh: '批次', en: 'Lot' },
  way: { zh: '怎样通知的', en: 'How' },
  send: { zh: '登记已通知', en: 'Record: told' },
  acknowledge: { zh: '登记已确认', en: 'Record: acknowledged' },
  remind: { zh: '立即催办', en: 'Remind now' },
  link: { zh: '免登录链接与二维码', en: 'Link and QR code' },
  credit: { zh: '退货冲账', en: 'Off the bill' },
  replacement: { zh: '换货补货', en: 'Replace' },
  remedyWords: {
    zh: '为客户申请后，由另一位同事审批；货由召回收回，不再另派车取。没有单价的请在售后单里填写金额申请。',
    en: 'A colleague decides what you ask for here. The recall brings the goods back. Where no price is known, claim on the case.',
  },
};

type Props = { readonly recall: Full; readonly recipient: Recipient; readonly onClose: () => void };
type Tab = 'answer' | 'recover' | 'explain' | 'told' | 'lines';

export function RecipientDrawer({ recall, recipient, onClose }: Props) {
  const t = useTexts(texts);
  const say = useSay();
  const { can, lines } = recipient;
  const tabs = (['answer', 'recover', 'explain', 'told', 'lines'] as const).filter((tab) =>
    tab === 'told' ? true : tab === 'lines' ? lines.length > 0 : can[tab],
  );
  const [tab, setTab] = useState<Tab>(tabs[0] ?? 'told');
  return (
    <Drawer open onClose={onClose} title={nameOf(recipient) || (recipient.role && say(recipient.role.label))} size="min(620px, 100vw)">
      <div className="recall-lines">
        {lines.map((line) => (
          <Amounts key={line.lotId} line={line} />
        ))}
      </div>
      <div className="row" style={{ margin: '12px 0' }}>
        <Segmented value={tab} options={tabs.map((value) => ({ value, label: t(value) }))} onChange={(value) => setTab(value as Tab)} />
      </div>
      {tab === 'answer' && <AnswerForm recipient={recipient} />}
      {tab === 'recover' && <RecoverForm recipient={recipient} />}
      {tab === 'explain' && <ExplainForm recall={recall} recipient={recipient} />}
      {tab === 'told' && <Told recipient={recipient} />}
      {tab === 'lines' && <Deliveries recall={recall} lines={lines} />}
    </Drawer>
  );
}

type Written = Record<string, Record<string, number | null> | undefined>;
const refresh = ['recalls', 'lots'];
const base = (line: Line, written: number | null | undefined): number => Math.round((written ?? 0) * UNITS[line.unit].factor);

function AmountFields({ line, parts }: { readonly line: Line; readonly parts: readonly (readonly [string, string])[] }) {
  const say = useSay();
  return (
    <fieldset className="recall-fields">
      <legend>
        {line.product} <small className="quiet number">{line.number}</small>
      </legend>
      <div className="recall-amounts">
        {parts.map(([part, label]) => (
          <Form.Item key={part} name={[line.lotId, part]} label={label}>
            <InputNumber min={0} suffix={say(UNITS[line.unit].label)} style={{ width: '100%' }} />
          </Form.Item>
        ))}
      </div>
    </fieldset>
  );
}

function AnswerForm({ recipient: { id, lines } }: { readonly recipient: Recipient }) {
  const t = useTexts(texts);
  const say = useSay();
  const save = useSubmit(api.recalls.recordAnswer, { refresh });
  const parts = (['still', 'returned', 'used', 'destroyed', 'missing'] as const).map((part) => [part, say(saidLabels[part])] as const);
  const first = Object.fromEntries(
    lines.flatMap(({ lotId, said, unit }) =>
      said ? [[lotId, Object.fromEntries(Object.entries(said).map(([part, value]) => [part, value / UNITS[unit].factor]))]] : [],
    ),
  );
  const submit = ({ said = '', body = '', ...written }: Written & { said?: string; body?: string }) =>
    save.mutate({
      noticeId: id,
      ...{ said, body },
      amounts: lines.map((line) => {
        const of = (part: string) => base(line, (written as Written)[line.lotId]?.[part]);
        return {
          lotId: line.lotId,
          still: of('still'),
          returned: of('returned'),
          used: of('used'),
          destroyed: of('destroyed'),
          missing: of('missing'),
        };
      }),
    });
  return (
    <Form layout="vertical" initialValues={first} onFinish={submit} disabled={save.isPending}>
      <p className="quiet">{t('statement')}</p>
      {lines.map((line) => (
        <AmountFields key={line.lotId} line={line} parts={parts} />
      ))}
      <Form.Item name="said" label={t('said')}>
        <Input maxLength={60} />
      </Form.Item>
      <Foot error={save.error} />
    </Form>
  );
}

function Foot({ error }: { readonly error: unknown }) {
  const t = useTexts(texts);
  return (
    <>
      <Refused error={error} />
      <Button type="primary" htmlType="submit">
        {t('save')}
      </Button>
    </>
  );
}

function RecoverForm({ recipient: { id, lines } }: { readonly recipient: Recipient }) {
  const t = useTexts(texts);
  const save = useSubmit(api.recalls.recordRecovery, { refresh });
  const parts = (['returned', 'destroyed', 'consumed'] as const).map((part) => [part, t(part)] as const);
  const out = lines.filter(({ delivered, returned, destroyed, consumed }) => delivered > returned + destroyed + consumed);
  const submit = (written: Written) =>
    save.mutate({
      noticeId: id,
      lots: out.map((line) => {
        const of = (part: string) => base(line, written[line.lotId]?.[part]);
        return { lotId: line.lotId, returned: of('returned'), destroyed: of('destroyed'), consumed: of('consumed') };
      }),
    });
  // What the kitchen said is the likely amount: used stays used, the rest comes back.
  const first = Object.fromEntries(
    out.flatMap(({ lotId, said, unit }) =>
      said ? [[lotId, { returned: (said.still + said.returned) / UNITS[unit].factor, consumed: said.used / UNITS[unit].factor }]] : [],
    ),
  );
  return (
    <Form layout="vertical" initialValues={first} onFinish={submit} disabled={save.isPending}>
      <p className="quiet">{t('movement')}</p>
      {out.map((line) => (
        <AmountFields key={line.lotId} line={line} parts={parts} />
      ))}
      <Foot error={save.error} />
    </Form>
  );
}

type Explaining = { readonly lotId: string; readonly amount: number; readonly why: (typeof EXPLANATION_CODES)[number]; readonly body?: string };

function ExplainForm({ recall, recipient: { site, lines } }: { readonly recall: Full; readonly recipient: Recipient }) {
  const t = useTexts(texts);
  const say = useSay();
  const save = useSubmit(api.recalls.explainRest, { refresh });
  const [first] = lines;
  if (!first || !site) return null;
  const submit = ({ lotId, amount, why, body = '' }: Explaining) => {
    const line = lines.find((one) => one.lotId === lotId) ?? first;
    save.mutate({ recallId: recall.id, siteId: site.id, lotId, why, amount: base(line, amount), body });
  };
  return (
    <Form<Explaining>
      layout="vertical"
      initialValues={{ lotId: first.lotId, amount: first.left / UNITS[first.unit].factor }}
      onFinish={submit}
      disabled={save.isPending}
    >
      <Form.Item name="lotId" label={t('lot')}>
        <Select options={lines.map(({ lotId, number, product }) => ({ value: lotId, label: `${product} ${number}` }))} />
      </Form.Item>
      <Form.Item name="amount" label={t('amount')} rules={[{ required: true }]}>
        <InputNumber min={0} suffix={say(UNITS[first.unit].label)} />
      </Form.Item>
      <Form.Item name="why" label={t('why')} rules={[{ required: true }]}>
        <Select options={EXPLANATION_CODES.map((value) => ({ value, label: say(EXPLANATIONS[value]) }))} />
      </Form.Item>
      <Form.Item name="body" label={t('words')}>
        <Input.TextArea rows={2} />
      </Form.Item>
      <Foot error={save.error} />
    </Form>
  );
}

function Told({ recipient: { id, can, party } }: { readonly recipient: Recipient }) {
  const t = useTexts(texts);
  const say = useSay();
  const send = useSubmit(api.recalls.sendNotice, { refresh });
  const acknowledge = useSubmit(api.recalls.acknowledgeNotice, { refresh });
  const remind = useSubmit(api.recalls.remindNotice, { refresh });
  const link = useSubmit(api.recalls.noticeLink);
  return (
    <div className="recall-lines">
      {can.send && (
        <div className="row">
          {(['phone', 'wechat', 'visit', 'letter'] as const).map((way) => (
            <Button key={way} loading={send.isPending} onClick={() => send.mutate({ noticeId: id, way })}>
              {t('send')}：{say(SENT_BY[way])}
            </Button>
          ))}
        </div>
      )}
      <div className="row">
        {can.acknowledge && <Button onClick={() => acknowledge.mutate({ noticeId: id })}>{t('acknowledge')}</Button>}
        {can.remind && <Button onClick={() => remind.mutate({ noticeId: id })}>{t('remind')}</Button>}
        {party === 'site' && (can.answer || can.remind) && <Button onClick={() => link.mutate({ noticeId: id })}>{t('link')}</Button>}
      </div>
      <Refused error={send.error ?? acknowledge.error ?? remind.error ?? link.error} />
      {link.data && (
        <div className="recall-qr">
          <img alt={t('link')} src={`data:image/svg+xml,${encodeURIComponent(link.data.svg)}`} />
          <Input readOnly value={link.data.link} onFocus={({ target }) => target.select()} />
        </div>
      )}
    </div>
  );
}

function Deliveries({ recall, lines }: { readonly recall: Full; readonly lines: readonly Line[] }) {
  const t = useTexts(texts);
  const open = useSubmit(api.recalls.openRemedy, { refresh: ['recalls', 'cases', 'claims'] });
  return (
    <>
      <ul className="recall-list">
        {lines.flatMap(({ deliveries, unit, lotId }) =>
          deliveries.map((one) => (
            <li key={`${one.lineId} ${lotId}`} className="row">
              <Go to={`/deliveries/${one.noteId}`} className="number">
                {one.noteNumber}
              </Go>
              <span className="quiet">{one.deliveryOn}</span> <QuantityText amount={one.delivered} unit={unit} />
              {one.claim ? (
                <Go to={`/claims/${one.claim.claimId}`} className="number">
                  {one.claim.number}
                </Go>
              ) : (
                recall.can.remedy &&
                (['credit', 'replacement'] as const).map((way) => (
                  <Button
                    key={way}
                    size="small"
                    disabled={open.isPending}
                    onClick={() => open.mutate({ recallId: recall.id, lineId: one.lineId, lotId, way })}
                  >
                    {t(way)}
                  </Button>
                ))
              )}
            </li>
          )),
        )}
      </ul>
      <p className="quiet">{t('remedyWords')}</p>
      <Refused error={open.error} />
    </>
  );
}
