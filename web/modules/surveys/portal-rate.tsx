// Stars and tags once a matter is settled: one tap on a star is enough.
import { useState } from 'react';
import { api } from '../../client/api.ts';
import { useRead, useSubmit } from '../../client/query.ts';
import { Icon } from '../../design/icon.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { BigButton } from '../../design/phone/choices.tsx';
import { Refused } from '../../design/states.tsx';

const texts = {
  title: { zh: '这次处理得怎么样？', en: 'How was it handled?' },
  yours: { zh: '您的评价', en: 'Your rating' },
  stars: { zh: '{count} 星', en: '{count} stars' },
  words: { zh: '还想说的（可不填）', en: 'Anything else (optional)' },
  send: { zh: '提交评价', en: 'Send rating' },
  thanks: { zh: '谢谢评价！', en: 'Thank you!' },
};

const RATED = ['settled', 'confirmed', 'closed'];

export function RateMatter({ caseId, state }: { readonly caseId: string; readonly state: string }) {
  const t = useTexts(texts);
  const say = useSay();
  const mine = useRead(api.surveys.myRating, { caseId }, { enabled: RATED.includes(state) });
  if (!mine.data || !RATED.includes(state)) return null;
  const { rating, tags, can } = mine.data;
  if (rating) {
    const words = rating.tags.map((key) => tags.find((tag) => tag.key === key)).flatMap((tag) => (tag ? [say(tag.text)] : []));
    return (
      <section className="ph-card">
        <h2>{t('yours')}</h2>
        <Stars value={rating.csat} />
        <span className="quiet" style={{ textAlign: 'center' }}>
          {[...words, t('thanks')].join(' · ')}
        </span>
      </section>
    );
  }
  return can.rate ? <RateForm caseId={caseId} tags={tags.map(({ key, text }) => ({ key, label: say(text) }))} /> : null;
}

type Tag = NonNullable<Parameters<typeof api.surveys.rate>[0]['tags']>[number];

function RateForm({ caseId, tags }: { readonly caseId: string; readonly tags: readonly { readonly key: Tag; readonly label: string }[] }) {
  const t = useTexts(texts);
  const [csat, setCsat] = useState(0);
  const [chosen, setChosen] = useState<readonly Tag[]>([]);
  const [body, setBody] = useState('');
  const rate = useSubmit(api.surveys.rate);
  const toggle = (tag: Tag) => setChosen((now) => (now.includes(tag) ? now.filter((one) => one !== tag) : [...now, tag]));
  return (
    <section className="ph-card">
      <h2>{t('title')}</h2>
      <Stars value={csat} onChange={setCsat} />
      {csat > 0 && (
        <>
          <div className="ph-chips">
            {tags.map((tag) => (
              <button key={tag.key} type="button" className="ph-chip" aria-pressed={chosen.includes(tag.key)} onClick={() => toggle(tag.key)}>
                {tag.label}
              </button>
            ))}
          </div>
          <textarea
            className="ph-text"
            maxLength={1000}
            value={body}
            placeholder={t('words')}
            aria-label={t('words')}
            onChange={(event) => setBody(event.target.value)}
          />
          <Refused error={rate.error} />
          <BigButton main onClick={() => rate.mutate({ caseId, csat, tags: [...chosen], body })} disabled={rate.isPending}>
            {t('send')}
          </BigButton>
        </>
      )}
    </section>
  );
}

function Stars({ value, onChange }: { readonly value: number; readonly onChange?: (value: number) => void }) {
  const t = useTexts(texts);
  return (
    <div className="ph-stars" role="radiogroup" aria-label={t('title')}>
      {[1, 2, 3, 4, 5].map((count) => (
        // biome-ignore lint/a11y/useSemanticElements: five stars that fill up to the chosen one
        <button
          key={count}
          type="button"
          role="radio"
          aria-checked={count <= value}
          aria-label={t('stars', { count })}
          disabled={!onChange}
          onClick={() => onChange?.(count)}
        >
          <Icon name="star" size={38} />
        </button>
      ))}
    </div>
  );
}
