// The originals of a certificate, and withdrawing it.
import { Button, Popconfirm, Select } from 'antd';
import { useState } from 'react';
import { type Answer, type api as Api, api } from '../../client/api.ts';
import { useSubmit } from '../../client/query.ts';
import { fileUrl } from '../../client/upload.ts';
import { useSay, useTexts } from '../../design/locale.ts';
import { PhotoGrid } from '../../design/photo-grid.tsx';
import { Refused } from '../../design/states.tsx';
import { WITHDRAWAL_CODES, WITHDRAWALS, type Withdrawal } from './withdrawals.ts';

const texts = {
  pdf: { zh: '打开 PDF', en: 'Open the PDF' },
  print: { zh: '打印标签', en: 'Print the label' },
  withdraw: { zh: '作废', en: 'Withdraw' },
  withdrawSure: { zh: '作废后，用到它的送货单会重新标为缺证。', en: 'Notes that rest on it will lack it again.' },
};

export type Row = Answer<typeof Api.certificates.list>['items'][number];
export const printUrl = (certificateId: string): string => `/api/certificates/${certificateId}/print`;

export function Originals({ row, size = 44 }: { readonly row: Row; readonly size?: number }) {
  const t = useTexts(texts);
  const say = useSay();
  const photos = row.files.filter(({ kind }) => kind === 'image').map(({ fileId }) => ({ id: fileId, caption: say(row.label) }));
  return (
    <div className="row">
      {photos.length > 0 && <PhotoGrid photos={photos} size={size} />}
      {row.reissued && !row.draft && (
        <a href={printUrl(row.id)} target="_blank" rel="noreferrer">
          {t('print')}
        </a>
      )}
      {row.files
        .filter(({ kind }) => kind === 'document')
        .map(({ fileId }) => (
          <a key={fileId} href={fileUrl(fileId)} target="_blank" rel="noreferrer">
            {t('pdf')}
          </a>
        ))}
    </div>
  );
}

export function Withdraw({ certificateId }: { readonly certificateId: string }) {
  const t = useTexts(texts);
  const say = useSay();
  const [reason, setReason] = useState<Withdrawal>('mistake');
  const withdraw = useSubmit(api.certificates.withdraw, { refresh: ['certificates'] });
  const options = WITHDRAWAL_CODES.map((code) => ({ value: code, label: say(WITHDRAWALS[code]) }));
  return (
    <Popconfirm
      title={t('withdrawSure')}
      description={<Select<Withdrawal> value={reason} onChange={setReason} options={options} style={{ width: 200 }} />}
      okText={t('withdraw')}
      okButtonProps={{ danger: true }}
      onConfirm={() => withdraw.mutate({ certificateId, reason })}
    >
      <Button size="small" danger loading={withdraw.isPending}>
        {t('withdraw')}
      </Button>
      <Refused error={withdraw.error} />
    </Popconfirm>
  );
}
