// The QR code that the kitchen scans: large, printable, and made anew when the paper was lost.
import { Button, Modal, Popconfirm } from 'antd';
import { useEffect } from 'react';
import { api } from '../../client/api.ts';
import { useSubmit } from '../../client/query.ts';
import { CopyButton } from '../../design/controls.tsx';
import { Icon } from '../../design/icon.tsx';
import { useTexts } from '../../design/locale.ts';
import { Loading, Refused } from '../../design/states.tsx';
import { TimeText } from '../../design/time-text.tsx';
import type { Note } from './desk-note-page.tsx';

const texts = {
  title: { zh: '送货单二维码', en: 'QR code of the note' },
  scan: { zh: '用微信扫码验收、报问题', en: 'Scan to accept or report a problem' },
  copy: { zh: '复制链接', en: 'Copy the link' },
  until: { zh: '有效期至', en: 'Valid until' },
  print: { zh: '打印', en: 'Print' },
  renew: { zh: '换发新码', en: 'New code' },
  renewSure: { zh: '换发后，已印出的二维码全部作废。', en: 'All codes printed before stop working.' },
  renewYes: { zh: '换发', en: 'Make a new one' },
  renewed: { zh: '已换发，旧码作废', en: 'New code; the old ones no longer work' },
};

export function QrSheet({ note, onClose }: { readonly note: Note; readonly onClose: () => void }) {
  const t = useTexts(texts);
  const show = useSubmit(api.deliveries.qr);
  const renew = useSubmit(api.deliveries.renewQr);
  const noteId = note.id;
  const { mutate } = show;
  useEffect(() => mutate({ noteId }), [mutate, noteId]);
  const code = renew.data ?? show.data;
  const foot = (
    <div className="row qr-acts">
      <Popconfirm title={t('renewSure')} okText={t('renewYes')} okButtonProps={{ danger: true }} onConfirm={() => renew.mutate({ noteId })}>
        <Button loading={renew.isPending}>{t('renew')}</Button>
      </Popconfirm>
      <Button type="primary" icon={<Icon name="print" size={16} />} disabled={!code} onClick={() => globalThis.print()}>
        {t('print')}
      </Button>
    </div>
  );
  return (
    <Modal open onCancel={onClose} title={t('title')} width={420} footer={foot} wrapClassName="qr-modal">
      <Refused error={show.error ?? renew.error} onRetry={() => mutate({ noteId })} />
      {!code && !show.error && <Loading rows={6} />}
      {code && (
        <div className="qr-sheet">
          <strong className="qr-site">{note.site.name}</strong>
          <img src={`data:image/svg+xml;utf8,${encodeURIComponent(code.svg)}`} alt={t('title')} />
          <strong>{note.number}</strong>
          <span>{t('scan')}</span>
          <span className="quiet">
            {t('until')} <TimeText at={code.expiresAt} />
          </span>
          {renew.data && <span className="qr-new">{t('renewed')}</span>}
          <span className="qr-link">
            <CopyButton text={code.link}>{t('copy')}</CopyButton>
          </span>
        </div>
      )}
    </Modal>
  );
}
