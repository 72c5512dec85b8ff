// Our vans: what each carries and how cold it keeps.
import { Button, Form, Input, InputNumber, Popconfirm, Segmented, Switch, type TableProps } from 'antd';
import { useState } from 'react';
import { TEMPERATURE_CODES, TEMPERATURES, type Temperature } from '../../../server/kernel/temperature.ts';
import { useSearchState } from '../../app/go.tsx';
import { useCan } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { type Answer, api } from '../../client/api.ts';
import { useLive } from '../../client/live.ts';
import { useReadPages, useSubmit } from '../../client/query.ts';
import { PageHeader } from '../../design/controls.tsx';
import { DataTable } from '../../design/desk/data-table.tsx';
import '../../design/desk/desk-parts.css';
import { FormDrawer } from '../../design/desk/form-drawer.tsx';
import { Icon } from '../../design/icon.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { Empty, Refused } from '../../design/states.tsx';
import { TemperatureTag } from './temperature-tag.tsx';

const texts = {
  title: { zh: '车辆', en: 'Vehicles' },
  add: { zh: '登记车辆', en: 'Register a vehicle' },
  change: { zh: '更改', en: 'Change' },
  changeOf: { zh: '更改 {plate}', en: 'Change {plate}' },
  retire: { zh: '停用', en: 'Retire' },
  retireSure: { zh: '停用 {plate}？以前的送货记录不受影响。', en: 'Retire {plate}? Past deliveries keep it.' },
  plate: { zh: '车牌', en: 'Plate' },
  name: { zh: '叫法', en: 'Name' },
  nameTip: { zh: '仓库里怎么叫它，例如“1 号冷藏车”', en: 'What people call it in the yard' },
  temperature: { zh: '温层', en: 'Temperature' },
  capacity: { zh: '载重', en: 'Capacity' },
  crates: { zh: '装筐', en: 'Crates' },
  kilograms: { zh: '公斤', en: 'kg' },
  crate: { zh: '筐', en: 'crates' },
  retired: { zh: '已停用', en: 'Retired' },
  withRetired: { zh: '显示已停用', en: 'Show retired' },
  save: { zh: '保存', en: 'Save' },
  none: { zh: '还没有登记车辆', en: 'No vehicles yet' },
  noneDo: { zh: '登记后就能在派车看板上安排送货。', en: 'Registered vans stand on the dispatch board.' },
  needed: { zh: '请填写', en: 'Needed' },
};

type Vehicle = Answer<typeof api.vehicles.list>['items'][number];

export default function VehiclesPage() {
  const t = useTexts(texts);
  const [retired, setRetired] = useSearchState('retired');
  const [open, setOpen] = useState<Vehicle | 'new'>();
  const rows = useReadPages(api.vehicles.list, { retired: retired === 'yes' });
  useLive(['vehicles'], { refresh: ['vehicles'] });
  const may = useCan()('vehicles.manage');
  const columns = useColumns(setOpen);
  useShortcut('n', t('add'), may ? () => setOpen('new') : undefined);
  const add = may && (
    <Button type="primary" icon={<Icon name="plus" size={16} />} onClick={() => setOpen('new')}>
      {t('add')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('title')} actions={add} />
      <div className="filter-bar">
        <span className="row">
          <Switch size="small" checked={retired === 'yes'} onChange={(on) => setRetired(on ? 'yes' : '')} aria-label={t('withRetired')} />
          {t('withRetired')}
        </span>
      </div>
      <DataTable
        pages={rows}
        rowKey="id"
        columns={columns}
        label={t('title')}
        empty={
          <Empty title={t('none')} icon="truck" action={add}>
            {t('noneDo')}
          </Empty>
        }
      />
      {open && <VehicleForm {...(open === 'new' ? {} : { vehicle: open })} onClose={() => setOpen(undefined)} />}
    </>
  );
}

function useColumns(edit: (vehicle: Vehicle) => void): NonNullable<TableProps<Vehicle>['columns']> {
  const t = useTexts(texts);
  return [
    {
      title: t('plate'),
      key: 'plate',
      render: (_, { plate, name, active }) => (
        <div className="two-lines">
          <strong className="nowrap">{plate}</strong>
          <small className="quiet">
            {name} {!active && <ToneTag>{t('retired')}</ToneTag>}
          </small>
        </div>
      ),
    },
    { title: t('temperature'), key: 'temperature', render: (_, { temperature }) => <TemperatureTag of={temperature} /> },
    { title: t('capacity'), key: 'capacity', align: 'right', render: (_, { capacityKg }) => `${capacityKg} ${t('kilograms')}` },
    { title: t('crates'), key: 'crates', align: 'right', render: (_, { crates }) => `${crates} ${t('crate')}` },
    {
      key: 'acts',
      align: 'right',
      render: (_, vehicle) => (
        <span className="row" style={{ justifyContent: 'flex-end' }}>
          {vehicle.can.change && (
            <Button size="small" onClick={() => edit(vehicle)}>
              {t('change')}
            </Button>
          )}
          {vehicle.can.retire && <Retire vehicle={vehicle} />}
        </span>
      ),
    },
  ];
}

function Retire({ vehicle }: { readonly vehicle: Vehicle }) {
  const t = useTexts(texts);
  const retire = useSubmit(api.vehicles.retire, { refresh: ['deliveries'] });
  return (
    <Popconfirm
      title={t('retireSure', { plate: vehicle.plate })}
      okText={t('retire')}
      okButtonProps={{ danger: true }}
      onConfirm={() => retire.mutate({ vehicleId: vehicle.id })}
    >
      <Button size="small" danger loading={retire.isPending}>
        {t('retire')}
      </Button>
      <Refused error={retire.error} />
    </Popconfirm>
  );
}

type Fields = { plate: string; name: string; temperature: Temperature; capacityKg: number; crates: number };

function VehicleForm({ vehicle, onClose }: { readonly vehicle?: Vehicle; readonly onClose: () => void }) {
  const t = useTexts(texts);
  const say = useSay();
  const after = { done: onClose, refresh: ['deliveries'] };
  const register = useSubmit(api.vehicles.register, after);
  const change = useSubmit(api.vehicles.change, after);
  const save = (fields: Fields) => (vehicle ? change.mutate({ vehicleId: vehicle.id, ...fields }) : register.mutate(fields));
  const needed = [{ required: true, message: t('needed') }];
  return (
    <FormDrawer<Fields>
      title={vehicle ? t('changeOf', { plate: vehicle.plate }) : t('add')}
      submit={t('save')}
      initial={vehicle ?? { temperature: 'chilled', name: '' }}
      error={register.error ?? change.error}
      busy={register.isPending || change.isPending}
      onSubmit={save}
      onClose={onClose}
    >
      <Form.Item name="plate" label={t('plate')} rules={needed}>
        <Input maxLength={20} autoFocus={!vehicle} />
      </Form.Item>
      <Form.Item name="name" label={t('name')} extra={t('nameTip')}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="temperature" label={t('temperature')}>
        <Segmented options={TEMPERATURE_CODES.map((code) => ({ value: code, label: say(TEMPERATURES[code]) }))} />
      </Form.Item>
      <div className="field-pair">
        <Form.Item name="capacityKg" label={t('capacity')} rules={needed}>
          <InputNumber min={1} max={50_000} precision={0} suffix={t('kilograms')} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="crates" label={t('crates')} rules={needed}>
          <InputNumber min={1} max={5_000} precision={0} suffix={t('crate')} style={{ width: '100%' }} />
        </Form.Item>
      </div>
    </FormDrawer>
  );
}
