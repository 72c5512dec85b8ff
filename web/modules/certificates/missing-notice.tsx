// One line for a day: how many notes have all their certificates, and the way to what is missing.
import { Go } from '../../app/go.tsx';
import { api } from '../../client/api.ts';
import { useLive } from '../../client/live.ts';
import { useRead } from '../../client/query.ts';
import { Icon } from '../../design/icon.tsx';
import { useTexts } from '../../design/locale.ts';
import './certificates.css';

const texts = {
  complete: { zh: '{count} 张送货单的随货证照齐全', en: 'All {count} notes have their certificates' },
  lacking: { zh: '{notes} 张送货单还缺证照，共 {items} 种', en: '{notes} notes lack certificates, {items} kinds' },
  see: { zh: '看缺什么', en: 'What is missing' },
};

export function MissingNotice({ day }: { readonly day: string }) {
  const t = useTexts(texts);
  const read = useRead(api.certificates.missing, { day }, { keep: true });
  useLive(['certificates'], { refresh: ['certificates'] });
  const { data } = read;
  if (!data || data.notes === 0) return null;
  const lacking = data.notes - data.complete;
  return (
    <p className={`missing-notice ${lacking > 0 ? 'lacking' : 'complete'}`} role="status">
      <Icon name={lacking > 0 ? 'alert' : 'check'} size={16} />
      {lacking > 0 ? t('lacking', { notes: lacking, items: data.items.length }) : t('complete', { count: data.notes })}
      {lacking > 0 && (
        <Go to="/certificates/missing" search={{ day }}>
          {t('see')}
        </Go>
      )}
    </p>
  );
}
