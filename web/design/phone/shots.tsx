// Camera, album and voice in one place, showing what is already on the server and what is not.
import { useEffect, useState } from 'react';
import { Icon } from '../icon.tsx';
import { useTexts } from '../locale.ts';
import { PhotoCapture } from '../photo-capture.tsx';
import type { Uploads } from '../use-uploads.ts';
import { VoicePlayer, VoiceRecorder } from '../voice.tsx';
import './phone-parts.css';

const texts = {
  remove: { zh: '删除语音', en: 'Delete voice note' },
  offline: {
    zh: '有照片尚未传上服务器：可以继续填写，提交后会自动重发。',
    en: 'Some photos have not reached the server: go on, they are sent again with the form.',
  },
};

export function ShotsField({ uploads, voice = false }: { readonly uploads: Uploads; readonly voice?: boolean }) {
  const t = useTexts(texts);
  const isVoice = (type: string) => type.startsWith('audio/');
  const failed = uploads.list.some((one) => one.failed !== undefined);
  return (
    <div className="ph-stack">
      <PhotoCapture uploads={{ ...uploads, list: uploads.list.filter(({ file }) => !isVoice(file.type)) }} />
      {uploads.list
        .filter(({ file }) => isVoice(file.type))
        .map((one) => (
          <div key={one.key} className="ph-state">
            <LocalVoice file={one.file} />
            <button type="button" className="ph-chip" onClick={() => uploads.remove(one)} aria-label={t('remove')}>
              <Icon name="close" size={20} />
            </button>
          </div>
        ))}
      {voice && <VoiceRecorder onDone={(file) => uploads.add([file])} />}
      {failed && <p className="ph-note">{t('offline')}</p>}
    </div>
  );
}

function LocalVoice({ file }: { readonly file: File }) {
  const [src, setSrc] = useState<string>();
  useEffect(() => {
    const url = URL.createObjectURL(file);
    setSrc(url);
    return () => URL.revokeObjectURL(url);
  }, [file]);
  return src ? <VoicePlayer src={src} /> : null;
}
