// How an order looks wherever it stands: state, channel, urgency, checks, money and time.
import { showQuantity, UNITS, type UnitCode } from '../../../server/kernel/quantity.ts';
import { Hint } from '../../design/hint.tsx';
import { Icon } from '../../design/icon.tsx';
import { useLocale, useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { MoneyText } from '../../design/people.tsx';
import { showTime } from '../../design/time.ts';
import {
  type Channel,
  channelIcons,
  channelLabels,
  type Finding,
  type OrderRow,
  type State,
  stateLabels,
  stateTones,
  timingLabels,
} from './labels.ts';

const texts = {
  urgent: { zh: '加单·急', en: 'Urgent' },
  urgentAgreed: { zh: '急单·已答应', en: 'Urgent, agreed' },
  return: { zh: '补换单', en: 'Return order' },
  blocks: { zh: '{count} 项未通过', en: '{count} blocked' },
  warnings: { zh: '{count} 项提醒', en: '{count} to check' },
  unchecked: { zh: '{count} 种未核对', en: '{count} unchecked' },
  short: { zh: '缺货 {count}', en: '{count} short' },
  awaiting: { zh: '缺货等客户答复', en: 'Customer to answer' },
  unpriced: { zh: '{count} 种未定价', en: '{count} without price' },
  pending: { zh: '金额待定', en: 'Price to come' },
};

export function StateTag({ state }: { readonly state: State }) {
  return (
    <ToneTag tone={stateTones[state]} {...(state === 'confirmed' ? { icon: 'check' as const } : {})}>
      {useSay()(stateLabels[state])}
    </ToneTag>
  );
}

export function ChannelIcon({ channel, label = false }: { readonly channel: Channel; readonly label?: boolean }) {
  const words = useSay()(channelLabels[channel]);
  if (!label) {
    return (
      <Hint text={words}>
        <Icon name={channelIcons[channel]} size={16} label={words} className="quiet" />
      </Hint>
    );
  }
  return (
    <span className="mark-line">
      <Icon name={channelIcons[channel]} size={15} /> {words}
    </span>
  );
}

type Flagged = Pick<
  OrderRow,
  'urgent' | 'agreed' | 'orderKind' | 'blocks' | 'warnings' | 'unchecked' | 'openShortages' | 'awaitingConsent' | 'state'
>;

const LIVE: readonly State[] = ['received', 'confirmed', 'noted'];

/** What somebody should know before opening it. Findings of what is over are history. */
export function Flags({ order }: { readonly order: Flagged }) {
  const t = useTexts(texts);
  const live = LIVE.includes(order.state);
  const open = order.state === 'received';
  return (
    <>
      {order.urgent && live && (
        <ToneTag tone={order.agreed ? 'info' : 'amber'} icon="clock">
          {t(order.agreed ? 'urgentAgreed' : 'urgent')}
        </ToneTag>
      )}
      {order.orderKind === 'return' && <ToneTag tone="info">{t('return')}</ToneTag>}
      {open && order.blocks > 0 && (
        <ToneTag tone="danger" icon="alert">
          {t('blocks', { count: order.blocks })}
        </ToneTag>
      )}
      {open && order.blocks === 0 && order.warnings > 0 && <ToneTag tone="amber">{t('warnings', { count: order.warnings })}</ToneTag>}
      {open && order.unchecked > 0 && order.warnings === 0 && <ToneTag>{t('unchecked', { count: order.unchecked })}</ToneTag>}
      {live && order.openShortages > 0 && (
        <ToneTag tone="amber" icon="lot">
          {order.awaitingConsent > 0 ? t('awaiting') : t('short', { count: order.openShortages })}
        </ToneTag>
      )}
    </>
  );
}

type Windowed = Pick<OrderRow, 'windowFrom' | 'windowTo' | 'timing'>;

/** `05:30–07:00`, with the word for a requested time or pick-up. */
export function useWindowWords(): (order: Windowed, withDay?: boolean) => string {
  const locale = useLocale();
  const say = useSay();
  return ({ windowFrom, windowTo, timing }, withDay = false) => {
    const window = `${showTime(windowFrom, locale, withDay ? 'full' : 'time')}–${showTime(windowTo, locale, 'time')}`;
    return timing === 'standard' ? window : `${window} ${say(timingLabels[timing])}`;
  };
}

type Priced = { readonly totalFen: number | null; readonly unpriced: number };

/** A sum that leaves out what has no price says so. */
export function TotalText({ of, strong = false }: { readonly of: Priced; readonly strong?: boolean }) {
  const t = useTexts(texts);
  if (of.totalFen === null) return <span className="quiet">{t('pending')}</span>;
  return (
    <span className="nowrap">
      <MoneyText fen={of.totalFen} strong={strong} />
      {of.unpriced > 0 && <small className="quiet"> + {t('unpriced', { count: of.unpriced })}</small>}
    </span>
  );
}

export function useUnitWord(): (unit: UnitCode) => string {
  const say = useSay();
  return (unit) => say(UNITS[unit].label);
}

export function useAmountWords(): (amount: number, unit: UnitCode) => string {
  const locale = useLocale();
  return (amount, unit) => showQuantity({ amount, unit }, locale);
}

/** What a check found, at the place it is about: red keeps the order from being confirmed, amber asks for a look. */
export function FindingList({ findings }: { readonly findings: readonly Finding[] }) {
  if (findings.length === 0) return null;
  return (
    <ul className="findings">
      {findings.map((one) => (
        <li key={`${one.code}${one.lineNo}`} className={`finding-${one.level}`} data-code={one.code}>
          <Icon name={one.level === 'block' ? 'alert' : 'help'} size={15} />
          {one.text}
        </li>
      ))}
    </ul>
  );
}

export const aboutLine = (findings: readonly Finding[], lineNo: number | null): readonly Finding[] =>
  findings.filter((one) => one.lineNo === lineNo).sort((a, b) => a.level.localeCompare(b.level));
