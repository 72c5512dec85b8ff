// Every case ever, open and closed: by words, customer, state, category and time.
import { DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import { useGo, useSearchState } from '../../app/go.tsx';
import { api, type Question } from '../../client/api.ts';
import { useReadPages } from '../../client/query.ts';
import { PageHeader } from '../../design/controls.tsx';
import { DataTable } from '../../design/desk/data-table.tsx';
import { ExportButton } from '../../design/desk/export-button.tsx';
import { type Category, categoryLabels } from '../../design/labels.ts';
import { type Text, useSay, useTexts } from '../../design/locale.ts';
import { CategoryDot, ChannelMark } from '../../design/marks.tsx';
import { Person } from '../../design/people.tsx';
import { Empty } from '../../design/states.tsx';
import { TimeText } from '../../design/time-text.tsx';
import { type CaseRow, MissedTag, placeOf, StateTag, useCaseTitle } from './case-look.tsx';
import { CustomerPick, useSettled } from './customer-pick.tsx';
import './desk.css';
import { type State, stateLabels } from './labels.ts';
import { instantOf } from './moment-field.tsx';

const texts = {
  title: { zh: '查找售后单', en: 'Search cases' },
  cases: { zh: '售后单', en: 'cases' },
  sub: { zh: '含已关闭、已撤销的。', en: 'Closed and withdrawn ones too.' },
  words: { zh: '单号、商品、反映人', en: 'Number, goods, reporter' },
  customer: { zh: '客户', en: 'Customer' },
  state: { zh: '状态', en: 'State' },
  category: { zh: '类别', en: 'Category' },
  from: { zh: '从哪天', en: 'From' },
  to: { zh: '到哪天', en: 'To' },
  number: { zh: '单号', en: 'Number' },
  matter: { zh: '事项', en: 'Matter' },
  assignee: { zh: '处理人', en: 'Assignee' },
  opened: { zh: '反映时间', en: 'Reported' },
  list: { zh: '查找结果', en: 'Results' },
  none: { zh: '没有符合条件的售后单', en: 'No case fits' },
  noneDo: { zh: '换个词，或放宽条件再试。', en: 'Try other words or fewer conditions.' },
};

type Input = Omit<NonNullable<Question<typeof api.cases.search>>, 'cursor'>;

function useConditions() {
  const [text, setText] = useSearchState('q');
  const [customer, setCustomer] = useSearchState('customer');
  const [state, setState] = useSearchState('state');
  const [category, setCategory] = useSearchState('category');
  const [from, setFrom] = useSearchState('from');
  const [to, setTo] = useSearchState('to');
  const words = useSettled(text.trim(), 250);
  const input: Input = {
    limit: 50,
    ...(words ? { text: words } : {}),
    ...(customer ? { customerId: customer } : {}),
    ...(state ? { state: state as State } : {}),
    ...(category ? { category: category as Category } : {}),
    ...(from ? { from: instantOf(`${from}T00:00`) } : {}),
    ...(to ? { to: instantOf(`${to}T23:59`) } : {}),
  };
  return { input, text, setText, customer, setCustomer, state, setState, category, setCategory, from, setFrom, to, setTo };
}

const conditionsOf = ({ limit, ...conditions }: Input) => conditions;

type OneOfProps = {
  readonly label: string;
  readonly value: string;
  readonly onPick: (value: string) => void;
  readonly labels: Readonly<Record<string, Text>>;
};

function OneOf({ label, value, onPick, labels }: OneOfProps) {
  const say = useSay();
  return (
    <Select
      allowClear
      aria-label={label}
      placeholder={label}
      value={value || null}
      options={Object.entries(labels).map(([code, words]) => ({ value: code, label: say(words) }))}
      onChange={(code) => onPick(code ?? '')}
    />
  );
}

type DayProps = { readonly label: string; readonly value: string; readonly onPick: (value: string) => void };

function Day({ label, value, onPick }: DayProps) {
  return (
    <DatePicker
      aria-label={label}
      placeholder={label}
      value={value ? dayjs(value) : null}
      format={['M月D日', 'YYYY-M-D', 'M-D']}
      onChange={(day) => onPick(day ? day.format('YYYY-MM-DD') : '')}
    />
  );
}

export default function SearchPage() {
  const t = useTexts(texts);
  const go = useGo();
  const title = useCaseTitle();
  const wish = useConditions();
  const rows = useReadPages(api.cases.search, wish.input);
  return (
    <>
      <PageHeader
        title={t('title')}
        sub={t('sub')}
        actions={<ExportButton endpoint={api.cases.exportFound} input={conditionsOf(wish.input)} what={t('cases')} />}
      />
      <search className="conditions">
        <input
          className="plain-field"
          type="search"
          value={wish.text}
          placeholder={t('words')}
          aria-label={t('words')}
          onChange={({ target }) => wish.setText(target.value)}
        />
        <CustomerPick value={wish.customer || null} onPick={(one) => wish.setCustomer(one?.id ?? '')} placeholder={t('customer')} />
        <OneOf label={t('state')} value={wish.state} onPick={wish.setState} labels={stateLabels} />
        <OneOf label={t('category')} value={wish.category} onPick={wish.setCategory} labels={categoryLabels} />
        <Day label={t('from')} value={wish.from} onPick={wish.setFrom} />
        <Day label={t('to')} value={wish.to} onPick={wish.setTo} />
      </search>
      <DataTable<CaseRow>
        pages={rows}
        rowKey="id"
        label={t('list')}
        onOpen={(row) => go(`/cases/${row.id}`)}
        empty={
          <Empty title={t('none')} icon="search">
            {t('noneDo')}
          </Empty>
        }
        columns={[
          { key: 'category', width: 44, render: (_, row) => <CategoryDot category={row.category} /> },
          {
            key: 'matter',
            title: t('matter'),
            render: (_, row) => (
              <div className="search-matter">
                <strong>{title(row)}</strong>
                <span className="quiet">{placeOf(row)}</span>
              </div>
            ),
          },
          {
            key: 'state',
            title: t('state'),
            render: (_, row) => (
              <span className="row">
                <StateTag state={row.state} />
                <MissedTag count={row.missed} />
              </span>
            ),
          },
          { key: 'number', title: t('number'), render: (_, row) => <span className="number nowrap">{row.number}</span> },
          { key: 'assignee', title: t('assignee'), render: (_, row) => <Person name={row.assignee?.name} /> },
          {
            key: 'opened',
            title: t('opened'),
            render: (_, row) => (
              <span className="row nowrap">
                <ChannelMark channel={row.channel} />
                <TimeText at={row.openedAt} style="short" />
              </span>
            ),
          },
        ]}
      />
    </>
  );
}
