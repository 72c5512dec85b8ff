// Pictures of a matter: thumbnails in a grid, one large with arrows on a click.
import { useCallback, useEffect, useRef, useState } from 'react';
import { thumbnailUrl, watermarkedUrl } from '../client/upload.ts';
import { Icon } from './icon.tsx';
import { useTexts } from './locale.ts';
import './photo.css';

export type Photo = {
  readonly id: string;
  readonly caption?: string | undefined;
  /** Only for pictures that are not on the server yet. */
  readonly src?: string | undefined;
  /** Seen whole in its frame, as a signature must be; photos fill it. */
  readonly whole?: boolean | undefined;
};

const texts = {
  open: { zh: '查看第 {n} 张照片，共 {all} 张', en: 'Open photo {n} of {all}' },
  photo: { zh: '照片', en: 'Photo' },
  next: { zh: '下一张', en: 'Next' },
  last: { zh: '上一张', en: 'Previous' },
  close: { zh: '关闭', en: 'Close' },
  remove: { zh: '移除', en: 'Remove' },
  broken: { zh: '图片无法显示', en: 'Picture cannot be shown' },
};

type PhotoGridProps = { readonly photos: readonly Photo[]; readonly size?: number; readonly onRemove?: (photo: Photo) => void };

export function PhotoGrid({ photos, size = 84, onRemove }: PhotoGridProps) {
  const t = useTexts(texts);
  const [open, setOpen] = useState<number>();
  if (photos.length === 0) return null;
  return (
    <>
      <ul className="photos" style={{ '--photo': `${size}px` } as React.CSSProperties}>
        {photos.map((photo, index) => (
          <li key={photo.id}>
            <button
              type="button"
              className={photo.whole ? 'photo whole' : 'photo'}
              onClick={() => setOpen(index)}
              aria-label={t('open', { n: index + 1, all: photos.length })}
            >
              <Picture src={photo.src ?? thumbnailUrl(photo.id)} alt={photo.caption ?? t('photo')} />
            </button>
            {onRemove && (
              <button type="button" className="photo-remove" onClick={() => onRemove(photo)} aria-label={t('remove')}>
                <Icon name="close" size={14} />
              </button>
            )}
          </li>
        ))}
      </ul>
      {open !== undefined && <Lightbox photos={photos} first={open} onClose={() => setOpen(undefined)} />}
    </>
  );
}

function Picture({ src, alt }: { readonly src: string; readonly alt: string }) {
  const t = useTexts(texts);
  const [broken, setBroken] = useState(false);
  if (broken) {
    return (
      <span className="photo-broken" title={t('broken')}>
        <Icon name="image" size={24} label={t('broken')} />
      </span>
    );
  }
  return <img src={src} alt={alt} loading="lazy" decoding="async" onError={() => setBroken(true)} />;
}

type LightboxProps = { readonly photos: readonly Photo[]; readonly first: number; readonly onClose: () => void };

export function Lightbox({ photos, first, onClose }: LightboxProps) {
  const t = useTexts(texts);
  const dialog = useRef<HTMLDialogElement>(null);
  const [index, setIndex] = useState(first);
  const go = useCallback((step: number) => setIndex((now) => (now + step + photos.length) % photos.length), [photos.length]);
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal?.();
  }, []);
  const photo = photos[index];
  if (!photo) return null;
  return (
    <dialog
      ref={dialog}
      className="lightbox"
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && dialog.current.close()}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'ArrowRight') go(1);
        if (event.key === 'ArrowLeft') go(-1);
      }}
    >
      <figure>
        <img className="lightbox-picture" src={photo.src ?? watermarkedUrl(photo.id)} alt={photo.caption ?? t('photo')} />
        <figcaption>
          {photos.length > 1 && `${index + 1} / ${photos.length} `}
          {photo.caption}
        </figcaption>
      </figure>
      <button type="button" className="lightbox-close" onClick={() => dialog.current?.close()} aria-label={t('close')}>
        <Icon name="close" size={22} />
      </button>
      {photos.length > 1 && (
        <>
          <button type="button" className="lightbox-last" onClick={() => go(-1)} aria-label={t('last')}>
            <Icon name="left" size={26} />
          </button>
          <button type="button" className="lightbox-next" onClick={() => go(1)} aria-label={t('next')}>
            <Icon name="right" size={26} />
          </button>
        </>
      )}
    </dialog>
  );
}
