// A further entry where the account holds too much or too little of a claim: with its sign in words, and why.
import { Input } from 'antd';
import { useState } from 'react';
import { api } from '../../../client/api.ts';
import { useSubmit } from '../../../client/query.ts';
import { useTexts } from '../../../design/locale.ts';
import { Choices, Field } from '../../cases/choices.tsx';
import { ActDrawer } from '../act-drawer.tsx';
import type { FullClaim } from '../claim-types.ts';
import { MoneyField } from '../money-field.tsx';

const texts = {
  title: { zh: '更正往来账 {number}', en: 'Correct the account of {number}' },
  stays: { zh: '原账不改写：另记一笔，最多更正到同意的金额。', en: 'Entries stay; a further one stands beside, never beyond what was granted.' },
  sign: { zh: '更正后客户', en: 'The customer then' },
  more: { zh: '多付（原来减多了，或漏收）', en: 'pays more' },
  less: { zh: '少付（原来减少了）', en: 'pays less' },
  amount: { zh: '金额（元）', en: 'Amount (yuan)' },
  why: { zh: '原因', en: 'Why' },
  submit: { zh: '登记更正', en: 'Correct' },
};

export function CorrectAccount({ claim, onClose }: { readonly claim: FullClaim; readonly onClose: () => void }) {
  const t = useTexts(texts);
  const [sign, setSign] = useState<'more' | 'less'>('more');
  const [fen, setFen] = useState<number | null>(null);
  const [body, setBody] = useState('');
  const submit = useSubmit(api.claims.correctAccount, { refresh: ['claims'], done: onClose });
  return (
    <ActDrawer
      title={t('title', { number: claim.number })}
      submit={t('submit')}
      error={submit.error}
      busy={submit.isPending}
      ready={(fen ?? 0) > 0 && body.trim() !== ''}
      onSubmit={() => fen && submit.mutate({ customerId: claim.customer.id, claimId: claim.id, amountFen: sign === 'more' ? fen : -fen, body })}
      onClose={onClose}
    >
      <p className="quiet">{t('stays')}</p>
      <Choices label={t('sign')} value={sign} options={(['more', 'less'] as const).map((value) => ({ value, label: t(value) }))} onChange={setSign} />
      <Field label={t('amount')}>
        <MoneyField label={t('amount')} value={fen} onChange={setFen} />
      </Field>
      <Field label={t('why')}>
        <Input.TextArea rows={3} maxLength={2000} value={body} onChange={({ target }) => setBody(target.value)} />
      </Field>
    </ActDrawer>
  );
}
