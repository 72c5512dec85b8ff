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
import { goodsOf } from './goods-words.ts';

const texts = {
  title: { zh: '要送的补货', en: 'Replacements to bring' },
  by: { zh: '{time} 前送到', en: 'By {time}' },
  delivered: { zh: '已送到', en: 'Delivered' },
  unsent: { zh: '已记录，未发送', en: 'Recorded, not sent' },
  label: { zh: '{site} 补货 {product} 送达', en: '{site}: {product} delivered' },
  photo: { zh: '交货照片', en: 'Photo' },
  load: { zh: '装上车了', en: 'It is aboard' },
  loaded: { zh: '已装车', en: 'Aboard' },
  undecided: { zh: '批次未定，交货时看标签', en: 'Lot open: look at the label' },
  stopped: { zh: '批次 {lot} 已冻结：不要交货，联系调度', en: 'Lot {lot} is stopped: do not hand it over, call dispatch' },
  take: { zh: '货已接到', en: 'I have it' },
  takeLabel: { zh: '{site} 补货 {product} 接货', en: '{site}: {product} taken over' },
  loadLabel: { zh: '{site} 补货 {product} 装车', en: '{site}: {product} aboard' },
};

type Replacement = Answer<typeof api.claims.toDeliver>['items'][number];

export function ReplacementsToBring() {
  const can = useCan();
  return can('claims.deliver') ? <Replacements /> : null;
}

function Replacements() {
  const t = useTexts(texts);
  const read = useKeptRead(api.claims.toDeliver, {});
  const handed = useKeptRead(api.claims.handedToMe, {});
  const waits = new Set((handed.data?.items ?? []).flatMap(({ step, claimId }) => (step === 'delivery' ? [claimId] : [])));
  const again = () => {
    void read.refetch();
    void handed.refetch();
  };
  if (!read.data || read.data.items.length === 0) return null;
  return (
    <section className="ph-stack">
      <h2 className="ph-head">{t('title')}</h2>
      {read.data.items.map((one) => (
        <OneReplacement key={one.id} one={one} waits={waits.has(one.id)} again={again} />
      ))}
    </section>
  );
}

/** `waits`: a colleague put it aboard and handed it to whoever drives. */
type OneProps = { readonly one: Replacement; readonly waits: boolean; readonly again: () => void };

function OneReplacement({ one, waits, again }: OneProps) {
  const t = useTexts(texts);
  const locale = useLocale();
  const uploads = useUploads();
  const unsent = useWaiting().some(({ input, refused }) => input.claimId === one.id && refused === undefined);
  const due = one.arriveBy ?? one.neededBy;
  const words = { site: one.site.name, product: goodsOf(one, locale) };
  // Our own word counts at once; what is sent much later needs the photo as its proof.
  const load = () => submitLater(api.claims.load, { input: { claimId: one.id }, label: t('loadLabel', words) }).then(again, again);
  const take = () =>
    submitLater(api.claims.receiveStep, { input: { claimId: one.id, step: 'delivery' as const }, label: t('takeLabel', words) }).then(again, again);
  const deliver = () => {
    const proof = uploads.list.map(({ id, file }) => id ?? file);
    const late = proof.length > 0 ? { occurredAt: new Date(serverNow()).toISOString() } : {};
    submitLater(api.claims.deliver, { input: { claimId: one.id, ...late }, files: { proof }, label: t('label', words) }).then(again, again);
  };
  return (
    <div className="ph-card">
      <div className="ph-head">
        <span>
          {one.goods.map((goods) => (
            <Goods key={goods.itemId} goods={goods} />
          ))}
        </span>
        {unsent && (
          <ToneTag icon="outbox" tone="plain">
            {t('unsent')}
          </ToneTag>
        )}
        {one.loadedAt && (
          <ToneTag icon="check" tone="accent">
            {t('loaded')}
          </ToneTag>
        )}
      </div>
      <span>
        <Icon name="truck" size={18} /> {one.site.name}
        {due && <strong> · {t('by', { time: showTime(due, locale, 'short') })}</strong>}
        {one.address && <small className="ph-small">{one.address}</small>}
      </span>
      {one.canLoad && !unsent && (
        <BigButton icon="lot" onClick={load}>
          {t('load')}
        </BigButton>
      )}
      {waits && !unsent && (
        <BigButton icon="check" onClick={take}>
          {t('take')}
        </BigButton>
      )}
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

/** What to look for on the crates; a stopped lot must not be handed over. */
function Goods({ goods }: { readonly goods: Replacement['goods'][number] }) {
  const t = useTexts(texts);
  const locale = useLocale();
  const sure = goods.lots.filter(({ certainty, amount }) => certainty !== 'possible' && amount > 0);
  const stopped = sure.find(({ standing }) => standing !== 'available' && standing !== 'expired');
  return (
    <div>
      {goods.product} {showQuantity(goods, locale)}
      <small className="ph-small">{sure.length > 0 ? sure.map(({ number }) => number).join('、') : t('undecided')}</small>
      {stopped && (
        <ToneTag tone="danger" icon="alert">
          {t('stopped', { lot: stopped.number })}
        </ToneTag>
      )}
    </div>
  );
}
