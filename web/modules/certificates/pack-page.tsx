// A page of a certificate, fetched with the token of the note: a picture to look at, a PDF to open.
import { useEffect, useState } from 'react';
import { headers } from '../../client/link.ts';
import { Icon } from '../../design/icon.tsx';
import { useTexts } from '../../design/locale.ts';

const texts = {
  open: { zh: '打开 PDF 原件', en: 'Open the PDF' },
  failed: { zh: '没有取到，点此再试', en: 'Not loaded. Tap to try again' },
  loading: { zh: '正在载入…', en: 'Loading…' },
  page: { zh: '证照第 {page} 页', en: 'Page {page}' },
};

type PageProps = { readonly noteId: string; readonly certificateId: string; readonly page: number; readonly kind: 'image' | 'document' };

export function PackPage({ noteId, certificateId, page, kind }: PageProps) {
  const t = useTexts(texts);
  const [src, setSrc] = useState<string>();
  const [failed, setFailed] = useState(false);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let [url, gone] = ['', false];
    const load = async () => {
      const answer = await fetch(`/api/my/notes/${noteId}/certificates/${certificateId}/${page}`, { headers: headers() });
      if (!answer.ok) throw new Error(String(answer.status));
      url = URL.createObjectURL(await answer.blob());
      if (!gone) setSrc(url);
    };
    setFailed(false);
    load().catch(() => !gone && setFailed(true));
    return () => {
      gone = true;
      if (url) URL.revokeObjectURL(url);
    };
  }, [noteId, certificateId, page, tries]);
  if (failed) {
    return (
      <button type="button" className="ph-button" onClick={() => setTries(tries + 1)}>
        {t('failed')}
      </button>
    );
  }
  if (!src) return <p className="quiet">{t('loading')}</p>;
  if (kind === 'image') {
    return (
      <a className="pack-page" href={src} target="_blank" rel="noreferrer">
        <img src={src} alt={t('page', { page })} />
      </a>
    );
  }
  return (
    <a className="ph-button" href={src} target="_blank" rel="noreferrer">
      <Icon name="file" size={20} />
      {t('open')}
    </a>
  );
}
