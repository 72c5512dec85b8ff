// Deciding on a claim: all of it or less, on which clause, in words the customer sees; or not, with where else to turn.
import { Select } from 'antd';
import { useState } from 'react';
import { amountFen as moneyOf } from '../../../server/kernel/money.ts';
import { DECLINED_FOR, type DeclinedFor, OUTSIDE_RECOURSE } from '../../../server/modules/claims/words.ts';
import { api } from '../../client/api.ts';
import { failureOf } from '../../client/failure.ts';
import { useSubmit } from '../../client/query.ts';
import { useSay, useTexts } from '../../design/locale.ts';
import { MoneyText, QuantityText } from '../../design/people.tsx';
import { Words } from '../cases/act-form.tsx';
import { Choices, choicesOf, Field } from '../cases/choices.tsx';
import { QuantityField } from '../cases/quantity-field.tsx';
import { ActDrawer } from './act-drawer.tsx';
import { type Amounts, amountsOf, sharesOf, someOf } from './amounts.ts';
import { MayGrant } from './claim-decision.tsx';
import { SaysTag, useWay } from './claim-look.tsx';
import type { Claim, FullClaim } from './claim-types.ts';
import { MoneyField } from './money-field.tsx';

const texts = {
  approve: { zh: '同意', en: 'Approve' },
  approveTitle: { zh: '同意 {way} {number}', en: 'Approve: {way} {number}' },
  decline: { zh: '不同意', en: 'Decline' },
  declineTitle: { zh: '不同意 {way} {number}', en: 'Decline: {way} {number}' },
  lines: { zh: '同意多少', en: 'How much' },
  asked: { zh: '申请', en: 'asked' },
  money: { zh: '同意金额', en: 'Money granted' },
  mostMoney: { zh: '申请 ', en: 'asked ' },
  clause: { zh: '依据条款', en: 'By which clause' },
  noClause: { zh: '不引用条款', en: 'No clause' },
  words: { zh: '说明（客户可见，可不填）', en: 'Words to the customer (optional)' },
  why: { zh: '原因', en: 'Why' },
  declineWords: { zh: '不同意的理由（客户可见）', en: 'Why not (the customer sees it)' },
  recourse: { zh: '客户还可以找谁（随决定一起给客户）', en: 'Where the customer may turn (goes with the decision)' },
  says: { zh: '约定', en: 'Agreement' },
  second: {
    zh: '初审已同意，这是第二次审批：同意后立即生效。',
    en: 'The first approval is given; yours makes it final.',
  },
};

type DecideProps = { readonly claim: Claim | FullClaim; readonly onDone: () => void; readonly onClose: () => void };
const REFRESH = { refresh: ['cases', 'commitments'] } as const;

/** By the price of the goods, never more than was asked for; nothing where one is not priced. */
function moneyFor({ items, askedFen }: Claim, amounts: Amounts): number | null {
  if (askedFen === null || items.length === 0 || items.some(({ price }) => price === null)) return null;
  // What was refused at the dock was never billed: it is given first, for nothing.
  const sum = items.reduce(
    (total, { itemId, price, refusedPart }) => total + (price ? moneyOf(price, Math.max(0, (amounts[itemId] ?? 0) - refusedPart)) : 0),
    0,
  );
  return Math.min(askedFen, sum);
}

type Clause = { readonly key: string; readonly version: number | null };

/** The clause that carried the verdict: a person may name another. */
function clausesOf({ verdict }: Claim): Clause[] {
  const voices = (verdict?.voices ?? []).filter(({ contractKey }) => contractKey !== null);
  const first = voices.filter(({ says }) => says === verdict?.says);
  return [...new Map([...first, ...voices].map(({ key, version }) => [key, { key, version }])).values()];
}

function useClause(claim: Claim) {
  const t = useTexts(texts);
  const choices = clausesOf(claim);
  const [key, setKey] = useState<string>(choices[0]?.key ?? '');
  const chosen = choices.find((one) => one.key === key);
  const field = choices.length > 0 && (
    <Field label={t('clause')}>
      <Select
        value={key}
        options={[...choices.map((one) => ({ value: one.key, label: one.key })), { value: '', label: t('noClause') }]}
        onChange={setKey}
      />
    </Field>
  );
  return { field, input: chosen ? { clauseKey: chosen.key, clauseVersion: chosen.version } : {} };
}

