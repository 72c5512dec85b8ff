// 消费者法定赔偿计算器: what the law gives people who eat. Clearly no part of the claims of institutions.
import { Button, Checkbox, DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { shanghaiDate } from '../../../../server/kernel/time.ts';
import { CIRCUMSTANCE_CODES, CIRCUMSTANCES, type Circumstance } from '../../../../server/modules/claims/words.ts';
import { useSearchState } from '../../../app/go.tsx';
import { type Answer, api } from '../../../client/api.ts';
import { useSubmit } from '../../../client/query.ts';
import { PageHeader, Section } from '../../../design/controls.tsx';
import '../../../design/desk/desk-parts.css';
import { useSay, useTexts } from '../../../design/locale.ts';
import { ToneTag } from '../../../design/marks.tsx';
import { serverNow } from '../../../design/now.ts';
import { MoneyText } from '../../../design/people.tsx';
import { Empty, Refused } from '../../../design/states.tsx';
import { Field } from '../../cases/choices.tsx';
import '../../cases/fields.css';
import '../desk-claims.css';
import { MoneyField } from '../money-field.tsx';
import './account.css';

const texts = {
  title: { zh: '消费者法定赔偿计算器', en: 'Statutory damages for consumers' },
  sub: {
    zh: '仅供为个人、家庭消费而购买的消费者参考，不适用于学校、食堂等机构采购；不代表责任认定。',
    en: 'For people who buy for themselves or their family; never for schools, canteens or other institutions. Says nothing of fault.',
  },
  price: { zh: '价款（元）', en: 'Price paid (yuan)' },
  loss: { zh: '损失（元）', en: 'Loss (yuan)' },
  day: { zh: '购买日期', en: 'Day of purchase' },
  what: { zh: '情形', en: 'Circumstances' },
  reckon: { zh: '计算', en: 'Reckon' },
  off: { zh: '不适用于这项申请', en: 'Not for this claim' },
  none: { zh: '没有适用的法定倍数', en: 'No statutory multiple applies' },
  noneDo: { zh: '按实际损失处理；换一种情形或日期再算。', en: 'The loss itself is what counts. Try other circumstances.' },
  more: { zh: '增加赔偿', en: 'Added' },
  upTo: { zh: '增加赔偿最多', en: 'Added at most' },
  total: { zh: '连同损失', en: 'With the loss' },
  byPrice: { zh: '价款 × {times}', en: 'price × {times}' },
  byLoss: { zh: '损失 × {times}', en: 'loss × {times}' },
  least: { zh: '不足法定最低额，按最低额', en: 'raised to the least of the law' },
  single: { zh: '各条分别计算，不叠加。', en: 'Each stands by itself; they do not add up.' },
  unsure: { zh: '待确认', en: 'To be confirmed' },
};

type Reckoned = Answer<typeof api.claims.consumerLaw>;

export default function ConsumerLawPage() {
  const t = useTexts(texts);
  const say = useSay();
  const [claimId] = useSearchState('claim');
  const [priceFen, setPrice] = useState<number | null>(0);
  const [lossFen, setLoss] = useState<number | null>(0);
  const [on, setOn] = useState(shanghaiDate(serverNow()));
  const [circumstances, setCircumstances] = useState<Circumstance[]>(['unsafe']);
  const reckon = useSubmit(api.claims.consumerLaw);
  const send = () => reckon.mutate({ on, priceFen: priceFen ?? 0, lossFen: lossFen ?? 0, circumstances, ...(claimId ? { claimId } : {}) });
  return (
    <>
      <PageHeader title={t('title')} sub={t('sub')} />
      <div className="card-columns">
        <div className="stack">
          <Section title={t('what')} icon="user">
            <form
              className="account-form"
              onSubmit={(event) => {
                event.preventDefault();
                send();
              }}
            >
              <Field label={t('price')}>
                <MoneyField label={t('price')} value={priceFen} onChange={setPrice} />
              </Field>
              <Field label={t('loss')}>
                <MoneyField label={t('loss')} value={lossFen} onChange={setLoss} />
              </Field>
              <Field label={t('day')}>
                <DatePicker value={dayjs(on)} allowClear={false} onChange={(day) => day && setOn(day.format('YYYY-MM-DD'))} />
              </Field>
              <Checkbox.Group
                value={circumstances}
                onChange={setCircumstances}
                options={CIRCUMSTANCE_CODES.map((value) => ({ value, label: say(CIRCUMSTANCES[value]) }))}
                style={{ flexDirection: 'column' }}
              />
              <Button type="primary" htmlType="submit" loading={reckon.isPending}>
                {t('reckon')}
              </Button>
              <Refused error={reckon.error} onRetry={send} />
            </form>
          </Section>
        </div>
        <div className="stack">{reckon.data && <Outcome of={reckon.data} />}</div>
      </div>
    </>
  );
}

function Outcome({ of: { off, rows, notes } }: { readonly of: Reckoned }) {
  const t = useTexts(texts);
  const say = useSay();
  if (off)
    return (
      <Empty title={t('off')} icon="shield">
        {say(off.text)}（{off.source}）
      </Empty>
    );
  return (
    <>
      {rows.length === 0 && (
        <Empty title={t('none')} icon="leaf">
          {t('noneDo')}
        </Empty>
      )}
      {rows.map((row) => (
        <Section key={row.code} title={say(row.label)} extra={row.mark !== 'V' && <ToneTag tone="amber">{t('unsure')}</ToneTag>}>
          <p>
            {row.upTo ? t('upTo') : t('more')} <MoneyText fen={row.moreFen} strong />（
            {row.raisedToLeast ? t('least') : t(row.of === 'price' ? 'byPrice' : 'byLoss', { times: row.times })}）
          </p>
          <p>
            {t('total')} <MoneyText fen={row.totalFen} strong />
          </p>
          <small className="quiet">{row.source}</small>
        </Section>
      ))}
      {rows.length > 1 && <p className="quiet">{t('single')}</p>}
      <ul>
        {notes.map((note) => (
          <li key={note.code}>
            {say(note.text)} <small className="quiet">{note.source}</small>
          </li>
        ))}
      </ul>
    </>
  );
}
