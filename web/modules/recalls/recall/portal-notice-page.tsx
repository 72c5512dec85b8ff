// A recall notice at the kitchen: what to do, one tap to confirm, then how much of each lot is left and how much was used.
import { useEffect, useRef, useState } from 'react';
import { useParam } from '../../../app/go.tsx';
import { type Answer, api } from '../../../client/api.ts';
import { useLive } from '../../../client/live.ts';
import { useRead, useSubmit } from '../../../client/query.ts';
import { Icon } from '../../../design/icon.tsx';
import { useSay, useTexts } from '../../../design/locale.ts';
import { QuantityText } from '../../../design/people.tsx';
import { AmountStep } from '../../../design/phone/amount-step.tsx';
import { BigButton, CallButton } from '../../../design/phone/choices.tsx';
import '../../../design/phone/phone-cards.css';
import '../../../design/phone/phone-fields.css';
import '../../../design/phone/phone-told.css';
import { Refused, WhenRead } from '../../../design/states.tsx';
import { TimeText } from '../../../design/time-text.tsx';
import '../alerts/portal.css';
import { saidLabels } from './labels.ts';

const texts = {
  recall: { zh: '召回：请立即停用', en: 'Recall: stop using it' },
  withdrawal: { zh: '停止销售退回：请立即停用', en: 'Withdrawal: stop using it' },
  mock: { zh: '这是一次模拟演练，货物可以照常使用。', en: 'This is an exercise: the goods may be used as usual.' },
  over: { zh: '召回已结束，谢谢配合。', en: 'The recall is over, thank you.' },
  good: { zh: '已查明合格，可以正常使用', en: 'Found good: you may use it' },
  goodLots: { zh: '以下批次已查明合格，可以使用：', en: 'These lots were found good and may be used:' },
  do: { zh: '请这样做', en: 'What to do' },
  confirm: { zh: '我已停用并封存', en: 'Stopped and set apart' },
  confirmed: { zh: '已确认', en: 'Confirmed' },
  amounts: { zh: '还剩多少、用了多少', en: 'What is left, what was used' },
  came: { zh: '送达', en: 'Delivered' },
  possible: { zh: '可能收到，最多', en: 'Possibly, at most' },
  lot: { zh: '批次 {number}', en: 'lot {number}' },
  allLeft: { zh: '全都还在', en: 'All is left' },
  allUsed: { zh: '全用完了', en: 'All is used' },
  more: { zh: '有退回、丢弃或找不到的', en: 'Some was returned, thrown away or is missing' },
  send: { zh: '提交数量', en: 'Send the amounts' },
  change: { zh: '更正数量', en: 'Correct the amounts' },
  sum: { zh: '合计与送达差', en: 'Still to say' },
  thanks: { zh: '已收到，谢谢。请继续单独存放，我们来取货。', en: 'We have it, thank you. Keep it apart: we collect it.' },
  call: { zh: '打电话给 {name}', en: 'Call {name}' },
  answeredAt: { zh: '填写于', en: 'Answered' },
};

type Notice = Answer<typeof api.recalls.myRecallNotice>;
type Line = Notice['lines'][number];
type Said = NonNullable<Line['said']>;
const NOTHING: Said = { still: 0, returned: 0, used: 0, destroyed: 0, missing: 0 };
const most = ({ delivered, atMost }: Line): number => delivered + atMost;
const sum = (said: Said): number => said.still + said.returned + said.used + said.destroyed + said.missing;

export default function PortalNoticePage() {
  const noticeId = useParam('noticeId');
  const read = useRead(api.recalls.myRecallNotice, { noticeId });
  useLive(['recalls'], { refresh: ['recalls'] });
  useSeen(noticeId, read.data?.state === 'sent');
  return <WhenRead read={read}>{(notice) => <NoticeCard notice={notice} />}</WhenRead>;
}

/** Once it stands on the screen it has been read. */
function useSeen(noticeId: string, unseen: boolean): void {
  const see = useSubmit(api.recalls.readMine);
  const told = useRef(false);
  useEffect(() => {
    if (!unseen || told.current) return;
    told.current = true;
    see.mutate({ noticeId });
  }, [noticeId, unseen, see]);
}

function NoticeCard({ notice }: { readonly notice: Notice }) {
  const t = useTexts(texts);
  const say = useSay();
  const { kind, mock, over, site, number, sentAt, asks, phone, can } = notice;
  const acknowledge = useSubmit(api.recalls.acknowledgeMine, { refresh: ['recalls'] });
  return (
    <div className="ph-stack">
      <section className="ph-card">
        <p className={`warn-lead${over ? ' warn-over' : ''}`}>
          <Icon name={over ? 'check' : 'alert'} size={24} /> {notice.state === 'released' ? t('good') : over ? t('over') : t(kind)}
        </p>
        {mock && <p className="ph-note">{t('mock')}</p>}
        <span className="quiet">
          {site.name} · {number} {sentAt && <TimeText at={sentAt} />}
        </span>
        {notice.released.length > 0 && (
          <div className="warn-lot">
            <span className="ph-small">{t('goodLots')}</span>
            {notice.released.map((lot) => (
              <span key={lot.lotId}>
                <strong className="warn-goods">{lot.product}</strong> <small className="ph-small">{t('lot', { number: lot.number })}</small>
              </span>
            ))}
          </div>
        )}
        {!over && (
          <ol className="warn-steps">
            {asks.map((text) => (
              <li key={text.zh}>{say(text)}</li>
            ))}
          </ol>
        )}
        {can.acknowledge && (
          <button
            type="button"
            className="ph-button ph-danger ph-tall"
            disabled={acknowledge.isPending}
            onClick={() => acknowledge.mutate({ noticeId: notice.id })}
          >
            {t('confirm')}
          </button>
        )}
        {notice.acknowledgedAt && (
          <p className="ph-note">
            <Icon name="check" size={18} /> {t('confirmed')} <TimeText at={notice.acknowledgedAt} style="time" />
          </p>
        )}
        <Refused error={acknowledge.error} />
      </section>
      {notice.lines.length > 0 && <Amounts notice={notice} />}
      {phone && <CallButton phone={phone.phone}>{t('call', { name: phone.name })}</CallButton>}
    </div>
  );
}

