// How far the replacement of a matter is, and accepting it: with the weight that really came.
import { useState } from 'react';
import { showQuantity } from '../../../server/kernel/quantity.ts';
import { type Answer, api } from '../../client/api.ts';
import { useRead, useSubmit } from '../../client/query.ts';
import { useLocale, useSay, useTexts } from '../../design/locale.ts';
import { AmountStep } from '../../design/phone/amount-step.tsx';
import { BigButton } from '../../design/phone/choices.tsx';
import { Refused } from '../../design/states.tsx';
import { TimeText } from '../../design/time-text.tsx';
import { claimStateLabels } from './claim-labels.ts';

const texts = {
  title: { zh: '补货、换货', en: 'Replacement' },
  asked: { zh: '申请 {amount}', en: 'asked {amount}' },
  approved: { zh: '同意 {amount}', en: 'approved {amount}' },
  arrive: { zh: '预计送达', en: 'Arrives by' },
  late: { zh: '晚于您要求的时间', en: 'Later than you needed' },
  accept: { zh: '验收补货 {amount}', en: 'Accept {amount}' },
  other: { zh: '数量不对，改数量', en: 'The amount differs' },
  back: { zh: '不要了，撤回申请', en: 'Take the claim back' },
  amount: { zh: '实收数量', en: 'Amount that came' },
  got: { zh: '实收 {amount}', en: 'accepted {amount}' },
};

type Claim = Answer<typeof api.claims.mine>['items'][number];

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
  const locale = useLocale();
  const show = (amount: number) => showQuantity({ amount, unit: claim.unit }, locale);
  const back = useSubmit(api.claims.takeBack, { refresh: ['cases'] });
  const said = [
    t('asked', { amount: show(claim.requested) }),
    claim.approved !== null && t('approved', { amount: show(claim.approved) }),
    claim.accepted !== null && t('got', { amount: show(claim.accepted) }),
  ].filter(Boolean);
  const coming = claim.arriveBy !== null && claim.state === 'planned';
  return (
    <div className="ph-stack">
      <div>
        <strong>
          {claim.product} · {say(claimStateLabels[claim.state])}
        </strong>
        <small className="ph-small">{said.join(' · ')}</small>
        {coming && (
          <small className="ph-small">
            {t('arrive')} <TimeText at={claim.arriveBy} style="short" />
            {claim.late && ` · ${t('late')}`}
          </small>
        )}
      </div>
      {claim.can.accept && <AcceptClaim claim={claim} />}
      <Refused error={back.error} />
      {claim.can.withdraw && claim.state === 'requested' && (
        <BigButton onClick={() => back.mutate({ claimId: claim.id })} disabled={back.isPending}>
          {t('back')}
        </BigButton>
      )}
    </div>
  );
}

function AcceptClaim({ claim }: { readonly claim: Claim }) {
  const t = useTexts(texts);
  const locale = useLocale();
  const most = claim.approved ?? claim.requested;
  const [amount, setAmount] = useState<number | null>(most);
  const [changing, setChanging] = useState(false);
  const accept = useSubmit(api.claims.accept, { refresh: ['cases'] });
  const said = amount ?? 0;
  return (
    <>
      {changing && <AmountStep value={amount} unit={claim.unit} label={t('amount')} onChange={setAmount} over={said > most} />}
      <Refused error={accept.error} />
      <BigButton main tall icon="check" onClick={() => accept.mutate({ claimId: claim.id, amount: said })} disabled={accept.isPending || said <= 0}>
        {t('accept', { amount: showQuantity({ amount: said, unit: claim.unit }, locale) })}
      </BigButton>
      {!changing && <BigButton onClick={() => setChanging(true)}>{t('other')}</BigButton>}
    </>
  );
}
