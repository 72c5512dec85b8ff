// The print centre: a day's notes by van and stop, what was printed already, and which certificates are still missing.
import { Button, Checkbox, Input, Table, type TableProps } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { DAY, shanghaiDate } from '../../../server/kernel/time.ts';
import { Go, useSearchState } from '../../app/go.tsx';
import { useCan } from '../../app/session.ts';
import { type Answer, api } from '../../client/api.ts';
import { useLive } from '../../client/live.ts';
import { useRead } from '../../client/query.ts';
import { PageHeader, Section } from '../../design/controls.tsx';
import '../../design/desk/desk-parts.css';
import { Icon } from '../../design/icon.tsx';
import { useLocale, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { serverNow } from '../../design/now.ts';
import { Empty, WhenRead } from '../../design/states.tsx';
import { showTime } from '../../design/time.ts';
import { MissingNotice } from '../certificates/missing-notice.tsx';
import './desk.css';
import { StateTag } from './desk-list-page.tsx';
import { PrintButton } from './print-button.tsx';

const texts = {
  title: { zh: '打印中心', en: 'Print centre' },
  day: { zh: '送达日期', en: 'Day of delivery' },
  today: { zh: '今天', en: 'Today' },
  tomorrow: { zh: '明天', en: 'Tomorrow' },
  unprinted: { zh: '只看没打印过的', en: 'Not printed yet' },
  setting: { zh: '打印设置', en: 'How we print' },
  noVan: { zh: '未派车', en: 'No van yet' },
  van: { zh: '{count} 张', en: '{count} notes' },
  stop: { zh: '站序', en: 'Stop' },
  site: { zh: '客户与食堂', en: 'Customer and site' },
  note: { zh: '送货单', en: 'Note' },
  window: { zh: '时间窗', en: 'Window' },
  size: { zh: '品种／筐', en: 'Lines / crates' },
  prints: { zh: '打印', en: 'Printed' },
  times: { zh: '{count} 次', en: '{count} ×' },
  never: { zh: '未打印', en: 'Never' },
  state: { zh: '状态', en: 'State' },
  none: { zh: '这一天没有要打印的送货单', en: 'Nothing to print on this day' },
  noneDo: { zh: '换一天，或取消“只看没打印过的”。', en: 'Choose another day, or show printed ones too.' },
  more: { zh: '超过 1000 张，只显示前 1000 张。', en: 'Only the first 1,000 are shown.' },
};

type Row = Answer<typeof api.deliveries.printable>['items'][number];

export default function PrintCenterPage() {
  const t = useTexts(texts);
  const can = useCan();
  const today = shanghaiDate(serverNow());
  const tomorrow = shanghaiDate(serverNow() + DAY);
  const [day, setDay] = useSearchState('day', today);
  const [unprinted, setUnprinted] = useSearchState('unprinted');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const read = useRead(api.deliveries.printable, { day, ...(unprinted ? { unprinted: true } : {}) }, { keep: true });
  useLive(['deliveries'], { refresh: ['deliveries'] });
  useEffect(() => setChosen([]), [day, unprinted]);
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={
          <>
            <Go to="/deliveries/paper" className="row">
              <Icon name="settings" size={16} /> {t('setting')}
            </Go>
            <PrintButton noteIds={chosen} primary />
          </>
        }
      />
      <div className="filter-bar">
        <Button type={day === today ? 'primary' : 'default'} ghost={day === today} onClick={() => setDay(today)}>
          {t('today')}
        </Button>
        <Button type={day === tomorrow ? 'primary' : 'default'} ghost={day === tomorrow} onClick={() => setDay(tomorrow)}>
          {t('tomorrow')}
        </Button>
        <Input type="date" value={day} onChange={({ target }) => target.value && setDay(target.value)} style={{ width: 160 }} aria-label={t('day')} />
        <Checkbox checked={unprinted !== ''} onChange={({ target }) => setUnprinted(target.checked ? 'yes' : '')}>
          {t('unprinted')}
        </Checkbox>
      </div>
      {can('certificates.read') && <MissingNotice day={day} />}
      <WhenRead read={read}>
        {({ items, more }) => (
          <div className="stack">
            {more && <p className="warn">{t('more')}</p>}
            {items.length === 0 && (
              <Empty title={t('none')} icon="print">
                {t('noneDo')}
              </Empty>
            )}
            <Vans items={items} chosen={chosen} onChoose={setChosen} />
          </div>
        )}
      </WhenRead>
    </>
  );
}

type VansProps = { readonly items: readonly Row[]; readonly chosen: readonly string[]; readonly onChoose: (ids: readonly string[]) => void };

function Vans({ items, chosen, onChoose }: VansProps) {
  const t = useTexts(texts);
  const vans = useMemo(() => {
    const found = new Map<string, Row[]>();
    for (const row of items) {
      const name = [row.vehicle, row.driver?.name].filter(Boolean).join(' · ');
      found.set(name, [...(found.get(name) ?? []), row]);
    }
    return [...found];
  }, [items]);
  return vans.map(([name, rows]) => (
    <Section key={name} title={name || t('noVan')} icon="truck" extra={<span className="quiet">{t('van', { count: rows.length })}</span>}>
      <VanTable rows={rows} chosen={chosen} onChoose={onChoose} label={name || t('noVan')} />
    </Section>
  ));
}

type VanProps = Omit<VansProps, 'items'> & { readonly rows: readonly Row[]; readonly label: string };

function VanTable({ rows, chosen, onChoose, label }: VanProps) {
  const columns = useColumns();
  const here = new Set(rows.map(({ id }) => id));
  return (
    <Table<Row>
      size="small"
      aria-label={label}
      rowKey="id"
      columns={columns}
      dataSource={rows as Row[]}
      pagination={false}
      scroll={{ x: 'max-content' }}
      rowSelection={{
        selectedRowKeys: chosen.filter((id) => here.has(id)),
        onChange: (keys) => onChoose([...chosen.filter((id) => !here.has(id)), ...keys.map(String)]),
      }}
    />
  );
}

function useColumns(): NonNullable<TableProps<Row>['columns']> {
  const t = useTexts(texts);
  const locale = useLocale();
  return [
    { title: t('stop'), key: 'stop', width: 64, align: 'center', render: (_, { stopNo }) => <strong className="number">{stopNo ?? '—'}</strong> },
    {
      title: t('site'),
      key: 'site',
      render: (_, { site, customer }) => (
        <div className="two-lines">
          <strong>{site.name}</strong>
          <small className="quiet">{customer.name}</small>
        </div>
      ),
    },
    { title: t('note'), key: 'number', width: 190, render: (_, { id, number }) => <Go to={`/deliveries/${id}`}>{number}</Go> },
    {
      title: t('window'),
      key: 'window',
      width: 130,
      render: (_, { windowFrom, windowTo }) => (
        <span className="number nowrap">
          {showTime(windowFrom, locale, 'time')}–{showTime(windowTo, locale, 'time')}
        </span>
      ),
    },
    {
      title: t('size'),
      key: 'size',
      width: 110,
      align: 'right',
      render: (_, { lineCount, cratesOut }) => (
        <span className="number">
          {lineCount} / {cratesOut}
        </span>
      ),
    },
    {
      title: t('prints'),
      key: 'prints',
      width: 100,
      render: (_, { prints }) =>
        prints === 0 ? <ToneTag tone="info">{t('never')}</ToneTag> : <span className="quiet">{t('times', { count: prints })}</span>,
    },
    { title: t('state'), key: 'state', width: 110, render: (_, { state }) => <StateTag state={state} /> },
  ];
}
