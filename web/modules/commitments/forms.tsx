// What people say about a commitment: asking for an excuse, deciding on it, signing for a period.
import { useState } from 'react';
import { api } from '../../client/api.ts';
import { useSubmit } from '../../client/query.ts';
import { useSay, useTexts } from '../../design/locale.ts';
import { FileDrop } from '../../design/photo-capture.tsx';
import { useUploads } from '../../design/use-uploads.ts';
import { ActForm, Words } from '../cases/act-form.tsx';
import { Choices, choicesOf } from '../cases/choices.tsx';
import '../cases/forms.css';
import type { Excuse } from './evidence.ts';
import { type Reason, reasonLabels } from './labels.ts';

const texts = {
  excuse: { zh: '申请免责', en: 'Ask for an excuse' },
  excuseNote: {
    zh: '免责由另一人核准。核准后不计入“按时”，也不计入“超时”，单独列出。',
    en: 'Another person decides. An excused miss counts neither as kept nor as missed; it is listed by itself.',
  },
  reason: { zh: '原因', en: 'Reason' },
  what: { zh: '发生了什么', en: 'What happened' },
  proof: { zh: '凭证：截图、照片、证明（必须有）', en: 'Proof: screenshots, photos, papers (needed)' },
  send: { zh: '提交申请', en: 'Send' },
  approve: { zh: '核准免责', en: 'Approve' },
  decline: { zh: '不予免责', en: 'Decline' },
  approveNote: { zh: '这一项将改判为“免责”，并在月报里单独列出。', en: 'It becomes “excused” and is listed by itself in the report.' },
  declineNote: { zh: '这一项仍判为“超时·未达标”。请写明理由。', en: 'It stays missed. Please say why.' },
  opinion: { zh: '意见', en: 'Opinion' },
  attest: { zh: '签字确认', en: 'Sign for this period' },
  kept: { zh: '本期情况', en: 'This period' },
  yes: { zh: '已履行', en: 'Kept' },
  no: { zh: '未履行', en: 'Not kept' },
  remark: { zh: '说明', en: 'Remark' },
  sign: { zh: '签字', en: 'Sign' },
};

type FormProps = { readonly commitmentId: string; readonly onClose: () => void };
const REFRESH = ['cases'] as const;

export function ExcuseForm({ commitmentId, onClose }: FormProps) {
  const t = useTexts(texts);
  const say = useSay();
  const uploads = useUploads();
  const [reason, setReason] = useState<Reason>('customer-caused');
  const [text, setText] = useState('');
  const send = useSubmit(api.commitments.requestExcuse, { done: onClose, refresh: REFRESH });
  return (
    <ActForm
      title={t('excuse')}
      submit={t('send')}
      error={send.error}
      busy={send.isPending}
      ready={text.trim() !== '' && uploads.ids.length > 0 && !uploads.busy}
      onSubmit={() => send.mutate({ commitmentId, reason, text, files: uploads.ids as string[] })}
      onClose={onClose}
    >
      <p className="quiet">{t('excuseNote')}</p>
      <Choices label={t('reason')} value={reason} onChange={setReason} options={choicesOf(reasonLabels, say)} />
      <Words label={t('what')} value={text} onChange={setText} focus />
      <FileDrop uploads={uploads}>{t('proof')}</FileDrop>
    </ActForm>
  );
}

type DecideProps = { readonly excuse: Excuse; readonly approve: boolean; readonly onClose: () => void };

export function DecideForm({ excuse, approve, onClose }: DecideProps) {
  const t = useTexts(texts);
  const [text, setText] = useState('');
  const options = { done: onClose, refresh: REFRESH };
  const approval = useSubmit(api.commitments.approveExcuse, options);
  const refusal = useSubmit(api.commitments.declineExcuse, options);
  const { commitmentId, id: excuseId } = excuse;
  return (
    <ActForm
      title={t(approve ? 'approve' : 'decline')}
      submit={t(approve ? 'approve' : 'decline')}
      error={approval.error ?? refusal.error}
      busy={approval.isPending || refusal.isPending}
      ready={approve || text.trim() !== ''}
      danger={!approve}
      onSubmit={() => (approve ? approval : refusal).mutate({ commitmentId, excuseId, text })}
      onClose={onClose}
    >
      <p className="quiet">{t(approve ? 'approveNote' : 'declineNote')}</p>
      <Words label={t('opinion')} value={text} onChange={setText} focus />
    </ActForm>
  );
}

export function AttestForm({ commitmentId, onClose }: FormProps) {
  const t = useTexts(texts);
  const uploads = useUploads();
  const [kept, setKept] = useState<'yes' | 'no'>('yes');
  const [text, setText] = useState('');
  const sign = useSubmit(api.commitments.attest, { done: onClose, refresh: REFRESH });
  return (
    <ActForm
      title={t('attest')}
      submit={t('sign')}
      error={sign.error}
      busy={sign.isPending}
      ready={(kept === 'no' || uploads.ids.length > 0) && !uploads.busy}
      onSubmit={() => sign.mutate({ commitmentId, kept: kept === 'yes', text, files: uploads.ids as string[] })}
      onClose={onClose}
    >
      <Choices label={t('kept')} value={kept} onChange={setKept} options={(['yes', 'no'] as const).map((value) => ({ value, label: t(value) }))} />
      <Words label={t('remark')} value={text} onChange={setText} />
      <FileDrop uploads={uploads}>{t('proof')}</FileDrop>
    </ActForm>
  );
}
