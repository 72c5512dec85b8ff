// In the kitchen: when goods are fetched, and goods that are destroyed where they are: a picture, who saw it, done.
import { useState } from 'react';
import { showQuantity } from '../../../../server/kernel/quantity.ts';
import { PICKUP_STATES } from '../../../../server/modules/claims/words.ts';
import { type Answer, api } from '../../../client/api.ts';
import { useRead, useSubmit } from '../../../client/query.ts';
import { useLocale, useSay, useTexts } from '../../../design/locale.ts';
import { AmountStep } from '../../../design/phone/amount-step.tsx';
import { BigButton } from '../../../design/phone/choices.tsx';
import { PhotoCapture } from '../../../design/photo-capture.tsx';
import { Refused } from '../../../design/states.tsx';
import { TimeText } from '../../../design/time-text.tsx';
import { useUploads } from '../../../design/use-uploads.ts';

const texts = {
  fetched: { zh: '退货取回', en: 'Goods to be fetched' },
  by: { zh: '预计', en: 'about' },
  destroyed: { zh: '已就地销毁 {product} {amount}', en: '{product} {amount} destroyed here' },
  destroy: { zh: '就地销毁', en: 'Destroy here' },
  tell: { zh: '这些货不用退回，请销毁后拍照登记。', en: 'These goods need not come back: destroy them and take a picture.' },
  amount: { zh: '{product} 销毁数量', en: 'Amount of {product} destroyed' },
  photo: { zh: '拍照（必拍）', en: 'Photo (needed)' },
  witness: { zh: '见证人姓名', en: 'Name of a witness' },
  done: { zh: '已销毁，提交', en: 'Destroyed: send' },
};

type Goods = Answer<typeof api.claims.myGoods>;

export function GoodsOfMyClaim({ claimId }: { readonly claimId: string }) {
  const t = useTexts(texts);
  const say = useSay();
  const locale = useLocale();
  const read = useRead(api.claims.myGoods, { claimId });
  const goods = read.data;
  if (!goods || (goods.pickups.length === 0 && goods.destroyed.length === 0 && goods.toDestroy.length === 0)) return null;
  return (
    <div className="ph-stack">
      {goods.pickups.map((pickup) => (
        <small key={pickup.id} className="ph-small">
          {t('fetched')}：{say(PICKUP_STATES[pickup.state])}
          {pickup.dueAt && pickup.state === 'planned' && (
            <>
              {' · '}
              {t('by')} <TimeText at={pickup.dueAt} style="short" />
            </>
          )}
        </small>
      ))}
      {goods.destroyed.map((one) => (
        <small key={one.id} className="ph-small">
          {t('destroyed', { product: one.product, amount: showQuantity({ amount: one.amount, unit: one.unit }, locale) })} ·{' '}
          <TimeText at={one.at} style="short" />
        </small>
      ))}
      {goods.can.destroyAtSite && <DestroyHere claimId={claimId} lines={goods.toDestroy.filter(({ left }) => left > 0)} />}
    </div>
  );
}

function DestroyHere({ claimId, lines }: { readonly claimId: string; readonly lines: Goods['toDestroy'] }) {
  const t = useTexts(texts);
  const uploads = useUploads();
  const [open, setOpen] = useState(false);
  const [witness, setWitness] = useState('');
  const [amounts, setAmounts] = useState<Readonly<Record<string, number | null>>>({});
  const destroy = useSubmit(api.claims.destroyAtSite, { refresh: ['claims', 'cases'] });
  const amountOf = ({ itemId, left }: Goods['toDestroy'][number]): number => (itemId in amounts ? (amounts[itemId] ?? 0) : left);
  const send = () =>
    destroy.mutate({
      claimId,
      items: lines.map((line) => ({ itemId: line.itemId, amount: amountOf(line) })).filter(({ amount }) => amount > 0),
      files: [...uploads.ids],
      witnesses: witness.trim() === '' ? [] : [witness.trim()],
    });
  if (!open) return <BigButton onClick={() => setOpen(true)}>{t('destroy')}</BigButton>;
  return (
    <div className="ph-stack">
      <p style={{ margin: 0 }}>{t('tell')}</p>
      {lines.map((line) => (
        <div key={line.itemId}>
          <span>
            {line.product} {line.lotNumber && <small className="quiet number">{line.lotNumber}</small>}
          </span>
          <AmountStep
            value={line.itemId in amounts ? (amounts[line.itemId] ?? null) : line.left}
            unit={line.unit}
            label={t('amount', { product: line.product })}
            onChange={(amount) => setAmounts({ ...amounts, [line.itemId]: amount })}
            over={amountOf(line) > line.left}
          />
        </div>
      ))}
      <PhotoCapture uploads={uploads} label={t('photo')} />
      <input
        className="ph-text"
        value={witness}
        placeholder={t('witness')}
        aria-label={t('witness')}
        onChange={(event) => setWitness(event.target.value)}
      />
      <Refused error={destroy.error} />
      <BigButton
        main
        tall
        icon="check"
        onClick={send}
        disabled={destroy.isPending || uploads.busy || uploads.ids.length === 0 || witness.trim() === ''}
      >
        {t('done')}
      </BigButton>
    </div>
  );
}
