// Which notes are picked together: by vehicle, window, site; into a new wave or one that is still open.
import { Alert, Button, Drawer, Input, Select, Table, type TableProps } from 'antd';
import { type Key, useState } from 'react';
import { useShortcut } from '../../app/shortcuts.ts';
import { type Answer, api } from '../../client/api.ts';
import { useRead, useSubmit } from '../../client/query.ts';
import { useLocale, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { Empty, Refused, WhenRead } from '../../design/states.tsx';
import { showTime } from '../../design/time.ts';
import { TemperatureTag } from '../vehicles/temperature-tag.tsx';
import type { Wave } from './picking-page.tsx';
import { texts } from './picking-texts.ts';

type Card = Answer<typeof api.deliveries.waveless>['items'][number];
type Props = {
  readonly day: string;
  readonly waves: readonly Wave[];
  readonly onOpened: (waveId: string) => void;
  readonly onClose: () => void;
};

export function WaveDrawer({ day, waves, onOpened, onClose }: Props) {
  const t = useTexts(texts);
  const waiting = useRead(api.deliveries.waveless, { day });
  const [without, setWithout] = useState<readonly string[]>([]);
  const { items, bar } = useNarrowed(waiting.data?.items ?? []);
  const chosen = items.filter(({ id }) => !without.includes(id)).map(({ id }) => id);
  const open = useSubmit(api.deliveries.openWave, { done: ({ waveId }) => onOpened(waveId) });
  const extend = useSubmit(api.deliveries.changeWave, { done: ({ waveId }) => onOpened(waveId) });
  const start = () => open.mutate({ day, noteIds: chosen });
  useShortcut('mod+Enter', t('open'), chosen.length > 0 ? start : undefined);
  const foot = (
    <div className="row" style={{ justifyContent: 'flex-end' }}>
      {waves
        .filter(({ state }) => state !== 'done')
        .map((wave) => (
          <Button
            key={wave.id}
            disabled={chosen.length === 0}
            loading={extend.isPending}
            onClick={() => extend.mutate({ waveId: wave.id, add: chosen })}
          >
            {t('addTo', { no: wave.waveNo })}
          </Button>
        ))}
      <Button type="primary" disabled={chosen.length === 0} loading={open.isPending} onClick={start}>
        {t('openWith', { count: chosen.length })}
      </Button>
    </div>
  );
  return (
    <Drawer open onClose={onClose} title={t('open')} size="min(860px, 100vw)" footer={foot}>
      <Refused error={open.error ?? extend.error} />
      <WhenRead read={waiting}>
        {({ items: all, more }) =>
          all.length === 0 ? (
            <Empty title={t('allIn')} />
          ) : (
            <>
              {more && <Alert type="info" title={t('more', { count: all.length })} style={{ marginBottom: 12 }} />}
              {bar}
              <Notes items={items} chosen={chosen} onChoose={(ids) => setWithout(all.map(({ id }) => id).filter((id) => !ids.includes(id)))} />
            </>
          )
        }
      </WhenRead>
    </Drawer>
  );
}

const windowOf = ({ windowFrom, windowTo }: Card, locale: 'zh-CN' | 'en') =>
  `${showTime(windowFrom, locale, 'time')}–${showTime(windowTo, locale, 'time')}`;

function useNarrowed(all: readonly Card[]) {
  const t = useTexts(texts);
  const locale = useLocale();
  const [route, setRoute] = useState('');
  const [window, setWindow] = useState('');
  const [text, setText] = useState('');
  const routeOf = (card: Card): string => card.vehicle ?? t('noVehicle');
  const options = (values: readonly string[], name: string) => [
    { value: '', label: `${name}：${t('any')}` },
    ...[...new Set(values)].sort().map((value) => ({ value, label: value })),
  ];
  const words = text.trim().toLowerCase();
  const items = all.filter(
    (card) =>
      (route === '' || routeOf(card) === route) &&
      (window === '' || windowOf(card, locale) === window) &&
      (words === '' || `${card.number} ${card.site.name} ${card.customer.name}`.toLowerCase().includes(words)),
  );
  const bar = (
    <div className="filter-bar">
      <Select value={route} onChange={setRoute} aria-label={t('route')} style={{ minWidth: 160 }} options={options(all.map(routeOf), t('route'))} />
      <Select
        value={window}
        onChange={setWindow}
        aria-label={t('window')}
        style={{ minWidth: 170 }}
        options={options(
          all.map((card) => windowOf(card, locale)),
          t('window'),
        )}
      />
      <Input
        allowClear
        value={text}
        onChange={({ target }) => setText(target.value)}
        placeholder={t('find')}
        aria-label={t('find')}
        style={{ width: 200 }}
      />
    </div>
  );
  return { items, bar };
}

type NotesProps = { readonly items: readonly Card[]; readonly chosen: readonly string[]; readonly onChoose: (ids: readonly string[]) => void };

function Notes({ items, chosen, onChoose }: NotesProps) {
  const t = useTexts(texts);
  const locale = useLocale();
  const columns: NonNullable<TableProps<Card>['columns']> = [
    {
      title: t('site'),
      key: 'site',
      render: (_, card) => (
        <div className="two-lines">
          <span>
            <strong>{card.site.name}</strong> {card.urgent && <ToneTag tone="danger">{t('urgent')}</ToneTag>}
          </span>
          <small className="quiet">
            {card.customer.name} · {card.number}
          </small>
        </div>
      ),
    },
    { title: t('window'), key: 'window', render: (_, card) => <span className="number nowrap">{windowOf(card, locale)}</span> },
    { title: t('route'), key: 'route', render: (_, card) => card.vehicle ?? <span className="quiet">{t('noVehicle')}</span> },
    {
      title: t('goods'),
      key: 'goods',
      render: (_, card) => (
        <span className="row nowrap">
          {t('lines', { count: card.lines })} {card.temperature && <TemperatureTag of={card.temperature} />}
        </span>
      ),
    },
  ];
  return (
    <Table<Card>
      className="wave-notes"
      size="small"
      rowKey="id"
      pagination={false}
      columns={columns}
      dataSource={items as Card[]}
      rowSelection={{ selectedRowKeys: chosen as Key[], onChange: (keys) => onChoose(keys.map(String)) }}
      scroll={{ x: 'max-content' }}
    />
  );
}
