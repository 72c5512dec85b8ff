// Nothing more to do about an exception of the dock: why, in one choice.
import { useState } from 'react';
import { api } from '../../client/api.ts';
import { useSubmit } from '../../client/query.ts';
import { useSay, useTexts } from '../../design/locale.ts';
import { reasonLabels } from '../deliveries/note-labels.ts';
import { ActForm } from './act-form.tsx';
import { Choices, choicesOf } from './choices.tsx';
import type { Draft } from './dock-row.tsx';

const texts = {
  title: { zh: '无需处理', en: 'Let it be' },
  why: { zh: '原因', en: 'Why' },
  send: { zh: '确认', en: 'Confirm' },
  whole: { zh: '整单', en: 'Whole note' },
};

const reasons = {
  settled: { zh: '已按验收量结算', en: 'Settled on what was accepted' },
  agreed: { zh: '已与客户说定', en: 'Agreed with the customer' },
  mistake: { zh: '验收登记有误', en: 'Recorded by mistake' },
  other: { zh: '其他', en: 'Other' },
} as const;
type Reason = keyof typeof reasons;

export function DismissDraft({ draft, onDone }: { readonly draft: Draft; readonly onDone: () => void }) {
  const t = useTexts(texts);
  const say = useSay();
  const [reason, setReason] = useState<Reason>(draft.suggested === 'settled' ? 'settled' : 'agreed');
  const submit = useSubmit(api.cases.dismissDockDraft, { done: onDone });
  return (
    <ActForm
      title={t('title')}
      submit={t('send')}
      error={submit.error}
      busy={submit.isPending}
      onSubmit={() => submit.mutate({ draftId: draft.id, reason })}
      onClose={onDone}
    >
      <p>
        {draft.customer.name} · {draft.product ?? t('whole')} · {say(reasonLabels[draft.reason])}
      </p>
      <Choices label={t('why')} value={reason} options={choicesOf(reasons, say)} onChange={setReason} />
    </ActForm>
  );
}
