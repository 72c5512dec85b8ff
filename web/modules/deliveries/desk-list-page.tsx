// Delivery notes of a day: which are on their way, which are late, which were not taken as they came.
import { Button, Input, Segmented, Select, type TableProps } from 'antd';
import { useState } from 'react';
import { DAY, shanghaiDate } from '../../../server/kernel/time.ts';
import { Go, useGo, useSearchState } from '../../app/go.tsx';
import { useCan } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { type Answer, api } from '../../client/api.ts';
import { useLive } from '../../client/live.ts';
import { useReadPages } from '../../client/query.ts';
import { PageHeader } from '../../design/controls.tsx';
import { DataTable } from '../../design/desk/data-table.tsx';
import '../../design/desk/desk-parts.css';
import { Icon } from '../../design/icon.tsx';
import { useLocale, useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { serverNow, useNow } from '../../design/now.ts';
import { Person } from '../../design/people.tsx';
import { Empty } from '../../design/states.tsx';
import { showTime } from '../../design/time.ts';
import { TimeText } from '../../design/time-text.tsx';
import { useSettled } from '../cases/customer-pick.tsx';
import { CustomerSelect } from '../customers/customer-select.tsx';
import { ColleagueSelect } from '../staff/colleague-select.tsx';
import './desk.css';
import { stateTones } from './desk-labels.ts';
import { ExportNotes } from './exchange-export.tsx';
import { ImportNotes } from './import-notes.tsx';
import { type State, stateLabels } from './note-labels.ts';

const texts = {
  title: { zh: '送货单', en: 'Delivery notes' },
  issue: { zh: '开送货单', en: 'Issue a note' },
  import: { zh: '导入', en: 'Import' },
  note: { zh: '送货单', en: 'Note' },
  site: { zh: '客户与食堂', en: 'Customer and site' },
  window: { zh: '时间窗', en: 'Window' },
  driver: { zh: '司机', en: 'Driver' },
  noDriver: { zh: '未派车', en: 'No driver' },
  course: { zh: '经过', en: 'Course' },
  state: { zh: '状态', en: 'State' },
  urgent: { zh: '加急', en: 'Urgent' },
  lines: { zh: '{count} 种商品', en: '{count} lines' },
  departed: { zh: '发车', en: 'left' },
  arrived: { zh: '到达', en: 'arrived' },
  accepted: { zh: '验收', en: 'accepted' },
  over: { zh: '已过时间窗', en: 'Past its window' },
  estimate: { zh: '预计 {time}', en: 'expected {time}' },
  none: { zh: '这一天没有送货单', en: 'No notes on this day' },
  noneAll: { zh: '还没有送货单', en: 'No notes yet' },
  noneSuch: { zh: '没有符合条件的送货单', en: 'No note matches' },
  noneSuchDo: { zh: '放宽条件，或换一天查看。', en: 'Ask for less, or look at another day.' },
  noneDo: { zh: '可以开单、从表格导入，或换一天查看。', en: 'Issue one, import a table, or look at another day.' },
};

type Row = Answer<typeof api.deliveries.list>['items'][number];
const ALL = 'all';

function useColumns(allDays: boolean): NonNullable<TableProps<Row>['columns']> {
  const t = useTexts(texts);
  return [
    {
      title: t('note'),
      key: 'number',
      responsive: ['md'],
      render: (_, row) => (
        <div className="two-lines">
          <Go to={`/deliveries/${row.id}`}>{row.number}</Go>
          <small className="quiet">
            {row.urgent && <ToneTag tone="danger">{t('urgent')}</ToneTag>} {t('lines', { count: row.lineCount })}
          </small>
        </div>
      ),
    },
    {
      title: t('site'),
      key: 'site',
      render: (_, row) => (
        <div className="two-lines">
          <strong>{row.site.name}</strong>
          <small className="quiet">
            {row.customer.name}
            <span className="narrow-inline"> · {row.number}</span>
          </small>
        </div>
      ),
    },
    { title: t('window'), key: 'window', render: (_, row) => <Window row={row} withDay={allDays} /> },
    {
      title: t('driver'),
      key: 'driver',
      responsive: ['md'],
      render: (_, row) =>
        row.driver ? <Person name={row.driver.name} {...(row.vehicle ? { note: row.vehicle } : {})} /> : <ToneTag>{t('noDriver')}</ToneTag>,
    },
    { title: t('course'), key: 'course', responsive: ['lg'], render: (_, row) => <Course row={row} /> },
    { title: t('state'), key: 'state', render: (_, row) => <StateTag state={row.state} /> },
  ];
}

export function StateTag({ state }: { readonly state: State }) {
  return <ToneTag tone={stateTones[state]}>{useSay()(stateLabels[state])}</ToneTag>;
}

const OPEN: readonly State[] = ['issued', 'departed'];

function Window({ row, withDay }: { readonly row: Row; readonly withDay: boolean }) {
  const t = useTexts(texts);
  const locale = useLocale();
  const now = useNow(30_000);
  const over = OPEN.includes(row.state) && now > Date.parse(row.windowTo);
  return (
    <div className="two-lines">
      {withDay && (
        <small className="quiet">
          <TimeText at={row.windowFrom} style="date" />
        </small>
      )}
      <span className="number nowrap">
        {showTime(row.windowFrom, locale, 'time')}–{showTime(row.windowTo, locale, 'time')}
      </span>
      {row.newEstimate && OPEN.includes(row.state) && (
        <small className="late-word">
          <Icon name="clock" size={12} /> {t('estimate', { time: showTime(row.newEstimate, locale, 'time') })}
        </small>
      )}
      {over && (
        <small className="late-word">
          <Icon name="alert" size={12} /> {t('over')}
        </small>
      )}
    </div>
  );
}

function Course({ row }: { readonly row: Row }) {
  const t = useTexts(texts);
  const locale = useLocale();
  const steps = [
    ['departed', row.departedAt],
    ['arrived', row.arrivedAt],
    ['accepted', row.acceptedAt],
  ] as const;
  const done = steps.filter(([, at]) => at);
  if (done.length === 0) return <span className="quiet">—</span>;
  return (
    <span className="row quiet">
      {done.map(([name, at]) => (
        <span key={name} className="nowrap">
          {t(name)} <span className="number">{showTime(at ?? '', locale, 'time')}</span>
        </span>
      ))}
    </span>
  );
}

export default function DeliveriesPage() {
  const t = useTexts(texts);
  const go = useGo();
  const mayIssue = useCan()('deliveries.issue');
  const [importing, setImporting] = useState(false);
  const filter = useFilter();
  const rows = useReadPages(api.deliveries.list, filter.input);
  useLive(['deliveries'], { refresh: ['deliveries'] });
  const columns = useColumns(filter.day === ALL);
  useShortcut('n', t('issue'), mayIssue ? () => go('/deliveries/new') : undefined);
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={
          <>
            <ExportNotes filter={filter.input} />
            {mayIssue && (
              <>
                <Button icon={<Icon name="upload" size={16} />} onClick={() => setImporting(true)}>
                  {t('import')}
                </Button>
                <Button type="primary" icon={<Icon name="plus" size={16} />} onClick={() => go('/deliveries/new')}>
                  {t('issue')}
                </Button>
              </>
            )}
          </>
        }
      />
      <Filters filter={filter} />
      <DataTable
        pages={rows}
        rowKey="id"
        columns={columns}
        label={t('title')}
        onOpen={(row) => go(`/deliveries/${row.id}`)}
        empty={
          <Empty title={t(filter.narrow ? 'noneSuch' : filter.day === ALL ? 'noneAll' : 'none')} icon="truck">
            {t(filter.narrow ? 'noneSuchDo' : 'noneDo')}
          </Empty>
        }
      />
      {importing && <ImportNotes onClose={() => setImporting(false)} />}
    </>
  );
}