function Amounts({ notice }: { readonly notice: Notice }) {
  const t = useTexts(texts);
  const [changing, setChanging] = useState(false);
  const [said, setSaid] = useState<Readonly<Record<string, Said>>>(() =>
    Object.fromEntries(notice.lines.flatMap((line) => (line.said ? [[line.lotId, line.said]] : []))),
  );
  const answer = useSubmit(api.recalls.answerMine, { refresh: ['recalls'], done: () => setChanging(false) });
  const asking = notice.can.answer && (notice.answeredAt === null || changing);
  const complete = notice.lines.every((line) => said[line.lotId] !== undefined && sum(said[line.lotId] ?? NOTHING) <= most(line));
  const send = () => answer.mutate({ noticeId: notice.id, amounts: notice.lines.map(({ lotId }) => ({ lotId, ...(said[lotId] ?? NOTHING) })) });
  return (
    <section className="ph-card">
      <h2>{t('amounts')}</h2>
      {notice.lines.map((line) => (
        <LineCard
          key={line.lotId}
          line={line}
          asking={asking}
          said={said[line.lotId]}
          onChange={(value) => setSaid((before) => ({ ...before, [line.lotId]: value }))}
        />
      ))}
      {notice.answeredAt && !changing && (
        <p className="ph-note">
          {t('thanks')} {t('answeredAt')} <TimeText at={notice.answeredAt} style="time" />
        </p>
      )}
      <Refused error={answer.error} />
      {asking && (
        <BigButton main disabled={!complete || answer.isPending} onClick={send}>
          {t('send')}
        </BigButton>
      )}
      {!asking && notice.can.answer && <BigButton onClick={() => setChanging(true)}>{t('change')}</BigButton>}
    </section>
  );
}

type LineProps = { readonly line: Line; readonly asking: boolean; readonly said: Said | undefined; readonly onChange: (said: Said) => void };

function LineCard({ line, asking, said, onChange }: LineProps) {
  const t = useTexts(texts);
  const say = useSay();
  const shown = (['still', 'returned', 'used', 'destroyed', 'missing'] as const).filter((part) => (said?.[part] ?? 0) > 0);
  return (
    <div className="warn-lot">
      <strong className="warn-goods">{line.product}</strong>
      <small className="ph-small">
        {line.delivered > 0 && (
          <>
            {t('came')} <QuantityText amount={line.delivered} unit={line.unit} /> ·{' '}
          </>
        )}
        {line.atMost > 0 && (
          <>
            {t('possible')} <QuantityText amount={line.atMost} unit={line.unit} /> ·{' '}
          </>
        )}
        {line.deliveries.map(({ deliveryOn }) => deliveryOn).join('、')} · {t('lot', { number: line.number })}
      </small>
      {asking ? (
        <LineForm line={line} said={said} onChange={onChange} />
      ) : (
        <p>
          {shown.map((part) => (
            <span key={part}>
              {say(saidLabels[part])} <QuantityText amount={said?.[part]} unit={line.unit} strong />{' '}
            </span>
          ))}
        </p>
      )}
    </div>
  );
}

function LineForm({ line, said, onChange }: Omit<LineProps, 'asking'>) {
  const t = useTexts(texts);
  const say = useSay();
  const [more, setMore] = useState(Boolean(said && said.returned + said.destroyed + said.missing > 0));
  const all = line.delivered > 0 ? line.delivered : line.atMost;
  const now = said ?? NOTHING;
  const rest = all - sum(now);
  const parts = more ? (['still', 'used', 'returned', 'destroyed', 'missing'] as const) : (['still', 'used'] as const);
  return (
    <>
      <div className="ph-pair">
        <button type="button" className="ph-chip" aria-pressed={now.still === all} onClick={() => onChange({ ...NOTHING, still: all })}>
          {t('allLeft')}
        </button>
        <button type="button" className="ph-chip" aria-pressed={now.used === all} onClick={() => onChange({ ...NOTHING, used: all })}>
          {t('allUsed')}
        </button>
      </div>
      {parts.map((part) => (
        <div key={part}>
          <span className="ph-label">{say(saidLabels[part])}</span>
          <AmountStep
            value={said ? said[part] : null}
            unit={line.unit}
            label={say(saidLabels[part])}
            over={sum(now) > most(line)}
            onChange={(value) => onChange({ ...now, [part]: value ?? 0 })}
          />
        </div>
      ))}
      {said && rest !== 0 && (
        <p className="ph-small">
          {t('sum')} <QuantityText amount={rest} unit={line.unit} strong />
        </p>
      )}
      {!more && (
        <button type="button" className="ph-button" onClick={() => setMore(true)}>
          {t('more')}
        </button>
      )}
    </>
  );
}
