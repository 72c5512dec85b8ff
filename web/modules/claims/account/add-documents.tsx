// Papers that come later: each with its kind and what it proves of this claim.
import { Select } from 'antd';
import { useState } from 'react';
import { DOCUMENT_KIND_CODES, DOCUMENT_KINDS, type DocumentKind } from '../../../../server/modules/claims/words.ts';
import { api } from '../../../client/api.ts';
import { useSubmit } from '../../../client/query.ts';
import { useSay, useTexts } from '../../../design/locale.ts';
import { FileDrop } from '../../../design/photo-capture.tsx';
import { useUploads } from '../../../design/use-uploads.ts';
import { ActDrawer } from '../act-drawer.tsx';
import type { FullClaim } from '../claim-types.ts';
import { MoneyField } from '../money-field.tsx';

const texts = {
  title: { zh: '补交凭证 {number}', en: 'Documents of {number}' },
  drop: { zh: '拖入或选择票据照片、文件', en: 'Drop or choose papers' },
  each: {
    zh: '每份凭证选明种类，并填写它能证明的金额；不证明金额的（照片、病历）填 0。',
    en: 'Say what each paper is and how much it proves; 0 where it proves no amount.',
  },
  paper: { zh: '第 {number} 份', en: 'Paper {number}' },
  kind: { zh: '种类', en: 'Kind' },
  amount: { zh: '证明金额（元）', en: 'Proves (yuan)' },
  submit: { zh: '提交凭证', en: 'Add' },
};

type Said = { readonly kind: DocumentKind; readonly amountFen: number | null };

export function AddDocuments({ claim, onClose }: { readonly claim: FullClaim; readonly onClose: () => void }) {
  const t = useTexts(texts);
  const say = useSay();
  const uploads = useUploads();
  const [said, setSaid] = useState<Readonly<Record<string, Said>>>({});
  const submit = useSubmit(api.claims.addDocuments, { refresh: ['claims'], done: onClose });
  const first: Said = { kind: claim.way === 'medical' ? 'hospital-bill' : 'payment', amountFen: 0 };
  const of = (fileId: string): Said => said[fileId] ?? first;
  const set = (fileId: string, change: Partial<Said>) => setSaid((all) => ({ ...all, [fileId]: { ...of(fileId), ...change } }));
  const documents = uploads.ids.map((fileId) => ({ fileId, kind: of(fileId).kind, amountFen: of(fileId).amountFen ?? 0 }));
  return (
    <ActDrawer
      title={t('title', { number: claim.number })}
      submit={t('submit')}
      error={submit.error}
      busy={submit.isPending}
      ready={documents.length > 0 && !uploads.busy}
      onSubmit={() => submit.mutate({ claimId: claim.id, documents })}
      onClose={onClose}
    >
      <FileDrop uploads={uploads}>{t('drop')}</FileDrop>
      <p className="quiet">{t('each')}</p>
      {uploads.ids.map((fileId, i) => (
        <div key={fileId} className="row">
          <span className="nowrap">{t('paper', { number: i + 1 })}</span>
          <Select
            aria-label={t('kind')}
            value={of(fileId).kind}
            options={DOCUMENT_KIND_CODES.map((value) => ({ value, label: say(DOCUMENT_KINDS[value]) }))}
            onChange={(kind) => set(fileId, { kind })}
            style={{ minWidth: 140 }}
          />
          <MoneyField label={t('amount')} value={of(fileId).amountFen} onChange={(amountFen) => set(fileId, { amountFen })} />
        </div>
      ))}
    </ActDrawer>
  );
}
