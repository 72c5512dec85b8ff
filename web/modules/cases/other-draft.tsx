// Drafts that are no case (yet): orders, small talk, and those already done.
import { Button } from 'antd';
import { Go } from '../../app/go.tsx';
import { Icon } from '../../design/icon.tsx';
import { useTexts } from '../../design/locale.ts';
import { QuantityText } from '../../design/people.tsx';
import type { ReadDraft } from './draft.ts';
import type { Finished } from './draft-card.tsx';

const texts = {
  opened: { zh: '已开单', en: 'Opened' },
  joined: { zh: '已并入', en: 'Added to' },
  order: { zh: '订货内容', en: 'An order' },
  orderDo: {
    zh: '识别到订货。您没有收单权限，请转给订单专员；这里不会保存。',
    en: 'This is an order. Give it to an order clerk: you may not take orders.',
  },
  other: { zh: '没有识别出问题', en: 'No problem found in this' },
  otherDo: {
    zh: '像是闲聊或通知。如果确实要跟进，可作为咨询开单。',
    en: 'It looks like small talk or a notice. Open it as an enquiry if it needs following up.',
  },
  asCase: { zh: '仍要开单', en: 'Open a case anyway' },
  give: { zh: '是补货，归入售后单', en: 'It is a replacement: put it into the case' },
};

export function FinishedCard({ finished }: { readonly finished: Finished }) {
  const t = useTexts(texts);
  return (
    <div className="card draft-done" role="status">
      <Icon name="check" size={18} /> {t(finished.joined ? 'joined' : 'opened')} <Go to={`/cases/${finished.caseId}`}>{finished.number}</Go>
    </div>
  );
}

type OtherDraftProps = { readonly read: ReadDraft; readonly onAsCase: () => void; readonly onGive: (() => void) | undefined };

/** Orders and small talk: said honestly, without a button that does nothing. */
export function OtherDraft({ read, onAsCase, onGive }: OtherDraftProps) {
  const t = useTexts(texts);
  const order = read.kind === 'order';
  return (
    <div className="card draft">
      <h2>
        <Icon name={order ? 'plan' : 'chat'} size={17} /> {t(order ? 'order' : 'other')}
      </h2>
      <p className="quiet">{t(order ? 'orderDo' : 'otherDo')}</p>
      <ul className="goods">
        {read.lines.map((line, index) => (
          <li key={index}>
            <strong>{line.product ?? line.written ?? '—'}</strong>
            {line.unit ? <QuantityText amount={line.amount} unit={line.unit} /> : line.quantityText}
          </li>
        ))}
      </ul>
      <div className="row">
        {onGive && (
          <Button type="primary" ghost onClick={onGive}>
            {t('give')}
          </Button>
        )}
        <Button onClick={onAsCase}>{t('asCase')}</Button>
      </div>
    </div>
  );
}
