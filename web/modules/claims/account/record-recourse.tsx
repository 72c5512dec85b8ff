// Who bears what was paid first: a supplier, a carrier, ourselves; or nobody of ours, then it goes back on the customer's bill.
import { Input } from 'antd';
import { useState } from 'react';
import { BEARERS, type Bearer } from '../../../../server/modules/claims/words.ts';
import { type Answer, api } from '../../../client/api.ts';
import { useSubmit } from '../../../client/query.ts';
import { useSay, useTexts } from '../../../design/locale.ts';
import { FileDrop } from '../../../design/photo-capture.tsx';
import { useUploads } from '../../../design/use-uploads.ts';
import { Choices, choicesOf, Field } from '../../cases/choices.tsx';
import { ActDrawer } from '../act-drawer.tsx';
import type { FullClaim } from '../claim-types.ts';
import { MoneyField } from '../money-field.tsx';

const texts = {
  title: { zh: '登记追偿结果 {number}', en: 'Outcome of the recourse of {number}' },
  bearer: { zh: '由谁承担', en: 'Who bears it' },
  back: { zh: '金额会加回客户本月货款，请先与客户说明。', en: 'The amount goes back on the customer’s bill: talk to them first.' },
  amount: { zh: '金额（元）', en: 'Amount (yuan)' },
  why: { zh: '依据（判定、协议、到账）', en: 'By what (finding, agreement, receipt)' },
  proof: { zh: '拖入或选择凭证（可不附）', en: 'Drop or choose proof (optional)' },
  submit: { zh: '登记', en: 'Record' },
};

type Recourse = NonNullable<Answer<typeof api.claims.accountOfClaim>['recourse']>;
type Props = { readonly claim: FullClaim; readonly recourse: Recourse; readonly onClose: () => void };

export function RecordRecourse({ claim, recourse, onClose }: Props) {
  const t = useTexts(texts);
  const say = useSay();
  const uploads = useUploads();
  const [bearer, setBearer] = useState<Bearer>('supplier');
  const [amountFen, setAmount] = useState<number | null>(recourse.amountFen - recourse.recoveredFen);
  const [body, setBody] = useState('');
  const submit = useSubmit(api.claims.recordRecourse, { refresh: ['claims'], done: onClose });
  return (
    <ActDrawer
      title={t('title', { number: claim.number })}
      submit={t('submit')}
      error={submit.error}
      busy={submit.isPending}
      ready={(amountFen ?? 0) > 0 && body.trim() !== '' && !uploads.busy}
      onSubmit={() => amountFen && submit.mutate({ claimId: claim.id, bearer, amountFen, body, files: [...uploads.ids] })}
      onClose={onClose}
    >
      <Choices label={t('bearer')} value={bearer} options={choicesOf(BEARERS, say)} onChange={setBearer} />
      {bearer === 'customer' && <p role="status">{t('back')}</p>}
      <Field label={t('amount')}>
        <MoneyField label={t('amount')} value={amountFen} onChange={setAmount} />
      </Field>
      <Field label={t('why')}>
        <Input.TextArea rows={3} maxLength={2000} value={body} onChange={({ target }) => setBody(target.value)} />
      </Field>
      <FileDrop uploads={uploads}>{t('proof')}</FileDrop>
    </ActDrawer>
  );
}
