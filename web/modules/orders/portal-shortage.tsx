// 缺货: the kitchen says what is to be done, with one big button and one more to be sure.
import { useState } from 'react';
import { DAY, shanghaiDate } from '../../../server/kernel/time.ts';
import { api } from '../../client/api.ts';
import { useSubmit } from '../../client/query.ts';
import type { IconName } from '../../design/icon.tsx';
import { useTexts } from '../../design/locale.ts';
import { BigButton, Chips, Tiles } from '../../design/phone/choices.tsx';
import { Refused } from '../../design/states.tsx';
import { noonOf, useDayWords } from './days.ts';
import type { MyOrder, Outcome, Shortage } from './labels.ts';
import { useAmountWords } from './order-look.tsx';
import { texts } from './portal-texts.ts';

const SAID = { substitute: 'substitute', less: 'lessToo', later: 'later', cancel: 'without' } as const satisfies Record<Outcome, keyof typeof texts>;
const NOTES = { substitute: 'substituteNote', less: 'lessNote', later: 'laterNote', cancel: 'withoutNote' } as const satisfies Record<
  Outcome,
  keyof typeof texts
>;
const ICONS: Readonly<Record<Outcome, IconName>> = { substitute: 'refresh', less: 'minus', later: 'clock', cancel: 'close' };
const OUTCOMES = Object.keys(SAID) as Outcome[];

type ShortageProps = { readonly order: MyOrder; readonly shortage: Shortage };

export function PhoneShortage({ order, shortage }: ShortageProps) {
  const t = useTexts(texts);
  const amount = useAmountWords();
  const { product, missing, unit, outcome, agreedBy, substitute } = shortage;
  const title = t('short', { product, amount: amount(missing, unit) });
  if (outcome) {
    const what = [t(SAID[outcome]), substitute && `${substitute.product} ${amount(substitute.amount, substitute.unit)}`, shortage.laterOn]
      .filter(Boolean)
      .join(' ');
    return (
      <p className="ph-note ph-good">
        {title}
        <br />
        {t(agreedBy === 'customer' ? 'said' : 'saidByUs', { what })}
      </p>
    );
  }
  return <Ask order={order} shortage={shortage} title={title} />;
}

function Ask({ order, shortage, title }: ShortageProps & { readonly title: string }) {
  const t = useTexts(texts);
  const amount = useAmountWords();
  const words = useDayWords();
  const [outcome, setOutcome] = useState<Outcome>();
  const days = [1, 2, 3].map((ahead) => shanghaiDate(noonOf(order.deliveryOn) + ahead * DAY));
  const [laterOn, setLaterOn] = useState(days[0] ?? '');
  const consent = useSubmit(api.orders.consent);
  const { proposal } = shortage;
  const what = proposal ? `${proposal.product} ${amount(proposal.amount, proposal.unit)}` : '';
  if (!order.can.agreeShortage) return <p className="ph-note">{title}</p>;
  return (
    <section className="ph-card ph-asks" data-shortage={shortage.id}>
      <p className="ph-big">{title}</p>
      <span className="quiet">{t('shortDo')}</span>
      <Tiles
        label={t('shortDo')}
        value={outcome}
        options={OUTCOMES.filter((one) => one !== 'substitute' || proposal).map((value) => ({
          value,
          icon: ICONS[value],
          label: t(SAID[value]),
          note: t(NOTES[value], { what }),
        }))}
        onChange={setOutcome}
      />
      {outcome === 'later' && (
        <>
          <span className="quiet">{t('laterDay')}</span>
          <Chips label={t('laterDay')} value={laterOn} options={days.map((day) => ({ value: day, label: words(day) }))} onChange={setLaterOn} />
        </>
      )}
      <Refused error={consent.error} />
      {outcome && (
        <BigButton
          main
          tall
          icon="check"
          disabled={consent.isPending}
          onClick={() => consent.mutate({ orderId: order.id, shortageId: shortage.id, outcome, ...(outcome === 'later' ? { laterOn } : {}) })}
        >
          {t('sayIt', {
            what: [t(SAID[outcome]), outcome === 'substitute' && what, outcome === 'later' && words(laterOn)].filter(Boolean).join(' '),
          })}
        </BigButton>
      )}
    </section>
  );
}
