// Orders as rows: urgent ones wait for an answer on top, the others by when they are due at the door.
import { Checkbox } from 'antd';
import { Go } from '../../app/go.tsx';
import { Icon } from '../../design/icon.tsx';
import { useTexts } from '../../design/locale.ts';
import { TimeText } from '../../design/time-text.tsx';
import type { Chosen } from './bulk-bar.tsx';
import { useDayWords } from './days.ts';
import type { OrderRow } from './labels.ts';
import { ChannelIcon, Flags, StateTag, TotalText, useWindowWords } from './order-look.tsx';

const texts = {
  urgent: { zh: '加单、急单 · 先答复能否送达', en: 'Urgent · answer first' },
  list: { zh: '订单列表', en: 'Orders' },
  choose: { zh: '选中 {number}', en: 'Select {number}' },
  lines: { zh: '{count} 种', en: '{count} lines' },
};

type RowsProps = {
  readonly urgent: readonly OrderRow[];
  readonly rest: readonly OrderRow[];
  readonly selected: string | undefined;
  readonly chosen: Chosen;
  readonly onPick: (id: string) => void;
};

export function OrderRows({ urgent, rest, selected, chosen, onPick }: RowsProps) {
  const t = useTexts(texts);
  const row = (one: OrderRow) => <Row key={one.id} order={one} current={one.id === selected} chosen={chosen} onPick={onPick} />;
  return (
    <div className="order-rows">
      {urgent.length > 0 && (
        <section className="urgent-band" aria-label={t('urgent')}>
          <h2>
            <Icon name="clock" size={15} /> {t('urgent')} <span className="number">{urgent.length}</span>
          </h2>
          <ul>{urgent.map(row)}</ul>
        </section>
      )}
      <ul aria-label={t('list')}>{rest.map(row)}</ul>
    </div>
  );
}

type RowProps = { readonly order: OrderRow; readonly current: boolean; readonly chosen: Chosen; readonly onPick: (id: string) => void };

function Row({ order, current, chosen, onPick }: RowProps) {
  const t = useTexts(texts);
  const day = useDayWords();
  const window = useWindowWords();
  const { id, number, site, customer, title, lineCount } = order;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the link inside is the keyboard's way, and j/k/o
    <li className={`order-row${current ? ' chosen' : ''}`} data-row={id} onClick={() => onPick(id)}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the box inside is the control */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: keeps a click on the box from opening the row */}
      <span onClick={(event) => event.stopPropagation()}>
        <Checkbox
          checked={chosen.has(id)}
          onChange={({ nativeEvent }) => {
            chosen.toggle(id);
            // The keys of the list go on working: a box with the focus would swallow them.
            (nativeEvent.target as HTMLElement).blur();
          }}
          aria-label={t('choose', { number })}
        />
      </span>
      <ChannelIcon channel={order.channel} />
      <div className="order-what">
        <div className="queue-title">
          <Go to={`/orders/${id}`}>{site.name}</Go>
          <Flags order={order} />
        </div>
        <div className="queue-place">
          <span className="order-goods">
            {title} · {t('lines', { count: lineCount })}
          </span>
          <span className="number quiet">{number}</span>
          {customer.name !== site.name && <span className="quiet wide-only">{customer.name}</span>}
        </div>
      </div>
      <div className="order-when">
        <strong>{day(order.deliveryOn, true)}</strong>
        <span className="number nowrap">{window(order)}</span>
      </div>
      <div className="order-money">
        <TotalText of={order} />
        <TimeText at={order.receivedAt} style="relative" className="quiet" />
      </div>
      <span className="order-state">
        {order.note ? (
          // biome-ignore lint/a11y/noStaticElementInteractions: the link inside is the control
          // biome-ignore lint/a11y/useKeyWithClickEvents: keeps a click on the link from opening the order
          <span onClick={(event) => event.stopPropagation()}>
            <Go to={`/deliveries/${order.note.id}`}>
              <StateTag state={order.state} />
            </Go>
          </span>
        ) : (
          <StateTag state={order.state} />
        )}
      </span>
    </li>
  );
}