function useFilter() {
  const [customer, setCustomer] = useSearchState('customer');
  // From a customer's card one wants the latest notes, not those of today.
  const [day, setDay] = useSearchState('day', customer ? ALL : shanghaiDate(serverNow()));
  const [driver, setDriver] = useSearchState('driver');
  const [state, setState] = useSearchState('state');
  const [text, setText] = useSearchState('text');
  const [only, setOnly] = useSearchState('only');
  const written = useSettled(text.trim());
  const input = {
    ...(day !== ALL ? { from: day, to: day } : {}),
    ...(customer ? { customerId: customer } : {}),
    ...(driver ? { driverId: driver } : {}),
    ...(state ? { state: state as State } : {}),
    ...(written ? { text: written } : {}),
    ...(only === 'urgent' ? { urgent: true } : {}),
    ...(only === 'exceptions' ? { exceptions: true } : {}),
  };
  const narrow = Boolean(customer || driver || state || written || only);
  return { input, narrow, customer, setCustomer, day, setDay, driver, setDriver, state, setState, text, setText, only, setOnly };
}

const filterTexts = {
  day: { zh: '日期', en: 'Day' },
  before: { zh: '前一天', en: 'Day before' },
  after: { zh: '后一天', en: 'Day after' },
  today: { zh: '今天', en: 'Today' },
  everyDay: { zh: '全部日期', en: 'All days' },
  anyState: { zh: '全部状态', en: 'Any state' },
  driver: { zh: '司机', en: 'Driver' },
  text: { zh: '单号、客户、食堂、车牌、商品', en: 'Number, customer, site, vehicle, product' },
  any: { zh: '全部', en: 'All' },
  urgent: { zh: '加急', en: 'Urgent' },
  exceptions: { zh: '验收有异常', en: 'Not as delivered' },
};

