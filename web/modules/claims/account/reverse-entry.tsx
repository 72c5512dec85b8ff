// An entry taken back by a further one, with its reason.
import { Form, Input } from 'antd';
import { BOOKING_KINDS } from '../../../../server/modules/claims/words.ts';
import { api } from '../../../client/api.ts';
import { useSubmit } from '../../../client/query.ts';
import { FormDrawer } from '../../../design/desk/form-drawer.tsx';
import { useSay, useTexts } from '../../../design/locale.ts';
import { MoneyText } from '../../../design/people.tsx';
import type { Booking } from './entry-look.tsx';

const texts = {
  title: { zh: '冲销：{what}', en: 'Reverse: {what}' },
  stays: {
    zh: '原账不改写：另记一笔相反的金额；本月已结账的，记入下月。',
    en: 'The entry stays; a further one takes it back, next month where this one is closed.',
  },
  reason: { zh: '冲销原因', en: 'Why' },
  reasonNeeded: { zh: '请写明冲销原因', en: 'Say why' },
  submit: { zh: '冲销', en: 'Reverse' },
};

export function ReverseEntry({ entry, onClose }: { readonly entry: Booking; readonly onClose: () => void }) {
  const t = useTexts(texts);
  const say = useSay();
  const reverse = useSubmit(api.claims.reverseEntry, { refresh: ['claims'], done: onClose });
  return (
    <FormDrawer<{ body: string }>
      title={t('title', { what: `${say(BOOKING_KINDS[entry.kind])} ${entry.claimNumber ?? ''}` })}
      submit={t('submit')}
      danger
      error={reverse.error}
      busy={reverse.isPending}
      onSubmit={({ body }) => reverse.mutate({ entryId: entry.entryId, body })}
      onClose={onClose}
    >
      <p>
        <MoneyText fen={entry.amountFen} strong /> → <MoneyText fen={-entry.amountFen} strong />
      </p>
      <p className="quiet">{t('stays')}</p>
      <Form.Item name="body" label={t('reason')} rules={[{ required: true, whitespace: true, message: t('reasonNeeded') }]}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
    </FormDrawer>
  );
}
