// The one table of the desk: columns, keyset "load more", and what to show while loading, empty or failed.
import { Button, Table, type TableProps } from 'antd';
import type { ReactNode } from 'react';
import { useTexts } from '../locale.ts';
import { Empty, Loading, Refused } from '../states.tsx';

const texts = {
  more: { zh: '载入更多', en: 'Load more' },
  all: { zh: '共 {count} 条，已全部显示', en: 'All {count} shown' },
  nothing: { zh: '暂无记录', en: 'Nothing here yet' },
};

/** What `useReadPages` gives. */
export type Pages<T> = {
  readonly items: readonly T[];
  readonly error: unknown;
  readonly isPending: boolean;
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => unknown;
  readonly refetch: () => unknown;
};

type DataTableProps<T extends object> = {
  readonly columns: NonNullable<TableProps<T>['columns']>;
  readonly rowKey: keyof T & string;
  readonly empty?: ReactNode;
  readonly onOpen?: (row: T) => void;
  readonly label: string;
  /** Tables of sentences break their lines; tables of figures stay on one line and scroll. */
  readonly wrap?: boolean;
} & ({ readonly pages: Pages<T>; readonly rows?: undefined } | { readonly rows: readonly T[]; readonly pages?: undefined });

export function DataTable<T extends object>({ columns, rowKey, empty, onOpen, label, wrap = false, pages, rows }: DataTableProps<T>) {
  const t = useTexts(texts);
  const items = pages?.items ?? rows ?? [];
  if (pages?.error && items.length === 0) return <Refused error={pages.error} onRetry={() => pages.refetch()} />;
  if (pages?.isPending) return <Loading rows={8} />;
  if (items.length === 0) return <>{empty ?? <Empty title={t('nothing')} icon="file" />}</>;
  return (
    <section aria-label={label}>
      <Table<T>
        size="small"
        columns={columns}
        dataSource={items as T[]}
        rowKey={rowKey}
        pagination={false}
        {...(wrap ? {} : { scroll: { x: 'max-content' } })}
        {...(onOpen ? { onRow: (row: T) => rowOpening(row, onOpen) } : {})}
      />
      {pages && <Foot pages={pages} />}
    </section>
  );
}

const rowOpening = <T,>(row: T, onOpen: (row: T) => void) => ({
  tabIndex: 0,
  style: { cursor: 'pointer' },
  onClick: () => onOpen(row),
  onKeyDown: (event: React.KeyboardEvent) => event.key === 'Enter' && event.target === event.currentTarget && onOpen(row),
});

function Foot<T>({ pages }: { readonly pages: Pages<T> }) {
  const t = useTexts(texts);
  return (
    <div style={{ padding: '12px 0', textAlign: 'center' }}>
      {pages.error ? <Refused error={pages.error} onRetry={() => pages.fetchNextPage()} /> : null}
      {pages.hasNextPage ? (
        <Button onClick={() => pages.fetchNextPage()} loading={pages.isFetchingNextPage}>
          {t('more')}
        </Button>
      ) : (
        <span className="quiet">{t('all', { count: pages.items.length })}</span>
      )}
    </div>
  );
}