function Filters({ filter }: { readonly filter: ReturnType<typeof useFilter> }) {
  const t = useTexts(filterTexts);
  const say = useSay();
  const { day, setDay } = filter;
  const today = shanghaiDate(serverNow());
  const shift = (days: number) => setDay(shanghaiDate(Date.parse(`${day === ALL ? today : day}T12:00:00+08:00`) + days * DAY));
  return (
    <div className="filter-bar">
      <div className="day-pick">
        <button type="button" className="bare faint" onClick={() => shift(-1)} aria-label={t('before')}>
          <Icon name="left" size={16} />
        </button>
        <Input type="date" aria-label={t('day')} value={day === ALL ? '' : day} onChange={({ target }) => setDay(target.value || ALL)} />
        <button type="button" className="bare faint" onClick={() => shift(1)} aria-label={t('after')}>
          <Icon name="right" size={16} />
        </button>
        <Button size="small" type={day === today ? 'primary' : 'default'} ghost={day === today} onClick={() => setDay(today)}>
          {t('today')}
        </Button>
        <Button size="small" type={day === ALL ? 'primary' : 'default'} ghost={day === ALL} onClick={() => setDay(ALL)}>
          {t('everyDay')}
        </Button>
      </div>
      <div className="filter-field">
        <CustomerSelect {...(filter.customer ? { value: filter.customer } : {})} onChange={(id) => filter.setCustomer(id ?? '')} />
      </div>
      <div className="filter-field narrow">
        <ColleagueSelect roles={['driver']} value={filter.driver || null} placeholder={t('driver')} onChange={(id) => filter.setDriver(id ?? '')} />
      </div>
      <Select
        value={filter.state}
        aria-label={t('anyState')}
        style={{ minWidth: 120 }}
        options={[{ value: '', label: t('anyState') }, ...Object.entries(stateLabels).map(([value, label]) => ({ value, label: say(label) }))]}
        onChange={filter.setState}
      />
      <Segmented
        value={filter.only}
        onChange={filter.setOnly}
        options={[
          { value: '', label: t('any') },
          { value: 'urgent', label: t('urgent') },
          { value: 'exceptions', label: t('exceptions') },
        ]}
      />
      <Input
        allowClear
        defaultValue={filter.text}
        placeholder={t('text')}
        aria-label={t('text')}
        onChange={({ target }) => filter.setText(target.value)}
        style={{ width: 250 }}
      />
    </div>
  );
}
