// Every case ever, open and closed: by words, customer, state, category and time.
import { useGo, useSearchState } from '../../app/go.tsx';
import { api, type Question } from '../../client/api.ts';
import { useReadPages } from '../../client/query.ts';
import { PageHeader } from '../../design/controls.tsx';
import { DataTable } from '../../design/desk/data-table.tsx';
import { type Category, categoryLabels } from '../../design/labels.ts';
import { useSay, useTexts } from '../../design/locale.ts';
import { CategoryDot, ChannelMark } from '../../design/marks.tsx';
import { Person } from '../../design/people.tsx';
import { Empty } from '../../design/states.tsx';
import { TimeText } from '../../design/time-text.tsx';
import { type CaseRow, MissedTag, StateTag, useCaseTitle } from './case-look.tsx';
import { CustomerPick, useSettled } from './customer-pick.tsx';
import './desk.css';
import { type State, stateLabels } from './labels.ts';
import { instantOf } from './late-entry.tsx';

const texts = {
  title: { zh: '查找售后单', en: 'Search cases' },
  sub: { zh: '含已关闭、已撤销的。', en: 'Closed and withdrawn ones too.' },
  words: { zh: '单号、商品、反映人', en: 'Number, goods, reporter' },
  customer: { zh: '客户', en: 'Customer' },
  state: { zh: '状态', en: 'State' },
  category: { zh: '类别', en: 'Category' },
  from: { zh: '从', en: 'From' },
  to: { zh: '到', en: 'To' },
  any: { zh: '不限', en: 'any' },
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

export default function SearchPage() {
  const t = useTexts(texts);
  const say = useSay();
  const go = useGo();
  const title = useCaseTitle();
  const wish = useConditions();
  const rows = useReadPages(api.cases.search, wish.input);
  const select = (label: string, value: string, set: (value: string) => void, labels: Readonly<Record<string, { zh: string; en: string }>>) => (
    <select className="plain-field" aria-label={label} value={value} onChange={({ target }) => set(target.value)}>
      <option value="">
        {label} · {t('any')}
      </option>
      {Object.entries(labels).map(([code, words]) => (
        <option key={code} value={code}>
          {say(words)}
        </option>
      ))}
    </select>
  );
  return (
    <>
      <PageHeader title={t('title')} sub={t('sub')} />
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
        {select(t('state'), wish.state, wish.setState, stateLabels)}
        {select(t('category'), wish.category, wish.setCategory, categoryLabels)}
        <label>
          {t('from')} <input className="plain-field" type="date" value={wish.from} onChange={({ target }) => wish.setFrom(target.value)} />
        </label>
        <label>
          {t('to')} <input className="plain-field" type="date" value={wish.to} onChange={({ target }) => wish.setTo(target.value)} />
        </label>
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
                <span className="quiet">
                  {row.customer.name}
                  {row.site ? ` · ${row.site.name}` : ''}
                </span>
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
