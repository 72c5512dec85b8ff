// Takes pictures on a phone (the camera opens at once, several shots) or files on the desk, and shows what is already sent.
import { type ReactNode, useState } from 'react';
import { Icon } from './icon.tsx';
import { useTexts } from './locale.ts';
import './photo.css';
import type { Sending, Uploads } from './use-uploads.ts';

const texts = {
  take: { zh: '拍照', en: 'Take photo' },
  choose: { zh: '相册', en: 'Album' },
  failed: { zh: '重新发送', en: 'Send again' },
  sent: { zh: '已发送', en: 'Sent' },
  remove: { zh: '移除', en: 'Remove' },
  drop: { zh: '拖放文件到这里，或点击选择', en: 'Drop files here, or click to choose' },
  broken: { zh: '未发送成功', en: 'Not sent' },
  again: { zh: '重试', en: 'Retry' },
};

const filesOf = (list: FileList | null): File[] => [...(list ?? [])];

type PickProps = { readonly onFiles: (files: File[]) => void; readonly accept?: string; readonly camera?: boolean };

function Pick({ onFiles, accept = 'image/*', camera = false }: PickProps) {
  return (
    <input
      type="file"
      className="only-heard"
      accept={accept}
      multiple={!camera}
      {...(camera ? { capture: 'environment' as const } : {})}
      onChange={(event) => {
        onFiles(filesOf(event.target.files));
        event.target.value = '';
      }}
    />
  );
}

type PhotoCaptureProps = { readonly uploads: Uploads; readonly album?: boolean; readonly label?: string };

/** `const uploads = useUploads(setFileIds); <PhotoCapture uploads={uploads} />` */
export function PhotoCapture({ uploads, album = true, label }: PhotoCaptureProps) {
  const t = useTexts(texts);
  return (
    <div className="capture">
      {uploads.list.map((one) => (
        <Tile key={one.key} one={one} uploads={uploads} />
      ))}
      {/* biome-ignore lint/a11y/noLabelWithoutControl: Pick is the input */}
      <label className="capture-add">
        <Icon name="camera" size={30} />
        {label ?? t('take')}
        <Pick onFiles={uploads.add} camera />
      </label>
      {album && (
        // biome-ignore lint/a11y/noLabelWithoutControl: Pick is the input
        <label className="capture-add">
          <Icon name="image" size={30} />
          {t('choose')}
          <Pick onFiles={uploads.add} />
        </label>
      )}
    </div>
  );
}

function Tile({ one, uploads }: { readonly one: Sending; readonly uploads: Uploads }) {
  const t = useTexts(texts);
  return (
    <div className="capture-tile">
      {one.src && <img src={one.src} alt={one.file.name} />}
      {one.failed !== undefined && (
        <button type="button" className="capture-state" onClick={() => uploads.retry(one)} title={one.failed}>
          {t('failed')}
        </button>
      )}
      {one.failed === undefined && !one.id && (
        <>
          <span className="capture-state">{Math.round(one.share * 100)}%</span>
          <span className="capture-bar" style={{ width: `${one.share * 100}%` }} />
        </>
      )}
      {one.id && (
        <span className="capture-state">
          <Icon name="check" size={12} /> {t('sent')}
        </span>
      )}
      <button type="button" className="photo-remove" onClick={() => uploads.remove(one)} aria-label={t('remove')}>
        <Icon name="close" size={16} />
      </button>
    </div>
  );
}

type FileDropProps = { readonly uploads: Uploads; readonly accept?: string; readonly children?: ReactNode };

export function FileDrop({ uploads, accept = '', children }: FileDropProps) {
  const t = useTexts(texts);
  const [over, setOver] = useState(false);
  return (
    <div>
      {/* biome-ignore lint/a11y/noLabelWithoutControl: Pick is the input */}
      <label
        className={`drop${over ? ' over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          uploads.add(filesOf(event.dataTransfer.files));
        }}
      >
        <Icon name="upload" size={22} />
        {children ?? t('drop')}
        <Pick onFiles={uploads.add} accept={accept} />
      </label>
      <ul className="file-list">
        {uploads.list.map((one) => (
          <li key={one.key}>
            <Icon name={one.src ? 'image' : 'file'} size={16} className="quiet" />
            <span className="name">{one.file.name}</span>
            {one.failed !== undefined && <span style={{ color: 'var(--danger)' }}>{one.failed || t('broken')}</span>}
            {one.failed !== undefined && (
              <button type="button" className="plain-button" onClick={() => uploads.retry(one)}>
                {t('again')}
              </button>
            )}
            {one.failed === undefined && <span className="quiet">{one.id ? t('sent') : `${Math.round(one.share * 100)}%`}</span>}
            <button type="button" className="plain-button" onClick={() => uploads.remove(one)} aria-label={t('remove')}>
              <Icon name="close" size={14} />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
