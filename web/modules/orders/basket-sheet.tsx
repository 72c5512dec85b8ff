// The kitchen's order sheet: day with its cutoff, list with steppers, search, and one button that says what it promises.
import { useRef } from 'react';
import { type Answer, api } from '../../client/api.ts';
import { useRead } from '../../client/query.ts';
import { Icon } from '../../design/icon.tsx';
import { useLocale, useTexts } from '../../design/locale.ts';
import { useNow } from '../../design/now.ts';
import { Refused } from '../../design/states.tsx';
import { showDuration, showTime } from '../../design/time.ts';
import { useSettled } from '../cases/customer-pick.tsx';
import { type Basket, type BasketLine, dayOffers, orderOfBasket } from './basket.ts';
import { BasketAdd } from './basket-add.tsx';
import { BasketRow } from './basket-line.tsx';
import { useDayWords } from './days.ts';
import type { Checked, OrderInput } from './labels.ts';
import './order-looks.css';
import { aboutLine, TotalText } from './order-look.tsx';
import { PhoneFindings } from './portal-look.tsx';
import './portal-orders.css';
import { texts } from './portal-texts.ts';

export type MyHelp = Answer<typeof api.orders.myHelp>;
const CALM = 300;

/** The checks of what is on the list, found by the key of the line. */
export function useBasketChecks(basket: Basket, orderId?: string) {
  const order = orderOfBasket(basket);
  const sent = order ? JSON.stringify({ input: { ...order.input, ...(orderId ? { orderId } : {}) }, keys: order.keys }) : '';
  const settled = useSettled(sent, CALM);
  const wanted = settled ? (JSON.parse(settled) as { input: OrderInput; keys: string[] }) : undefined;
  const read = useRead(api.orders.checkMine, wanted?.input ?? ({ siteId: '', deliveryOn: '', lines: [] } as never), {
    enabled: wanted !== undefined,
    keep: true,
  });
  const known = useRef<{ data: Checked; keys: readonly string[] }>(undefined);
  if (!wanted) known.current = undefined;
  else if (read.data && !read.isPlaceholderData) known.current = { data: read.data, keys: wanted.keys };
  const now = known.current;
  const of = (key: string) => {
    const at = now ? now.keys.indexOf(key) : -1;
    return now && at >= 0 ? { line: now.data.lines[at], findings: aboutLine(now.data.findings, at + 1) } : undefined;
  };
  return { checked: now?.data, error: read.error, of, input: order?.input };
}

type SheetProps = {
  readonly basket: Basket;
  readonly onChange: (change: Partial<Basket>) => void;
  readonly help: MyHelp;
  readonly submit: string;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onSubmit: (input: OrderInput) => void;
  readonly orderId?: string;
  /** What is added to an order goes with it: no other day to choose. */
  readonly sameDay?: boolean;
};

export function BasketSheet({ basket, onChange, help, submit, busy, error, onSubmit, orderId, sameDay = false }: SheetProps) {
  const t = useTexts(texts);
  const checks = useBasketChecks(basket, orderId);
  const { checked, input } = checks;
  const put = (key: string, change: Partial<BasketLine>) =>
    onChange({ lines: basket.lines.map((line) => (line.key === key ? { ...line, ...change } : line)) });
  const hard = checked?.findings.some((one) => one.hard) ?? false;
  return (
    <div className="ph-stack basket">
      <Days basket={basket} onChange={onChange} help={help} sameDay={sameDay} />
      {checked && <PhoneFindings findings={aboutLine(checked.findings, null).filter(({ code }) => code !== 'after-cutoff')} />}
      <BasketAdd
        siteId={help.siteId}
        on={basket.deliveryOn}
        has={(productId) => basket.lines.some((line) => line.productId === productId && line.amount > 0)}
        onAdd={(line) => onChange({ lines: [line, ...basket.lines.filter(({ productId }) => productId === null || productId !== line.productId)] })}
      />
      {basket.lines.length === 0 && <p className="ph-note">{t('nothing')}</p>}
      <ul className="ph-lines">
        {basket.lines.map((line) => (
          <BasketRow key={line.key} line={line} check={checks.of(line.key)} onChange={(change) => put(line.key, change)} />
        ))}
      </ul>
      <label className="ph-label">
        <span className="quiet">{t('orderRemark')}</span>
        <input className="ph-text" value={basket.remark} maxLength={500} onChange={({ target }) => onChange({ remark: target.value })} />
      </label>
      <Refused error={checks.error} />
      <Refused error={error} onRetry={() => input && onSubmit(input)} />
      <div className="basket-foot">
        <p>{input && checked ? <Promised checked={checked} count={input.lines.length} /> : <span className="quiet">{t('nothing')}</span>}</p>
        <button type="button" className="ph-button ph-main" disabled={!input || hard || busy} onClick={() => input && onSubmit(input)}>
          {busy ? t('sending') : submit}
        </button>
      </div>
    </div>
  );
}

function Promised({ checked, count }: { readonly checked: Checked; readonly count: number }) {
  const t = useTexts(texts);
  const locale = useLocale();
  return (
    <>
      <span>
        {t('count', { count })} · <TotalText of={checked} strong />
      </span>
      {checked.promisedBy && !checked.urgent && (
        <strong className="basket-promise">{t('arrives', { time: showTime(checked.promisedBy, locale) })}</strong>
      )}
      {checked.urgent && <span className="finding-warn">{t('waitsUrgent')}</span>}
    </>
  );
}

function Days({ basket, onChange, help, sameDay }: Pick<SheetProps, 'basket' | 'onChange' | 'help' | 'sameDay'>) {
  const t = useTexts(texts);
  const locale = useLocale();
  const words = useDayWords();
  const now = useNow(30_000);
  const offers = dayOffers(help, now);
  const chosen = offers.find(({ day }) => day === basket.deliveryOn);
  return (
    <section className="ph-stack">
      <fieldset className="ph-chips" style={{ border: 0, margin: 0, padding: 0 }}>
        <legend className="only-heard">{t('when')}</legend>
        {(sameDay && chosen ? [chosen] : offers).map(({ day, until }) => (
          <button key={day} type="button" className="ph-chip" aria-pressed={day === basket.deliveryOn} onClick={() => onChange({ deliveryOn: day })}>
            {words(day)}
            {until <= now && <small> {t('urgentDay')}</small>}
          </button>
        ))}
      </fieldset>
      {chosen && (
        <p className={`basket-until${chosen.until - now < 3_600_000 ? ' soon' : ''}`}>
          <Icon name="clock" size={18} />
          {chosen.until > now
            ? t('until', { time: showTime(chosen.until, locale, 'short'), left: showDuration(chosen.until - now, locale) })
            : t('over')}
        </p>
      )}
    </section>
  );
}
