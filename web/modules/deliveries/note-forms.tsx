// Small forms on a note: who drives it, and calling it off.
import { Form, Input, Radio } from 'antd';
import { api } from '../../client/api.ts';
import { useSubmit } from '../../client/query.ts';
import { FormDrawer } from '../../design/desk/form-drawer.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { ColleagueSelect } from '../staff/colleague-select.tsx';
import { type CancelReason, cancelLabels } from './desk-labels.ts';
import type { Note } from './desk-note-page.tsx';

const texts = {
  assign: { zh: '派车 · {number}', en: 'Assign · {number}' },
  driver: { zh: '司机', en: 'Driver' },
  none: { zh: '暂不指派', en: 'Nobody yet' },
  vehicle: { zh: '车牌', en: 'Vehicle' },
  save: { zh: '保存', en: 'Save' },
  cancel: { zh: '取消送货单 {number}', en: 'Cancel note {number}' },
  cancelDo: { zh: '取消后不再配送，也不能恢复；需要时重新开单。', en: 'It will not be delivered and cannot be restored.' },
  reason: { zh: '原因', en: 'Reason' },
  yes: { zh: '确认取消', en: 'Cancel the note' },
};

type NoteFormProps = { readonly note: Note; readonly onClose: () => void };

export function AssignForm({ note, onClose }: NoteFormProps) {
  const t = useTexts(texts);
  const assign = useSubmit(api.deliveries.assign, { done: onClose });
  return (
    <FormDrawer<{ driverId?: string; vehicle?: string }>
      title={t('assign', { number: note.number })}
      submit={t('save')}
      width={420}
      initial={{ ...(note.driver ? { driverId: note.driver.id } : {}), ...(note.vehicle ? { vehicle: note.vehicle } : {}) }}
      error={assign.error}
      busy={assign.isPending}
      onSubmit={({ driverId, vehicle }) => assign.mutate({ noteId: note.id, driverId: driverId ?? null, vehicle: vehicle?.trim() || null })}
      onClose={onClose}
    >
      <Form.Item name="driverId" label={t('driver')}>
        <ColleagueSelect roles={['driver']} placeholder={t('none')} />
      </Form.Item>
      <Form.Item name="vehicle" label={t('vehicle')}>
        <Input maxLength={20} />
      </Form.Item>
    </FormDrawer>
  );
}

export function CancelForm({ note, onClose }: NoteFormProps) {
  const t = useTexts(texts);
  const say = useSay();
  const cancel = useSubmit(api.deliveries.cancel, { done: onClose });
  return (
    <FormDrawer<{ reason: CancelReason }>
      title={t('cancel', { number: note.number })}
      submit={t('yes')}
      width={420}
      danger
      initial={{ reason: 'customer' }}
      error={cancel.error}
      busy={cancel.isPending}
      onSubmit={({ reason }) => cancel.mutate({ noteId: note.id, reason })}
      onClose={onClose}
    >
      <p>{t('cancelDo')}</p>
      <Form.Item name="reason" label={t('reason')} rules={[{ required: true }]}>
        <Radio.Group vertical options={Object.entries(cancelLabels).map(([value, label]) => ({ value, label: say(label) }))} />
      </Form.Item>
    </FormDrawer>
  );
}
