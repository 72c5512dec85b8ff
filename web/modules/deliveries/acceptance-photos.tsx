// Pictures of a line or of the stamped paper: the camera opens at once, what was taken is shown small and can be removed.
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Icon } from '../../design/icon.tsx';
import { useTexts } from '../../design/locale.ts';
import type { Files } from './acceptance-files.ts';
import { texts } from './acceptance-texts.ts';

type Camera = { readonly input: ReactNode; readonly open: () => void };

/** `input` has to stand somewhere on the page; `open` only works from a tap. */
export function useCamera(onFiles: (files: readonly File[]) => void): Camera {
  const field = useRef<HTMLInputElement>(null);
  const input = (
    <input
      ref={field}
      type="file"
      className="only-heard"
      accept="image/*"
      capture="environment"
      tabIndex={-1}
      aria-hidden
      onChange={(event) => {
        onFiles([...(event.target.files ?? [])]);
        event.target.value = '';
      }}
    />
  );
  return { input, open: () => field.current?.click() };
}

type ThumbsProps = { readonly files: Files; readonly slot: string };

export function Thumbs({ files, slot }: ThumbsProps) {
  const shots = files.files[slot] ?? [];
  if (shots.length === 0) return null;
  return (
    <div className="ph-thumbs">
      {shots.map((file) => (
        <Thumb key={`${file.name}${file.lastModified}${file.size}`} file={file} onRemove={() => files.remove(slot, file)} />
      ))}
    </div>
  );
}

export function useLocalPicture(file: File | undefined): string | undefined {
  const [src, setSrc] = useState<string>();
  useEffect(() => {
    if (!file) return setSrc(undefined);
    const url = URL.createObjectURL(file);
    setSrc(url);
    return () => URL.revokeObjectURL(url);
  }, [file]);
  return src;
}

function Thumb({ file, onRemove }: { readonly file: File; readonly onRemove: () => void }) {
  const t = useTexts(texts);
  const src = useLocalPicture(file);
  return (
    <span className="dock-thumb">
      {src && <img src={src} alt="" />}
      <button type="button" onClick={onRemove} aria-label={t('removePhoto')}>
        <Icon name="close" size={18} />
      </button>
    </span>
  );
}
