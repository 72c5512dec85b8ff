// On every page of the kitchen while goods of theirs must not be used: calm words, what to do, one tap to answer.
import { useEffect, useRef } from 'react';
import { Go, usePath } from '../../../app/go.tsx';
import { useKeptRead } from '../../../app/kept-read.ts';
import { useCan } from '../../../app/session.ts';
import { api } from '../../../client/api.ts';
import { useLive } from '../../../client/live.ts';
import { useSubmit } from '../../../client/query.ts';
import { Icon } from '../../../design/icon.tsx';
import { useTexts } from '../../../design/locale.ts';
import { useAmountText } from './lot-parts.tsx';
import './portal.css';

const texts = {
  stop: { zh: '请暂停使用并单独存放', en: 'Please do not use, set apart' },
  goods: { zh: '{goods} {amount} · {day} 送达', en: '{goods} {amount} · delivered {day}' },
  more: { zh: '另有 {count} 项', en: '{count} more' },
  answer: { zh: '查看并回复数量', en: 'See and answer' },
  answered: { zh: '已回复，核查中，请继续单独存放', en: 'Answered. Still being checked: keep it apart' },
  sample: { zh: '请保留留样、包装和送货单', en: 'Please keep the sample, packaging and note' },
  sampleDo: { zh: '单号 {number}，请告诉我们由谁保管', en: 'Matter {number}: tell us who keeps it' },
};

export default function WarningBand() {
  const may = useCan()('recalls.follow-warnings');
  const path = usePath();
  const read = useKeptRead(api.recalls.myWarnings, {}, { enabled: may, every: 120_000 });
  useLive(['warnings'], { refresh: ['recalls'] });
  useSeen(read.keptAt === undefined && read.data?.warnings.some(({ seenAt, can }) => seenAt === null && can.answer) === true);
  if (!read.data || path === '/warnings') return null;
  const standing = read.data.warnings.filter(({ releasedAt }) => releasedAt === null);
  const samples = read.data.samples.filter(({ answeredAt }) => answeredAt === null);
  return (
    <>
      {standing.length > 0 && <Stop warnings={standing} />}
      {samples[0] && <Keep number={samples[0].number} />}
    </>
  );
}

/** Once it stands on the screen it has been seen. */
function useSeen(unseen: boolean): void {
  const see = useSubmit(api.recalls.seeWarnings);
  const told = useRef(false);
  useEffect(() => {
    if (!unseen || told.current) return;
    told.current = true;
    see.mutate({});
  }, [unseen, see]);
}

type Warnings = import('./labels.ts').OwnWarnings['warnings'];

function Stop({ warnings }: { readonly warnings: Warnings }) {
  const t = useTexts(texts);
  const show = useAmountText();
  // Who cooks in two kitchens must see which one is meant.
  const several = new Set(warnings.map(({ site }) => site)).size > 1;
  const lots = warnings.flatMap(({ lots: all, site }) =>
    all.filter(({ released }) => !released).map((lot) => ({ ...lot, site: several ? site : '' })),
  );
  const answered = warnings.every(({ answeredAt }) => answeredAt !== null);
  return (
    <Go to="/warnings" className={`warn-band${answered ? ' warn-answered' : ''}`}>
      <Icon name="alert" size={28} />
      <span className="warn-words">
        <strong>{t('stop')}</strong>
        {lots.slice(0, 2).map((lot) => (
          <span key={`${lot.lotId}${lot.noteId}`}>
            {lot.site && `${lot.site} · `}
            {t('goods', { goods: lot.product, amount: show(lot), day: lot.deliveryOn.slice(5) })}
          </span>
        ))}
        {lots.length > 2 && <span>{t('more', { count: lots.length - 2 })}</span>}
        <em>{t(answered ? 'answered' : 'answer')}</em>
      </span>
      <Icon name="right" size={22} />
    </Go>
  );
}

function Keep({ number }: { readonly number: string }) {
  const t = useTexts(texts);
  return (
    <Go to="/warnings" className="warn-band warn-sample">
      <Icon name="shield" size={28} />
      <span className="warn-words">
        <strong>{t('sample')}</strong>
        <span>{t('sampleDo', { number })}</span>
      </span>
      <Icon name="right" size={22} />
    </Go>
  );
}
