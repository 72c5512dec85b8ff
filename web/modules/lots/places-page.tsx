// Our own places: what lies where, and which may be closed.
import { Button, Form, Input, Popconfirm, Segmented, Select, type TableProps } from 'antd';
import { useState } from 'react';
import { TEMPERATURE_CODES, TEMPERATURES, type Temperature } from '../../../server/kernel/temperature.ts';
import { PLACE_KINDS } from '../../../server/modules/lots/words.ts';
import { Go } from '../../app/go.tsx';
import { useShortcut } from '../../app/shortcuts.ts';
import { api } from '../../client/api.ts';
import { useLive } from '../../client/live.ts';
import { useRead, useSubmit } from '../../client/query.ts';
import { PageHeader } from '../../design/controls.tsx';
import { DataTable } from '../../design/desk/data-table.tsx';
import '../../design/desk/desk-parts.css';
import { FormDrawer } from '../../design/desk/form-drawer.tsx';
import { Icon } from '../../design/icon.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { Refused, WhenRead } from '../../design/states.tsx';
import { TimeText } from '../../design/time-text.tsx';
import { TemperatureTag } from '../vehicles/temperature-tag.tsx';
import type { Place } from './labels.ts';
import './lots.css';

const texts = {
  title: { zh: '库位', en: 'Places' },
  open: { zh: '启用库位', en: 'Open a place' },
  close: { zh: '停用', en: 'Close' },
  closeSure: { zh: '停用“{name}”？以前的记录不受影响。', en: 'Close “{name}”? Past records keep it.' },
  closed: { zh: '已停用', en: 'Closed' },
  name: { zh: '名称', en: 'Name' },
  nameTip: { zh: '仓库里怎么叫它，例如“冷库二”', en: 'What people call it' },
  kind: { zh: '用途', en: 'For' },
  kindTip: {
    zh: '隔离区放过期、冻结、退回的货，不能分拣和加工（食品安全法实施条例第二十九条）',
    en: 'Quarantine is for goods that must not be used: nothing is picked or worked on there',
  },
  temperature: { zh: '温层', en: 'Temperature' },
  goods: { zh: '存货', en: 'Goods' },
  lots: { zh: '{lots} 个批次', en: '{lots} lots' },
  empty: { zh: '空', en: 'Empty' },
  stopped: { zh: '{stopped} 个不可用', en: '{stopped} not usable' },
  since: { zh: '启用于', en: 'Since' },
  needed: { zh: '请填写', en: 'Needed' },
};

export default function PlacesPage() {
  const t = useTexts(texts);
  const [opening, setOpening] = useState(false);
  const places = useRead(api.lots.places, {});
  useLive(['lots', 'holds'], { refresh: ['lots'] });
  const may = places.data?.can.open ?? false;
  const columns = useColumns();
  useShortcut('n', t('open'), may ? () => setOpening(true) : undefined);
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={
          may && (
            <Button type="primary" icon={<Icon name="plus" size={16} />} onClick={() => setOpening(true)}>
              {t('open')}
            </Button>
          )
        }
      />
      <WhenRead read={places}>{({ items }) => <DataTable rows={items} rowKey="id" columns={columns} label={t('title')} />}</WhenRead>
      {opening && <OpenPlace onClose={() => setOpening(false)} />}
    </>
  );
}

function useColumns(): NonNullable<TableProps<Place>['columns']> {
  const t = useTexts(texts);
  const say = useSay();
  return [
    {
      title: t('name'),
      key: 'name',
      render: (_, { name, active, kind }) => (
        <div className="two-lines">
          <strong>{name}</strong>
          <span className="row">
            <ToneTag tone={kind === 'quarantine' ? 'amber' : 'plain'}>{say(PLACE_KINDS[kind])}</ToneTag>
            {!active && <ToneTag>{t('closed')}</ToneTag>}
          </span>
        </div>
      ),
    },
    { title: t('temperature'), key: 'temperature', render: (_, { temperature }) => <TemperatureTag of={temperature} /> },
    {
      title: t('goods'),
      key: 'goods',
      render: (_, { id, lots, stopped }) =>
        lots === 0 ? (
          <span className="quiet">{t('empty')}</span>
        ) : (
          <div className="two-lines">
            <Go to="/lots" search={{ place: id }}>
              {t('lots', { lots })}
            </Go>
            {stopped > 0 && <small className="lot-over">{t('stopped', { stopped })}</small>}
          </div>
        ),
    },
    { title: t('since'), key: 'since', responsive: ['md'], render: (_, { openedAt }) => <TimeText at={openedAt} style="date" /> },
    { key: 'acts', align: 'right', render: (_, place) => place.can.close && <ClosePlace place={place} /> },
  ];
}

function ClosePlace({ place }: { readonly place: Place }) {
  const t = useTexts(texts);
  const close = useSubmit(api.lots.closePlace);
  return (
    <Popconfirm title={t('closeSure', { name: place.name })} okText={t('close')} onConfirm={() => close.mutate({ placeId: place.id })}>
      <Button size="small" loading={close.isPending}>
        {t('close')}
      </Button>
      <Refused error={close.error} />
    </Popconfirm>
  );
}

type Fields = { name: string; kind: 'store' | 'quarantine'; temperature: Temperature };

function OpenPlace({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(texts);
  const say = useSay();
  const open = useSubmit(api.lots.openPlace, { done: onClose });
  const kinds = (['store', 'quarantine'] as const).map((value) => ({ value, label: say(PLACE_KINDS[value]) }));
  return (
    <FormDrawer<Fields>
      title={t('open')}
      submit={t('open')}
      initial={{ kind: 'store', temperature: 'chilled' }}
      error={open.error}
      busy={open.isPending}
      onSubmit={(fields) => open.mutate(fields)}
      onClose={onClose}
    >
      <Form.Item name="name" label={t('name')} extra={t('nameTip')} rules={[{ required: true, whitespace: true, message: t('needed') }]}>
        <Input maxLength={40} autoFocus />
      </Form.Item>
      <Form.Item name="kind" label={t('kind')} extra={t('kindTip')}>
        <Segmented options={kinds} />
      </Form.Item>
      <Form.Item name="temperature" label={t('temperature')}>
        <Select options={TEMPERATURE_CODES.map((value) => ({ value, label: say(TEMPERATURES[value]) }))} />
      </Form.Item>
    </FormDrawer>
  );
}
