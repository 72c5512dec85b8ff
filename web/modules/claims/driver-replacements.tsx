// Replacements the driver brings, on his page of stops: handed over with one tap.
import { showQuantity } from '../../../server/kernel/quantity.ts';
import { useKeptRead } from '../../app/kept-read.ts';
import { useCan } from '../../app/session.ts';
import { type Answer, api } from '../../client/api.ts';
import { submitLater, useWaiting } from '../../client/waiting.ts';
import { Icon } from '../../design/icon.tsx';
import { useLocale, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { serverNow } from '../../design/now.ts';
import { BigButton } from '../../design/phone/choices.tsx';
import { PhotoCapture } from '../../design/photo-capture.tsx';
import { showTime } from '../../design/time.ts';
import { useUploads } from '../../design/use-uploads.ts';
import { amountOf, goodsOf } from './goods-words.ts';

const texts = {
  title: { zh: '要送的补货', en: 'Replacements to bring' },
  by: { zh: '{time} 前送到', en: 'By {time}' },
  delivered: { zh: '已送到', en: 'Delivered' },
  unsent: { zh: '已记录，未发送', en: 'Recorded, not sent' },
  label: { zh: '{site} 补货 {product} 送达', en: '{site}: {product} delivered' },
  photo: { zh: '交货照片', en: 'Photo' },
};

type Replacement = Answer<typeof api.claims.toDeliver>['items'][number];

export function ReplacementsToBring() {
  const can = useCan();
  return can('claims.deliver') ? <Replacements /> : null;
}

function Replacements() {
  const t = useTexts(texts);
  const read = useKeptRead(api.claims.toDeliver, {});
  if (!read.data || read.data.items.length === 0) return null;
  return (
    <section className="ph-stack">
      <h2 className="ph-head">{t('title')}</h2>
      {read.data.items.map((one) => (
        <OneReplacement key={one.id} one={one} again={() => void read.refetch()} />
      ))}
    </section>
  );
}

function OneReplacement({ one, again }: { readonly one: Replacement; readonly again: () => void }) {
  const t = useTexts(texts);
  const locale = useLocale();
  const uploads = useUploads();
  const unsent = useWaiting().some(({ input, refused }) => input.claimId === one.id && refused === undefined);
  const due = one.arriveBy ?? one.neededBy;
  const deliver = () => {
    const proof = uploads.list.map(({ id, file }) => id ?? file);
    // Our own word counts at once; what is sent much later needs the photo as its proof.
    const late = proof.length > 0 ? { occurredAt: new Date(serverNow()).toISOString() } : {};
    submitLater(api.claims.deliver, {
      input: { claimId: one.id, ...late },
      files: { proof },
      label: t('label', { site: one.site.name, product: goodsOf(one, locale) }),
    }).then(again, again);
  };
  return (
    <div className="ph-card">
      <div className="ph-head">
        <span>
          {one.items.map((item) => (
            <div key={item.itemId}>
              {item.product} {showQuantity({ amount: amountOf(item), unit: item.unit }, locale)}
            </div>
          ))}
        </span>
        {unsent && (
          <ToneTag icon="outbox" tone="plain">
            {t('unsent')}
          </ToneTag>
        )}
      </div>
      <span>
        <Icon name="truck" size={18} /> {one.site.name}
        {due && <strong> · {t('by', { time: showTime(due, locale, 'short') })}</strong>}
      </span>
      {one.can.deliver && !unsent && (
        <>
          <PhotoCapture uploads={uploads} album={false} label={t('photo')} />
          <BigButton main tall icon="check" onClick={deliver}>
            {t('delivered')}
          </BigButton>
        </>
      )}
    </div>
  );
}
