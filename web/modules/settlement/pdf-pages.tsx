// The package as pages: the browser's own viewer where it has one; on a phone the file itself.
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { api } from '../../client/api.ts';
import { Icon } from '../../design/icon.tsx';
import { useTexts } from '../../design/locale.ts';
import { Loading, Refused } from '../../design/states.tsx';

const texts = {
  open: { zh: '在新窗口打开', en: 'Open in a window' },
  save: { zh: '下载 PDF', en: 'Download' },
  none: { zh: '这个浏览器不能直接显示 PDF，请打开或下载查看。', en: 'This browser shows no PDF: open or download it.' },
  size: { zh: '{size} KB', en: '{size} KB' },
};

type Fetched = { readonly url: string; readonly size: number } | { readonly error: unknown };

/** Fetched with the session of the page, so that a refusal is shown in words and the address can be framed. */
function usePdf(packageId: string): Fetched | undefined {
  const [found, setFound] = useState<Fetched>();
  useEffect(() => {
    const stop = new AbortController();
    let url: string | undefined;
    api.settlement.packagePdf({ packageId }, { signal: stop.signal }).then(
      (file) => {
        url = URL.createObjectURL(file);
        setFound({ url, size: file.size });
      },
      (error: unknown) => stop.signal.aborted || setFound({ error }),
    );
    return () => {
      stop.abort();
      if (url) URL.revokeObjectURL(url);
    };
  }, [packageId]);
  return found;
}

export function PdfPages({ packageId, title }: { readonly packageId: string; readonly title: string }) {
  const t = useTexts(texts);
  const found = usePdf(packageId);
  if (!found) return <Loading rows={8} />;
  if ('error' in found) return <Refused error={found.error} />;
  const shows = navigator.pdfViewerEnabled !== false;
  return (
    <>
      <div className="row">
        <Button href={found.url} target="_blank" icon={<Icon name="screen" size={15} />}>
          {t('open')}
        </Button>
        <Button href={found.url} download={`${title}.pdf`} icon={<Icon name="file" size={15} />}>
          {t('save')}
        </Button>
        <span className="quiet number">{t('size', { size: Math.ceil(found.size / 1024) })}</span>
      </div>
      {shows ? <iframe className="pdf-pages" src={found.url} title={title} /> : <p className="quiet">{t('none')}</p>}
    </>
  );
}
