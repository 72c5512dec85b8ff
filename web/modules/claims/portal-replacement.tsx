// How far the claims of a matter are, and accepting what came instead: line by line, with the weight that really came.
import { useState } from 'react';
import { showQuantity } from '../../../server/kernel/quantity.ts';
import { STATES, WAYS } from '../../../server/modules/claims/words.ts';
import { type Answer, api } from '../../client/api.ts';
import { useRead, useSubmit } from '../../client/query.ts';
import { useLocale, useSay, useTexts } from '../../design/locale.ts';
import { AmountStep } from '../../design/phone/amount-step.tsx';
import { BigButton } from '../../design/phone/choices.tsx';
import { Refused } from '../../design/states.tsx';
import { TimeText } from '../../design/time-text.tsx';
import { PapersOfMyClaim } from './account/portal-documents.tsx';
import { type Amounts, amountsOf, sharesOf, someOf } from './amounts.ts';
import { GoodsOfMyClaim } from './goods/portal-goods.tsx';
import { amountOf, goodsOf } from './goods-words.ts';
import { MyDecision, MyMoney } from './portal-decision.tsx';
import { AnswerShortage } from './portal-shortage.tsx';
import { MyEvidence } from './recovery/my-evidence.tsx';

const texts = {
  title: { zh: '退换、赔付', en: 'Claims' },
  asked: { zh: '申请 {amount}', en: 'asked {amount}' },
  approved: { zh: '同意 {amount}', en: 'approved {amount}' },
  arrive: { zh: '预计送达', en: 'Arrives by' },
  late: { zh: '晚于您要求的时间', en: 'Later than you needed' },
  accept: { zh: '验收 {amount}', en: 'Accept {amount}' },
  acceptAll: { zh: '全部收到，验收', en: 'All came: accept' },
  acceptSome: { zh: '按实收验收', en: 'Accept what came' },
  other: { zh: '数量不对，改数量', en: 'The amount differs' },
  back: { zh: '不要了，撤回申请', en: 'Take the claim back' },
  amount: { zh: '{product}实收数量', en: 'Amount of {product} that came' },
  got: { zh: '实收 {amount}', en: 'accepted {amount}' },
};

type Claim = Answer<typeof api.claims.mine>['items'][number];

/** While it is to be brought it may turn out to be short. */
const BRINGING: readonly Claim['state'][] = ['approved', 'planned', 'delivered'];

export function ReplacementOfMatter({ caseId }: { readonly caseId: string }) {
  const t = useTexts(texts);
  const claims = useRead(api.claims.mine, { caseId });
  if (!claims.data || claims.data.items.length === 0) return null;
  return (
    <section className="ph-card">
      <h2>{t('title')}</h2>
      {claims.data.items.map((claim) => (
        <OneClaim key={claim.id} claim={claim} />
      ))}
    </section>
  );
}

function OneClaim({ claim }: { readonly claim: Claim }) {
  const t = useTexts(texts);
  const say = useSay();
  const back = useSubmit(api.claims.takeBack, { refresh: ['cases'] });
  return (
    <div className="ph-stack">
      <div>
        <strong>
          {say(WAYS[claim.way])} · {say(STATES[claim.state])}
        </strong>
        {claim.items.map((item) => (
          <ItemSaid key={item.itemId} item={item} />
        ))}
        <MyMoney claim={claim} />
        {claim.arriveBy !== null && claim.state === 'planned' && (
          <small className="ph-small">
            {t('arrive')} <TimeText at={claim.arriveBy} style="short" />
            {claim.late && ` · ${t('late')}`}
          </small>
        )}
      </div>
      <MyDecision claim={claim} />
      <PapersOfMyClaim claim={claim} />
      {claim.way === 'replacement' && BRINGING.includes(claim.state) && <AnswerShortage claimId={claim.id} />}
      {claim.can.accept && <AcceptClaim claim={claim} />}
      <GoodsOfMyClaim claimId={claim.id} />
      <MyEvidence claimId={claim.id} />
      <Refused error={back.error} />
      {claim.can.withdraw && claim.state === 'requested' && (
        <BigButton onClick={() => back.mutate({ claimId: claim.id })} disabled={back.isPending}>
          {t('back')}
        </BigButton>
      )}
    </div>
  );
}

function ItemSaid({ item }: { readonly item: Claim['items'][number] }) {
  const t = useTexts(texts);
  const locale = useLocale();
  const show = (amount: number) => showQuantity({ amount, unit: item.unit }, locale);
  const said = [
    t('asked', { amount: show(item.requested) }),
    item.approved !== null && t('approved', { amount: show(item.approved) }),
    item.given !== null && t('got', { amount: show(item.given) }),
  ].filter(Boolean);
  return (
    <small className="ph-small">
      {item.product} · {said.join(' · ')}
    </small>
  );
}

function AcceptClaim({ claim }: { readonly claim: Claim }) {
  const t = useTexts(texts);
  const locale = useLocale();
  const [amounts, setAmounts] = useState<Amounts>(amountsOf(claim));
  const [changing, setChanging] = useState(false);
  const accept = useSubmit(api.claims.accept, { refresh: ['cases'] });
  const send = () => accept.mutate({ claimId: claim.id, items: sharesOf(amounts) });
  const words = changing ? t('acceptSome') : claim.items.length === 1 ? t('accept', { amount: goodsOf(claim, locale) }) : t('acceptAll');
  return (
    <>
      {changing &&
        claim.items.map((item) => (
          <div key={item.itemId}>
            <span>{item.product}</span>
            <AmountStep
              value={amounts[item.itemId] ?? null}
              unit={item.unit}
              label={t('amount', { product: item.product })}
              onChange={(amount) => setAmounts({ ...amounts, [item.itemId]: amount })}
              over={(amounts[item.itemId] ?? 0) > amountOf(item)}
            />
          </div>
        ))}
      <Refused error={accept.error} />
      <BigButton main tall icon="check" onClick={send} disabled={accept.isPending || !someOf(amounts)}>
        {words}
      </BigButton>
      {!changing && <BigButton onClick={() => setChanging(true)}>{t('other')}</BigButton>}
    </>
  );
}
