// Pictures and voice from the server, fetched with the headers of this visit: the holder of a note has no cookie.
import { useEffect, useState } from 'react';
import { headers, heldNote } from '../../client/link.ts';
import { fileUrl, thumbnailUrl } from '../../client/upload.ts';
import { Icon } from '../icon.tsx';
import { useTexts } from '../locale.ts';
import { Lightbox } from '../photo-grid.tsx';
import { VoicePlayer } from '../voice.tsx';
import './phone-parts.css';

const texts = {
  photo: { zh: '查看照片', en: 'Open photo' },
  file: { zh: '打开文件', en: 'Open file' },
};

/** An address that an `img` or `audio` can use; undefined while it loads or where it may not be seen. */
function useSource(address: string | undefined): string | undefined {
  const [source, setSource] = useState<string>();
  useEffect(() => {
    if (!address) return setSource(undefined);
    if (!heldNote()) return setSource(address);
    const stop = new AbortController();
    let made: string | undefined;
    const load = async () => {
      const answer = await fetch(address, { headers: headers(), signal: stop.signal });
      if (!answer.ok) return;
      made = URL.createObjectURL(await answer.blob());
      setSource(made);
    };
    load().catch(() => undefined);
    return () => {
      stop.abort();
      if (made) URL.revokeObjectURL(made);
    };
  }, [address]);
  return source;
}

export type HeldFile = { readonly fileId: string; readonly kind: string };

export function HeldFiles({ files }: { readonly files: readonly HeldFile[] }) {
  const [open, setOpen] = useState<string>();
  const large = useSource(open && fileUrl(open));
  if (files.length === 0) return null;
  return (
    <div className="ph-stack">
      <div className="ph-thumbs">
        {files
          .filter(({ kind }) => kind === 'image')
          .map(({ fileId }) => (
            <Thumb key={fileId} fileId={fileId} onOpen={() => setOpen(fileId)} />
          ))}
      </div>
      {files
        .filter(({ kind }) => kind === 'voice')
        .map(({ fileId }) => (
          <HeldVoice key={fileId} fileId={fileId} />
        ))}
      {open && large && <Lightbox photos={[{ id: open, src: large }]} first={0} onClose={() => setOpen(undefined)} />}
    </div>
  );
}

function Thumb({ fileId, onOpen }: { readonly fileId: string; readonly onOpen: () => void }) {
  const t = useTexts(texts);
  const source = useSource(thumbnailUrl(fileId));
  return (
    <button type="button" onClick={onOpen} aria-label={t('photo')}>
      {source ? <img src={source} alt="" /> : <Icon name="image" size={26} className="quiet" />}
    </button>
  );
}

function HeldVoice({ fileId }: { readonly fileId: string }) {
  const source = useSource(fileUrl(fileId));
  return source ? <VoicePlayer src={source} /> : null;
}
