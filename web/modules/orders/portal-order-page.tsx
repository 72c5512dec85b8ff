// 订货: the list of last time, adjusted by thumb, sent with one tap. What is filled in stays on the phone until it is sent.
import { useEffect, useState } from 'react';
import { useGo, useSearchState } from '../../app/go.tsx';
import { type Answer, api } from '../../client/api.ts';
import { useDraft } from '../../client/draft.ts';
import { useRead, useSubmit } from '../../client/query.ts';
import { Icon } from '../../design/icon.tsx';
import { useLocale, useTexts } from '../../design/locale.ts';
import { BigButton } from '../../design/phone/choices.tsx';
import '../../design/phone/phone-parts.css';
import { Refused, WhenRead } from '../../design/states.tsx';
import { showTime } from '../../design/time.ts';
import { type Basket, basketLine, EMPTY, firstFill, orderOfBasket } from './basket.ts';
import { BasketSheet, type MyHelp } from './basket-sheet.tsx';
import { useDayWords } from './days.ts';
import { texts } from './portal-texts.ts';

type Placed = Answer<typeof api.orders.place>;

export default function PortalOrderPage() {
  const [siteId, setSite] = useSearchState('site');
  const help = useRead(api.orders.myHelp, siteId ? { siteId } : {});
  const [placed, setPlaced] = useState<{ readonly order: Placed; readonly basket: Basket }>();
  if (placed) return <Done {...placed} onAgain={() => setPlaced(undefined)} />;
  return (
    <WhenRead read={help} rows={8}>
      {(one) => <Ordering key={one.siteId} help={one} onSite={setSite} onPlaced={(order, basket) => setPlaced({ order, basket })} />}
    </WhenRead>
  );
}

type OrderingProps = {
  readonly help: MyHelp;
  readonly onSite: (siteId: string) => void;
  readonly onPlaced: (order: Placed, basket: Basket) => void;
};

function Ordering({ help, onSite, onPlaced }: OrderingProps) {
  const t = useTexts(texts);
  const [supplementOf] = useSearchState('supplement');
  const [addsTo] = useSearchState('addsTo');
  const [day] = useSearchState('day');
  const [basket, change, forget] = useDraft<Basket>(`order.${help.siteId}${supplementOf && `.${supplementOf}`}`, EMPTY);
  useEffect(() => {
    if (basket.siteId === null) change({ siteId: help.siteId, deliveryOn: day || help.deliveryOn, ...(supplementOf ? {} : firstFill(help)) });
    // A list that was begun days ago must not be sent for a day that is over.
    else if (basket.deliveryOn < help.deliveryOn && !supplementOf) change({ deliveryOn: help.deliveryOn });
  }, [basket.siteId]);
  const place = useSubmit(api.orders.place, {
    done: (order) => {
      onPlaced(order, basket);
      forget();
    },
  });
  const extra = supplementOf ? { supplementOf, urgent: true } : {};
  return (
    <div className="ph-stack">
      {help.sites.length > 1 && !supplementOf && (
        <div className="ph-chips">
          {help.sites.map(({ id, name }) => (
            <button key={id} type="button" className="ph-chip" aria-pressed={id === help.siteId} onClick={() => onSite(id)}>
              {name}
            </button>
          ))}
        </div>
      )}
      {addsTo && <p className="ph-note">{t('addsTo', { number: addsTo })}</p>}
      {!supplementOf && <Fill help={help} basket={basket} onChange={change} />}
      <BasketSheet
        basket={basket}
        onChange={change}
        help={help}
        sameDay={supplementOf !== ''}
        submit={t('submit')}
        busy={place.isPending}
        error={place.error}
        onSubmit={(input) => place.mutate({ ...input, ...extra, fromTemplate: help.templates.some(({ id }) => id === basket.filledFrom) })}
      />
    </div>
  );
}

type FillProps = { readonly help: MyHelp; readonly basket: Basket; readonly onChange: (change: Partial<Basket>) => void };

/** Another list than the one it began with; what was typed is replaced. */
function Fill({ help, basket, onChange }: FillProps) {
  const t = useTexts(texts);
  const words = useDayWords();
  const choices = [
    ...help.templates.map(({ id, name, lines }) => ({ id, label: t('template', { name }), lines: lines.map(basketLine) })),
    ...help.recent.slice(0, 3).map(({ orderId, deliveryOn, same, lines }) => ({
      id: orderId,
      label: same ? t('same') : t('last', { day: words(deliveryOn) }),
      lines: lines.map(basketLine),
    })),
    ...(help.usual.length > 0 ? [{ id: 'usual', label: t('usual'), lines: help.usual.map((line) => basketLine({ ...line, amount: 0 })) }] : []),
    { id: 'empty', label: t('empty'), lines: [] },
  ];
  if (choices.length < 2) return null;
  return (
    <div className="basket-fill">
      <span className="quiet">{t('from')}</span>
      {choices.map(({ id, label, lines }) => (
        <button
          key={id}
          type="button"
          className="ph-chip"
          aria-pressed={id === basket.filledFrom}
          onClick={() => onChange({ filledFrom: id, lines })}
        >
          {label}
        </button>
      ))}
    </div>
  );
}

type DoneProps = { readonly order: Placed; readonly basket: Basket; readonly onAgain: () => void };

function Done({ order, basket, onAgain }: DoneProps) {
  const t = useTexts(texts);
  const locale = useLocale();
  const go = useGo();
  const lines = orderOfBasket(basket)?.input.lines.map(({ lineId: _, ...line }) => line) ?? [];
  const save = useSubmit(api.orders.saveMyTemplate);
  return (
    <div className="ph-stack ph-center" role="status">
      <Icon name="check" size={56} className="basket-done" />
      <p className="ph-big">{t('placed')}</p>
      <p className="ph-number">{order.number}</p>
      {order.urgent ? (
        <p className="ph-note">{t('waitsUrgent')}</p>
      ) : (
        <p className="ph-big">{t('arrives', { time: showTime(order.promisedBy, locale) })}</p>
      )}
      <p className="quiet">
        {t('placedDo')}
        <br />
        {!order.urgent && t('changeUntil', { time: showTime(order.changeUntil, locale) })}
      </p>
      <BigButton main onClick={() => go(`/orders/${order.orderId}`)}>
        {t('see')}
      </BigButton>
      {save.isSuccess ? (
        <p className="ph-note ph-good">{t('savedList')}</p>
      ) : (
        <BigButton
          icon="copy"
          disabled={save.isPending || lines.length === 0}
          onClick={() => basket.siteId && save.mutate({ siteId: basket.siteId, name: t('listName'), lines })}
        >
          {t('saveList')}
        </BigButton>
      )}
      <Refused error={save.error} />
      <BigButton onClick={onAgain}>{t('again')}</BigButton>
    </div>
  );
}
