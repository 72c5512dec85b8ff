// A replacement is short or too late: the kitchen says by itself what to do, before we call.
import { useState } from 'react';
import { showQuantity, UNITS } from '../../../server/kernel/quantity.ts';
import { SHORT_FOR, TALKED, type Talked, WAYS } from '../../../server/modules/claims/words.ts';
import { type Answer, api } from '../../client/api.ts';
import { useRead, useSubmit } from '../../client/query.ts';
import { useLocale, useSay, useTexts } from '../../design/locale.ts';
import { MoneyText } from '../../design/people.tsx';
import { BigButton, Chips } from '../../design/phone/choices.tsx';
import { Refused } from '../../design/states.tsx';
import { TimeText } from '../../design/time-text.tsx';
import { instantOf, wallTimeOf } from '../cases/wall-time.ts';

const texts = {
  short: { zh: '备不齐：{goods}', en: 'Short: {goods}' },
  missing: { zh: '{product}缺 {amount}', en: '{amount} of {product}' },
  what: { zh: '您希望怎么办？', en: 'What shall we do?' },
  later: { zh: '改到什么时间之前送到', en: 'By when then' },
  instead: { zh: '换成哪一种', en: 'What in its place' },
  stocked: { zh: '有现货', en: 'in stock' },
  ordered: { zh: '须现采', en: 'has to be bought' },
  way: { zh: '改用哪种方式', en: 'Which other way' },
  send: { zh: '就这么办', en: 'Do that' },
  said: { zh: '已回复：{outcome}', en: 'Answered: {outcome}' },
};

type Shown = Answer<typeof api.claims.myShortage>;

export function AnswerShortage({ claimId }: { readonly claimId: string }) {
  const read = useRead(api.claims.myShortage, { claimId });
  if (!read.data?.shortage) return null;
  return <Short claimId={claimId} shown={read.data} shortage={read.data.shortage} />;
}

type Props = { readonly claimId: string; readonly shown: Shown; readonly shortage: NonNullable<Shown['shortage']> };

function Short({ claimId, shown, shortage }: Props) {
  const t = useTexts(texts);
  const say = useSay();
  const locale = useLocale();
  const goods = shortage.items.map(({ product, unit, missing }) =>
    t('missing', { product, amount: showQuantity({ amount: missing, unit }, locale) }),
  );
  return (
    <div className="ph-note">
      <strong>{t('short', { goods: goods.join(locale === 'en' ? ', ' : '、') })}</strong>
      <small className="ph-small">{say(SHORT_FOR[shortage.reason])}</small>
      {shortage.outcome !== null && (
        <p>
          {t('said', { outcome: say(TALKED[shortage.outcome]) })}
          {shortage.laterBy !== null && (
            <>
              {' · '}
              <TimeText at={shortage.laterBy} style="short" />
            </>
          )}
        </p>
      )}
      {shown.can.answer && <Answering claimId={claimId} shown={shown} shortage={shortage} />}
    </div>
  );
}

const OTHER = ['credit', 'refund'] as const;
const DAY = 86_400_000;

function Answering({ claimId, shown, shortage }: Props) {
  const t = useTexts(texts);
  const say = useSay();
  const [outcome, setOutcome] = useState<Talked | null>(null);
  const [productId, setProduct] = useState<string | null>(null);
  const [otherWay, setWay] = useState<(typeof OTHER)[number]>('credit');
  const [laterBy, setLater] = useState(wallTimeOf(Date.parse(shown.neededBy ?? shortage.foundAt) + DAY));
  const submit = useSubmit(api.claims.answerShortage, { refresh: ['cases'] });
  const ready = outcome !== null && (outcome !== 'substitute' || productId !== null) && (outcome !== 'later' || laterBy !== '');
  const send = () =>
    outcome !== null &&
    submit.mutate({
      claimId,
      shortageId: shortage.id,
      outcome,
      productId: outcome === 'substitute' ? productId : null,
      laterBy: outcome === 'later' ? instantOf(laterBy) : null,
      otherWay: outcome === 'other-way' ? otherWay : null,
    });
  return (
    <div className="ph-stack">
      <p>{t('what')}</p>
      <Chips
        label={t('what')}
        value={outcome}
        options={shown.outcomes.map((value) => ({ value, label: say(TALKED[value]) }))}
        onChange={setOutcome}
      />
      {outcome === 'substitute' && <Instead shown={shown} value={productId} onChange={setProduct} />}
      {outcome === 'later' && (
        <label className="ph-stack">
          <span>{t('later')}</span>
          <input type="datetime-local" className="ph-text" value={laterBy} onChange={(event) => setLater(event.target.value)} />
        </label>
      )}
      {outcome === 'other-way' && (
        <Chips label={t('way')} value={otherWay} options={OTHER.map((value) => ({ value, label: say(WAYS[value]) }))} onChange={setWay} />
      )}
      <Refused error={submit.error} />
      <BigButton main icon="check" onClick={send} disabled={!ready || submit.isPending}>
        {t('send')}
      </BigButton>
    </div>
  );
}

type InsteadProps = { readonly shown: Shown; readonly value: string | null; readonly onChange: (productId: string) => void };

function Instead({ shown, value, onChange }: InsteadProps) {
  const t = useTexts(texts);
  const say = useSay();
  const locale = useLocale();
  return (
    <fieldset className="ph-chips" style={{ border: 0, margin: 0, padding: 0 }}>
      <legend className="only-heard">{t('instead')}</legend>
      {shown.substitutes.map((one) => (
        <button key={one.productId} type="button" className="ph-chip" aria-pressed={one.productId === value} onClick={() => onChange(one.productId)}>
          {one.product} {showQuantity({ amount: one.amount, unit: one.unit }, locale)}
          <small>
            <MoneyText fen={one.price.fen} />/{say(UNITS[one.price.per].label)} · {t(one.inStock ? 'stocked' : 'ordered')}
          </small>
        </button>
      ))}
    </fieldset>
  );
}
