// Asks a supplier or carrier for its part; the letter with the evidence is made from it.
import { useState } from 'react';
import { api } from '../../../client/api.ts';
import { useSubmit } from '../../../client/query.ts';
import { useTexts } from '../../../design/locale.ts';
import { FileDrop } from '../../../design/photo-capture.tsx';
import { useUploads } from '../../../design/use-uploads.ts';
import { Field } from '../../cases/choices.tsx';
import { ActDrawer } from '../act-drawer.tsx';
import { MoneyField } from '../money-field.tsx';
import { Words } from './recovery-acts.tsx';
import { type Part, partyOf } from './recovery-types.ts';

const texts = {
  title: { zh: '向{party}追偿', en: 'Ask {party}' },
  amount: { zh: '金额（元）', en: 'Amount (yuan)' },
  most: { zh: '还可提出 {left} 元', en: '{left} yuan are left of its part' },
  words: { zh: '内部备注（不写进追偿函）', en: 'For us alone: not in the letter' },
  proof: { zh: '拖入或选择补充凭证（可不附）', en: 'Drop or choose more proof (optional)' },
  submit: { zh: '提出追偿', en: 'Ask' },
};

type Props = { readonly claimId: string; readonly part: Part; readonly onClose: () => void };

export function AskRecovery({ claimId, part, onClose }: Props) {
  const t = useTexts(texts);
  const uploads = useUploads();
  const [amountFen, setAmount] = useState<number | null>(part.leftFen);
  const [body, setBody] = useState('');
  const submit = useSubmit(api.claims.askRecovery, { refresh: ['claims', 'commitments'], done: onClose });
  return (
    <ActDrawer
      title={t('title', { party: partyOf(part) })}
      submit={t('submit')}
      error={submit.error}
      busy={submit.isPending}
      ready={(amountFen ?? 0) > 0 && !uploads.busy}
      onSubmit={() => amountFen && submit.mutate({ claimId, partNo: part.partNo, amountFen, body, files: [...uploads.ids] })}
      onClose={onClose}
    >
      <Field label={t('amount')} hint={t('most', { left: part.leftFen / 100 })}>
        <MoneyField label={t('amount')} value={amountFen} onChange={setAmount} />
      </Field>
      <Words label={t('words')} value={body} onChange={setBody} />
      <FileDrop uploads={uploads}>{t('proof')}</FileDrop>
    </ActDrawer>
  );
}
