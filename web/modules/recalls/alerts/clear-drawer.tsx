// Deciding that nothing is held, and why.
import { Form, Input, Radio } from 'antd';
import { api } from '../../../client/api.ts';
import { useSubmit } from '../../../client/query.ts';
import { FormDrawer } from '../../../design/desk/form-drawer.tsx';
import { useSay, useTexts } from '../../../design/locale.ts';
import { CLEAR_REASON_CODES, CLEAR_REASONS, type ClearReason } from './labels.ts';

const texts = {
  title: { zh: '判定不冻结', en: 'Do not hold' },
  submit: { zh: '确认不冻结', en: 'Confirm' },
  reason: { zh: '理由', en: 'Reason' },
  body: { zh: '说明（仅内部可见）', en: 'Remark (internal)' },
};

type Values = { reason: ClearReason; body?: string };
type ClearDrawerProps = { readonly about: { readonly caseId: string } | { readonly alertId: string }; readonly onClose: () => void };

export function ClearDrawer({ about, onClose }: ClearDrawerProps) {
  const t = useTexts(texts);
  const say = useSay();
  const refresh = { refresh: ['cases', 'commitments'], done: onClose };
  const ofCase = useSubmit(api.recalls.clearCase, refresh);
  const ofAlert = useSubmit(api.recalls.clearAlert, refresh);
  const send = ({ reason, body = '' }: Values) =>
    'caseId' in about ? ofCase.mutate({ ...about, reason, body }) : ofAlert.mutate({ ...about, reason, body });
  return (
    <FormDrawer<Values>
      title={t('title')}
      submit={t('submit')}
      initial={{ reason: 'not-the-lot' }}
      error={ofCase.error ?? ofAlert.error}
      busy={ofCase.isPending || ofAlert.isPending}
      onSubmit={send}
      onClose={onClose}
    >
      <Form.Item name="reason" label={t('reason')}>
        <Radio.Group className="stack" options={CLEAR_REASON_CODES.map((code) => ({ value: code, label: say(CLEAR_REASONS[code]) }))} />
      </Form.Item>
      <Form.Item name="body" label={t('body')}>
        <Input.TextArea rows={3} maxLength={1000} />
      </Form.Item>
    </FormDrawer>
  );
}
