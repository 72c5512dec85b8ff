// Handing a claim on by hand: to the people of a step, or to one of them.
import { Select } from 'antd';
import { useState } from 'react';
import type { Step } from '../../../../server/modules/claims/words.ts';
import { api } from '../../../client/api.ts';
import { useRead, useSubmit } from '../../../client/query.ts';
import { useTexts } from '../../../design/locale.ts';
import { Words } from '../../cases/act-form.tsx';
import { Field } from '../../cases/choices.tsx';
import { ActDrawer } from '../act-drawer.tsx';

const texts = {
  title: { zh: '交给：{step}', en: 'Hand on to: {step}' },
  submit: { zh: '交出', en: 'Hand on' },
  who: { zh: '指定同事（不选：这一步的任何人）', en: 'One colleague (empty: anybody of the step)' },
  words: { zh: '交接说明（内部）', en: 'Words (internal)' },
};

type HandOnProps = { readonly claimId: string; readonly step: Step; readonly label: string; readonly onClose: () => void };

export function HandOn({ claimId, step, label, onClose }: HandOnProps) {
  const t = useTexts(texts);
  const [toId, setTo] = useState<string | null>(null);
  const [body, setBody] = useState('');
  const colleagues = useRead(api.staff.colleagues, {});
  const submit = useSubmit(api.claims.handOverStep, { refresh: ['commitments'], done: onClose });
  return (
    <ActDrawer
      title={t('title', { step: label })}
      submit={t('submit')}
      error={submit.error}
      busy={submit.isPending}
      onSubmit={() => submit.mutate({ claimId, step, toId, body })}
      onClose={onClose}
    >
      <Field label={t('who')}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          value={toId}
          options={(colleagues.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(id) => setTo(id ?? null)}
        />
      </Field>
      <Words label={t('words')} value={body} onChange={setBody} rows={2} />
    </ActDrawer>
  );
}
