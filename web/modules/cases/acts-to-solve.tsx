// Acts that bring a case to its end: propose, settle, confirm for the customer, close.
import { useState } from 'react';
import { api } from '../../client/api.ts';
import { useSubmit } from '../../client/query.ts';
import { useSay, useTexts } from '../../design/locale.ts';
import { ActForm, Words } from './act-form.tsx';
import type { FullCase } from './case-look.tsx';
import { Choices, choicesOf } from './choices.tsx';
import { type RootCause, rootCauseLabels, type Way, wayLabels } from './labels.ts';
import { useLateEntry } from './late-entry.tsx';

const texts = {
  propose: { zh: '向客户提出处理方案', en: 'Propose a solution' },
  settle: { zh: '登记处理完成', en: 'Settle' },
  confirm: { zh: '代客户确认已解决', en: 'Confirm for the customer' },
  close: { zh: '关闭售后单', en: 'Close the case' },
  way: { zh: '处理方式', en: 'Way' },
  proposal: { zh: '方案内容（客户可见）', en: 'Proposal (the customer sees it)' },
  proposalHint: { zh: '例如：今天 10:30 前补送番茄 8 斤，坏的随车带回。', en: 'Such as: 8 jin of tomatoes by 10:30 today.' },
  result: { zh: '处理结果（客户可见）', en: 'Result (the customer sees it)' },
  resultHint: { zh: '例如：番茄 8 斤已于 10:12 补送到位，食堂已验收。', en: 'Such as: 8 jin of tomatoes were brought at 10:12.' },
  confirmDo: {
    zh: '客户在电话或微信里说已解决时登记；有截图或通话记录请一并上传。',
    en: 'When the customer said so by phone or chat; add the screenshot.',
  },
  cause: { zh: '根本原因', en: 'Root cause' },
  send: { zh: '提交方案', en: 'Propose' },
  done: { zh: '处理完成', en: 'Settle' },
  yes: { zh: '客户已确认', en: 'Customer confirmed' },
  end: { zh: '关闭', en: 'Close' },
};

export type ActProps = { readonly one: FullCase; readonly onDone: () => void; readonly onClose: () => void };

/** What else shows the case after any act on it. */
export const REFRESH = { refresh: ['commitments', 'claims', 'surveys'] } as const;

function WayForm({ one, onDone, onClose, act }: ActProps & { readonly act: 'propose' | 'settle' }) {
  const t = useTexts(texts);
  const say = useSay();
  const [way, setWay] = useState<Way | null>((one.way as Way | null) ?? null);
  const [body, setBody] = useState('');
  const late = useLateEntry();
  const submit = useSubmit(act === 'propose' ? api.cases.propose : api.cases.settle, { ...REFRESH, done: onDone });
  return (
    <ActForm
      title={t(act)}
      submit={t(act === 'propose' ? 'send' : 'done')}
      error={submit.error}
      busy={submit.isPending || late.busy}
      ready={way !== null && body.trim() !== '' && !late.pending}
      onSubmit={() => way && submit.mutate({ caseId: one.id, way, body, ...late.input })}
      onClose={onClose}
    >
      <Choices label={t('way')} value={way} options={choicesOf(wayLabels, say)} onChange={setWay} />
      <Words
        label={t(act === 'propose' ? 'proposal' : 'result')}
        value={body}
        onChange={setBody}
        placeholder={t(act === 'propose' ? 'proposalHint' : 'resultHint')}
        focus
      />
      {late.field}
    </ActForm>
  );
}

export const Propose = (props: ActProps) => <WayForm {...props} act="propose" />;
export const Settle = (props: ActProps) => <WayForm {...props} act="settle" />;

export function Confirm({ one, onDone, onClose }: ActProps) {
  const t = useTexts(texts);
  const late = useLateEntry();
  const submit = useSubmit(api.cases.confirmForCustomer, { ...REFRESH, done: onDone });
  return (
    <ActForm
      title={t('confirm')}
      submit={t('yes')}
      error={submit.error}
      busy={submit.isPending || late.busy}
      ready={!late.pending}
      onSubmit={() => submit.mutate({ caseId: one.id, ...late.input })}
      onClose={onClose}
    >
      <p className="quiet">{t('confirmDo')}</p>
      {late.field}
    </ActForm>
  );
}

export function Close({ one, onDone, onClose }: ActProps) {
  const t = useTexts(texts);
  const say = useSay();
  const [cause, setCause] = useState<RootCause | null>((one.rootCause as RootCause | null) ?? null);
  const submit = useSubmit(api.cases.close, { ...REFRESH, done: onDone });
  return (
    <ActForm
      title={t('close')}
      submit={t('end')}
      error={submit.error}
      busy={submit.isPending}
      ready={cause !== null}
      onSubmit={() => submit.mutate({ caseId: one.id, rootCause: cause })}
      onClose={onClose}
    >
      <Choices label={t('cause')} value={cause} options={choicesOf(rootCauseLabels, say)} onChange={setCause} />
    </ActForm>
  );
}
