// Evidence of a case: photos with a large view, voice to play, other files to open.
import { fileUrl } from '../../client/upload.ts';
import { Icon } from '../../design/icon.tsx';
import { useLocale, useTexts } from '../../design/locale.ts';
import { PhotoGrid } from '../../design/photo-grid.tsx';
import { showTime } from '../../design/time.ts';
import { VoicePlayer } from '../../design/voice.tsx';
import type { FullCase } from './case-look.tsx';

const texts = {
  internal: { zh: '仅内部', en: 'Internal' },
  video: { zh: '视频', en: 'Video' },
  document: { zh: '文件', en: 'File' },
};

type CaseFilesProps = { readonly evidence: FullCase['evidence']; readonly size?: number };

export function CaseFiles({ evidence, size = 84 }: CaseFilesProps) {
  const t = useTexts(texts);
  const locale = useLocale();
  const caption = (one: FullCase['evidence'][number]) =>
    [showTime(one.addedAt, locale), one.internal ? t('internal') : ''].filter(Boolean).join(' · ');
  const images = evidence.filter(({ kind }) => kind === 'image').map((one) => ({ id: one.fileId, caption: caption(one) }));
  const voices = evidence.filter(({ kind }) => kind === 'voice');
  const others = evidence.filter(({ kind }) => kind === 'video' || kind === 'document');
  if (evidence.length === 0) return null;
  return (
    <div className="case-files">
      <PhotoGrid photos={images} size={size} />
      {voices.map((one) => (
        <VoicePlayer key={one.fileId} src={fileUrl(one.fileId)} />
      ))}
      {others.map((one) => (
        <a key={one.fileId} className="case-file" href={fileUrl(one.fileId)} target="_blank" rel="noreferrer">
          <Icon name="file" size={16} /> {t(one.kind === 'video' ? 'video' : 'document')} <small className="quiet">{caption(one)}</small>
        </a>
      ))}
    </div>
  );
}
