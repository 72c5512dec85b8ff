// From a delivery to the certificates that came with it.
import { Go } from '../../app/go.tsx';
import { useCan } from '../../app/session.ts';
import { api } from '../../client/api.ts';
import { useRead } from '../../client/query.ts';
import { Icon } from '../../design/icon.tsx';
import { useTexts } from '../../design/locale.ts';

const texts = {
  title: { zh: '随货证照', en: 'Certificates' },
  complete: { zh: '{count} 份，齐全', en: '{count}, all there' },
  lacking: { zh: '{count} 份，还差 {missing} 份', en: '{count}, {missing} to come' },
};

export function CertificatesLink({ noteId }: { readonly noteId: string }) {
  const t = useTexts(texts);
  const may = useCan()('certificates.follow');
  const { data } = useRead(api.certificates.myPack, { noteId }, { enabled: may });
  if (!data) return null;
  const missing = data.lines.reduce((sum, line) => sum + line.missing.length, 0);
  const count = data.certificates.length;
  if (count + missing === 0) return null;
  return (
    <Go to={`/notes/${noteId}/certificates`} className="ph-line">
      <Icon name="shield" size={22} />
      <span className="ph-grow">
        {t('title')}
        <small>{missing === 0 ? t('complete', { count }) : t('lacking', { count, missing })}</small>
      </span>
      <Icon name="right" size={18} />
    </Go>
  );
}