export function Approve({ claim, onDone, onClose }: DecideProps) {
  const t = useTexts(texts);
  const way = useWay();
  const [amounts, setAmounts] = useState(amountsOf(claim));
  const [typed, setTyped] = useState<number | null>();
  const [body, setBody] = useState('');
  const clause = useClause(claim);
  const submit = useSubmit(api.claims.approve, { ...REFRESH, done: onDone });
  const goods = claim.items.length > 0;
  const byGoods = moneyFor(claim, amounts);
  const money = typed === undefined ? (byGoods ?? claim.askedFen) : typed;
  const fields = submit.error ? failureOf(submit.error).fields : {};
  const send = () =>
    submit.mutate({
      claimId: claim.id,
      ...(goods ? { items: sharesOf(amounts) } : {}),
      ...(claim.askedFen !== null && typed !== undefined && typed !== null ? { amountFen: typed } : {}),
      ...clause.input,
      body,
    });
  return (
    <ActDrawer
      title={t('approveTitle', { way: way(claim), number: claim.number })}
      submit={t('approve')}
      error={submit.error}
      busy={submit.isPending}
      ready={(!goods || someOf(amounts)) && (claim.askedFen === null || money !== null)}
      onSubmit={send}
      onClose={onClose}
    >
      {claim.state === 'endorsed' && <p className="claim-told">{t('second')}</p>}
      {'authority' in claim && (
        <p className="quiet">
          <MayGrant claim={claim} />
        </p>
      )}
      {claim.verdict && (
        <p className="row">
          <span className="quiet">{t('says')}</span> <SaysTag says={claim.verdict.says} />
        </p>
      )}
      {goods && <ApprovedAmounts claim={claim} value={amounts} onChange={setAmounts} />}
      {claim.askedFen !== null && (
        <Field label={t('money')}>
          <span className="row">
            <MoneyField value={money} onChange={setTyped} label={t('money')} refused={fields.amountFen !== undefined} />
            <span className="quiet">
              {t('mostMoney')}
              <MoneyText fen={claim.askedFen} />
            </span>
          </span>
        </Field>
      )}
      {clause.field}
      <Words label={t('words')} value={body} onChange={setBody} rows={2} />
    </ActDrawer>
  );
}

type AmountsProps = { readonly claim: Claim; readonly value: Amounts; readonly onChange: (value: Amounts) => void };

function ApprovedAmounts({ claim, value, onChange }: AmountsProps) {
  const t = useTexts(texts);
  return (
    <fieldset className="choices">
      <legend>{t('lines')}</legend>
      <ul className="claim-amounts">
        {claim.items.map((item) => (
          <li key={item.itemId}>
            <span>
              <strong>{item.product}</strong>{' '}
              <span className="quiet">
                {item.noteNumber} · {t('asked')} <QuantityText amount={item.requested} unit={item.unit} />
              </span>
            </span>
            <QuantityField
              value={{ amount: value[item.itemId] ?? null, unit: item.unit }}
              onChange={({ amount }) => onChange({ ...value, [item.itemId]: amount })}
              fixedUnit
            />
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

export function Decline({ claim, onDone, onClose }: DecideProps) {
  const t = useTexts(texts);
  const say = useSay();
  const way = useWay();
  const [reason, setReason] = useState<DeclinedFor | null>(null);
  const [body, setBody] = useState('');
  const [recourse, setRecourse] = useState(say(OUTSIDE_RECOURSE));
  const clause = useClause(claim);
  const submit = useSubmit(api.claims.decline, { ...REFRESH, done: onDone });
  return (
    <ActDrawer
      title={t('declineTitle', { way: way(claim), number: claim.number })}
      submit={t('decline')}
      danger
      error={submit.error}
      busy={submit.isPending}
      ready={reason !== null && body.trim() !== '' && recourse.trim() !== ''}
      onSubmit={() => reason && submit.mutate({ claimId: claim.id, reason, body, recourse, ...clause.input })}
      onClose={onClose}
    >
      <Choices label={t('why')} value={reason} options={choicesOf(DECLINED_FOR, say)} onChange={setReason} />
      {clause.field}
      <Words label={t('declineWords')} value={body} onChange={setBody} focus />
      <Words label={t('recourse')} value={recourse} onChange={setRecourse} rows={2} />
    </ActDrawer>
  );
}
