// Goods the driver fetches: amounts stand as agreed, a picture, the kitchen signs or hands over; sent when there is a signal.
import { useState } from 'react';
import { showQuantity } from '../../../../server/kernel/quantity.ts';
import { useKeptRead } from '../../../app/kept-read.ts';
import { useCan } from '../../../app/session.ts';
import { type Answer, api } from '../../../client/api.ts';
import { submitLater, useWaiting } from '../../../client/waiting.ts';
import { Icon } from '../../../design/icon.tsx';
import { useLocale, useTexts } from '../../../design/locale.ts';
import { ToneTag } from '../../../design/marks.tsx';
import { serverNow } from '../../../design/now.ts';
import { AmountStep } from '../../../design/phone/amount-step.tsx';
import { BigButton, Chips } from '../../../design/phone/choices.tsx';
import { PhotoCapture } from '../../../design/photo-capture.tsx';
import { SignaturePad } from '../../../design/signature-pad.tsx';
import { showTime } from '../../../design/time.ts';
import { useUploads } from '../../../design/use-uploads.ts';

const texts = {
  title: { zh: '要取回的退货', en: 'Goods to fetch' },
  by: { zh: '最晚 {time}', en: 'by {time}' },
  unsafe: { zh: '食品安全：单独放，贴标签', en: 'Food safety: keep apart, label it' },
  unsent: { zh: '已记录，未发送', en: 'Recorded, not sent' },
  label: { zh: '{site} 取回退货', en: '{site}: goods fetched' },
  photo: { zh: '拍照', en: 'Photo' },
  scale: { zh: '数量不对，改数量', en: 'The amount differs' },
  handed: { zh: '当面交接', en: 'Handed over' },
  signed: { zh: '食堂签字', en: 'Signed' },
  absent: { zh: '无人在场', en: 'Nobody there' },
  who: { zh: '怎么交接', en: 'How it was handed over' },
  take: { zh: '已取回', en: 'Fetched' },
  begin: { zh: '取货', en: 'Fetch' },
  amount: { zh: '{product} 数量', en: 'Amount of {product}' },
  lot: { zh: '批次', en: 'lot' },
};

type Pickup = Answer<typeof api.claims.toCollect>['items'][number];
type HandOver = 'handed' | 'signed' | 'absent';

export function PickupsToCollect({ noteId }: { readonly noteId?: string }) {
  const can = useCan();
  return can('claims.collect') ? <Pickups {...(noteId ? { noteId } : {})} /> : null;
}

function Pickups({ noteId }: { readonly noteId?: string }) {
  const t = useTexts(texts);
  const read = useKeptRead(api.claims.toCollect, noteId ? { noteId } : {});
  if (!read.data || read.data.items.length === 0) return null;
  return (
    <section className="ph-stack">
      <h2 className="ph-head">{t('title')}</h2>
      {read.data.items.map((one) => (
        <OnePickup key={one.id} pickup={one} folded={noteId === undefined} again={() => void read.refetch()} />
      ))}
    </section>
  );
}

type OneProps = { readonly pickup: Pickup; readonly folded: boolean; readonly again: () => void };

/** On the list of stops it stays small until it is tapped: the next stop matters more. */
function OnePickup({ pickup, folded, again }: OneProps) {
  const t = useTexts(texts);
  const [open, setOpen] = useState(!folded);
  const locale = useLocale();
  const unsent = useWaiting().some(({ input, refused }) => input.pickupId === pickup.id && refused === undefined);
  return (
    <div className="ph-card">
      <div className="ph-head">
        <span>{pickup.site.name}</span>
        {unsent && (
          <ToneTag icon="outbox" tone="plain">
            {t('unsent')}
          </ToneTag>
        )}
      </div>
      <span>
        <Icon name="clock" size={18} /> {t('by', { time: showTime(pickup.dueAt ?? pickup.until, locale, 'short') })}
        {pickup.site.address && <small className="ph-small">{pickup.site.address}</small>}
      </span>
      {pickup.foodSafety && (
        <ToneTag tone="danger" icon="alert">
          {t('unsafe')}
        </ToneTag>
      )}
      {pickup.can.collect && !unsent && open ? <Collecting pickup={pickup} again={again} /> : <Parcels pickup={pickup} />}
      {!open && !unsent && pickup.can.collect && <BigButton onClick={() => setOpen(true)}>{t('begin')}</BigButton>}
    </div>
  );
}

function Parcels({ pickup }: { readonly pickup: Pickup }) {
  const t = useTexts(texts);
  const locale = useLocale();
  return (
    <>
      {pickup.parcels.map((parcel) => (
        <div key={parcel.id}>
          <strong>
            {parcel.product} {showQuantity({ amount: parcel.expected, unit: parcel.unit }, locale)}
          </strong>
          {parcel.lotNumber && (
            <small className="ph-small number">
              {t('lot')} {parcel.lotNumber}
            </small>
          )}
        </div>
      ))}
    </>
  );
}

function Collecting({ pickup, again }: { readonly pickup: Pickup; readonly again: () => void }) {
  const t = useTexts(texts);
  const uploads = useUploads();
  const [amounts, setAmounts] = useState<Readonly<Record<string, number | null>>>({});
  const [changing, setChanging] = useState(false);
  const [how, setHow] = useState<HandOver>('handed');
  const [signature, setSignature] = useState<File | null>(null);
  const send = () => {
    const files = uploads.list.map(({ id, file }) => id ?? file);
    const parcels = pickup.parcels
      .filter(({ state }) => state === 'expected')
      .map(({ id, expected }) => ({ parcelId: id, amount: id in amounts ? (amounts[id] ?? 0) : expected }));
    // Sent much later it needs the picture as its proof.
    const late = files.length > 0 ? { occurredAt: new Date(serverNow()).toISOString() } : {};
    submitLater(api.claims.collect, {
      input: { pickupId: pickup.id, parcels, handedOver: how, ...late },
      files: how === 'signed' && signature ? { files, signatureFileId: signature } : { files },
      label: t('label', { site: pickup.site.name }),
    }).then(again, again);
  };
  return (
    <>
      <Parcels pickup={pickup} />
      {changing ? (
        pickup.parcels.map((parcel) => (
          <div key={parcel.id}>
            <span>{parcel.product}</span>
            <AmountStep
              value={parcel.id in amounts ? (amounts[parcel.id] ?? null) : parcel.expected}
              unit={parcel.unit}
              label={t('amount', { product: parcel.product })}
              onChange={(amount) => setAmounts({ ...amounts, [parcel.id]: amount })}
            />
          </div>
        ))
      ) : (
        <BigButton onClick={() => setChanging(true)}>{t('scale')}</BigButton>
      )}
      <PhotoCapture uploads={uploads} album={false} label={t('photo')} />
      <Chips<HandOver>
        label={t('who')}
        value={how}
        onChange={setHow}
        options={(['handed', 'signed', 'absent'] as const).map((value) => ({ value, label: t(value) }))}
      />
      {how === 'signed' && <SignaturePad height={150} onChange={setSignature} />}
      <BigButton main tall icon="check" onClick={send}>
        {t('take')}
      </BigButton>
    </>
  );
}
