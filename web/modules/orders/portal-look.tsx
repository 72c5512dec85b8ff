// How an order looks on the kitchen's phone.
import { Icon } from '../../design/icon.tsx';
import { useLocale, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { showTime } from '../../design/time.ts';
import type { OrderRow } from './labels.ts';
import { StateTag } from './order-look.tsx';
import { texts } from './portal-texts.ts';

type Told = Pick<OrderRow, 'state' | 'urgent' | 'agreed' | 'awaitingConsent'>;

export function OrderTag({ order }: { readonly order: Told }) {
  const t = useTexts(texts);
  if (order.awaitingConsent > 0)
    return (
      <ToneTag tone="amber" icon="alert">
        {t('asks')}
      </ToneTag>
    );
  return <StateTag state={order.state} />;
}

type Promised = Told & Pick<OrderRow, 'promisedBy'>;

/** One sentence that says where it stands. */
export function useStandWords(): (order: Promised) => string {
  const t = useTexts(texts);
  const locale = useLocale();
  return (order) => {
    if (order.state === 'cancelled') return t('cancelled');
    if (order.state === 'declined') return t('declined');
    if (order.state === 'received' && order.urgent && order.agreed === null) return t('waitsUrgent');
    const promise = t('arrives', { time: showTime(order.promisedBy, locale) });
    return order.state === 'received' ? `${t('waits')} · ${promise}` : promise;
  };
}

export function PhoneFindings({
  findings,
}: {
  readonly findings: readonly { readonly code: string; readonly level: string; readonly text: string }[];
}) {
  if (findings.length === 0) return null;
  return (
    <ul className="ph-findings">
      {findings.map(({ code, level, text }) => (
        <li key={code} className={`finding-${level}`} data-code={code}>
          <Icon name={level === 'block' ? 'alert' : 'help'} size={17} /> {text}
        </li>
      ))}
    </ul>
  );
}
