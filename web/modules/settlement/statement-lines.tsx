// Every line of the statement, folded by note, kitchen, day or product; narrowed to what is disputed, open or without a price.
import { Input, Segmented, Select } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { useSearchState } from '../../app/go.tsx';
import { api } from '../../client/api.ts';
import { useReadPages } from '../../client/query.ts';
import { useTexts } from '../../design/locale.ts';
import { Empty, Loading, Refused } from '../../design/states.tsx';
import type { Statement } from './labels.ts';
import { countsOf, GROUPINGS, type Grouping, groupLines, NARROWS, type Narrow, opensAtOnce } from './line-groups.ts';
import { LineGroup } from './statement-line.tsx';

const texts = {
  title: { zh: '对账明细', en: 'Lines' },
  note: { zh: '按送货单', en: 'By note' },
  site: { zh: '按食堂', en: 'By site' },
  day: { zh: '按日期', en: 'By day' },
  product: { zh: '按商品', en: 'By product' },
  all: { zh: '全部', en: 'All' },
  disputed: { zh: '有异议', en: 'Disputed' },
  open: { zh: '未确认', en: 'Open' },
  unpriced: { zh: '无单价', en: 'No price' },
  corrections: { zh: '更正', en: 'Corrections' },
  search: { zh: '商品、送货单号、食堂', en: 'Product, note, site' },
  group: { zh: '分组', en: 'Group by' },
  reading: { zh: '已载入 {count} / {all} 行', en: '{count} of {all} lines read' },
  nothing: { zh: '没有这样的行', en: 'No such lines' },
  nothingDo: { zh: '换一个筛选再看。', en: 'Choose another filter.' },
};

const PAGE = 500;

/** All lines, page after page: groups and their sums are only right when nothing is missing. */
function useAllLines(statementId: string, edition: number) {
  const pages = useReadPages(api.settlement.statementLines, { statementId, edition, limit: PAGE });
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  return pages;
}

const known = <T extends string>(codes: readonly T[], asked: string): T => codes.find((code) => code === asked) ?? (codes[0] as T);

export function StatementLines({ one }: { readonly one: Statement }) {
  const t = useTexts(texts);
  const pages = useAllLines(one.statementId, one.edition);
  const [asked, setBy] = useSearchState('by');
  const [only, setOnly] = useSearchState('only');
  const [search, setSearch] = useState('');
  const by = known(GROUPINGS, asked);
  const narrow = known(NARROWS, only);
  const { items } = pages;
  const groups = useMemo(() => groupLines(items, { by, narrow, search }), [items.length, pages.dataUpdatedAt, by, narrow, search]);
  const counts = useMemo(() => countsOf(items), [items.length, pages.dataUpdatedAt]);
  if (pages.error && items.length === 0) return <Refused error={pages.error} onRetry={() => pages.refetch()} />;
  const unfolded = search !== '' || opensAtOnce(groups, narrow);
  return (
    <section className="card statement-lines" aria-label={t('title')}>
      <div className="filter-bar">
        <Segmented<Narrow> value={narrow} onChange={setOnly} options={NARROWS.map((value) => ({ value, label: `${t(value)} ${counts[value]}` }))} />
        <Select<Grouping>
          value={by}
          aria-label={t('group')}
          onChange={setBy}
          options={GROUPINGS.map((value) => ({ value, label: t(value) }))}
          popupMatchSelectWidth={false}
        />
        <Input
          allowClear
          className="line-search"
          placeholder={t('search')}
          aria-label={t('search')}
          value={search}
          onChange={({ target }) => setSearch(target.value)}
        />
        {pages.hasNextPage && (
          <span className="quiet number" role="status">
            {t('reading', { count: items.length, all: one.lines })}
          </span>
        )}
      </div>
      {pages.isPending && <Loading rows={8} />}
      {!pages.isPending && groups.length === 0 && (
        <Empty title={t('nothing')} icon="search">
          {t('nothingDo')}
        </Empty>
      )}
      <div className="line-groups">
        {groups.map((group) => (
          <LineGroup key={`${by}${narrow}${group.key}`} group={group} by={by} one={one} unfolded={unfolded} />
        ))}
      </div>
    </section>
  );
}
