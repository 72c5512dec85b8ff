// Who fetches the goods: the next vans that stop there stand ready to be chosen; or a run of its own.
import { DatePicker, Form, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { type Answer, api } from '../../../client/api.ts';
import { useRead, useSubmit } from '../../../client/query.ts';
import { FormDrawer } from '../../../design/desk/form-drawer.tsx';
import { useLocale, useTexts } from '../../../design/locale.ts';
import { showTime } from '../../../design/time.ts';

const texts = {
  title: { zh: '安排取货：{site}', en: 'Plan the pick-up at {site}' },
  submit: { zh: '确定', en: 'Plan' },
  how: { zh: '怎么取', en: 'How' },
  run: { zh: '专车', en: 'A special run' },
  noStop: { zh: '期限内没有车去这个食堂，请安排专车。', en: 'No van stops there in time: send a special run.' },
  driver: { zh: '司机', en: 'Driver' },
  vehicle: { zh: '车牌', en: 'Plate' },
  at: { zh: '到达时间', en: 'There at' },
  needed: { zh: '请填写', en: 'Needed' },
};

export type Pickup = Answer<typeof api.claims.pickups>['items'][number];
type Values = { how: string; driverId: string; vehicle?: string; at?: { toISOString(): string } };
const RUN = 'run';

export function PlanDrawer({ pickup, onClose }: { readonly pickup: Pickup; readonly onClose: () => void }) {
  const t = useTexts(texts);
  const locale = useLocale();
  const first = pickup.suggested[0]?.noteId ?? RUN;
  const [how, setHow] = useState(first);
  const colleagues = useRead(api.staff.colleagues, {});
  const drivers = (colleagues.data?.items ?? []).filter(({ roles }) => roles.includes('driver'));
  const plan = useSubmit(api.claims.planPickup, { done: onClose, refresh: ['claims'] });
  const needed = [{ required: true, message: t('needed') }];
  const send = ({ driverId, vehicle, at }: Values) =>
    how === RUN
      ? plan.mutate({ pickupId: pickup.id, run: { driverId, vehicle: vehicle || null, at: at?.toISOString() ?? '' } })
      : plan.mutate({ pickupId: pickup.id, stopNoteId: how });
  const options = [
    ...pickup.suggested.map((stop) => ({
      value: stop.noteId,
      label: [showTime(stop.windowFrom, locale, 'short'), stop.vehicle, stop.driver?.name].filter(Boolean).join(' · '),
    })),
    { value: RUN, label: t('run') },
  ];
  return (
    <FormDrawer<Values>
      title={t('title', { site: pickup.site.name })}
      submit={t('submit')}
      initial={{ how: first }}
      error={plan.error}
      busy={plan.isPending}
      onSubmit={send}
      onClose={onClose}
    >
      <Form.Item name="how" label={t('how')} {...(pickup.suggested.length === 0 ? { extra: t('noStop') } : {})}>
        <Radio.Group vertical options={options} onChange={({ target }) => setHow(target.value)} />
      </Form.Item>
      {how === RUN && (
        <>
          <Form.Item name="driverId" label={t('driver')} rules={needed}>
            <Select showSearch={{ optionFilterProp: 'label' }} options={drivers.map(({ id, name }) => ({ value: id, label: name }))} />
          </Form.Item>
          <Form.Item name="vehicle" label={t('vehicle')}>
            <Input maxLength={20} />
          </Form.Item>
          <Form.Item name="at" label={t('at')} rules={needed}>
            <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" />
          </Form.Item>
        </>
      )}
    </FormDrawer>
  );
}
