// What one act of the application leaves in the database, as statements that write the same rows again with fresh ids.
import type { Measured } from './installation.ts';

type Query = Measured['query'];
type Column = { readonly name: string; readonly type: string };
type Written = { readonly table: string; readonly columns: readonly Column[]; readonly rows: readonly (readonly (string | null)[])[] };

/** One table's rows in one insert. `{0}`, `{1}`, … stand for ids that are new each time, `{number}` for a number that never repeats, `{position:n}` for the nth last fact's place. */
export type Statement = {
  readonly table: string;
  readonly rows: number;
  readonly columns: readonly Column[];
  readonly values: readonly (readonly (string | null)[])[];
};

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

async function tablesOf(query: Query): Promise<{ table: string; columns: Column[] }[]> {
  // What the database fills by itself (identities, the transaction's own id) is left to it.
  return query(`select format('%I.%I', n.nspname, c.relname) as table,
      json_agg(json_build_object('name', quote_ident(a.attname), 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
    where c.relkind in ('r', 'p') and not c.relispartition and a.attnum > 0 and not a.attisdropped and a.attidentity = '' and a.attgenerated = ''
      and a.attname <> 'tx_id' and n.nspname not in ('pg_catalog', 'information_schema')
    group by 1 order by 1`);
}

/** Runs the act and reads every row of any table that was written meanwhile. Nothing else may write. */
async function writtenBy(query: Query, act: () => Promise<unknown>): Promise<Written[]> {
  const [before] = await query<{ next: string }>('select pg_snapshot_xmax(pg_current_snapshot())::text as next');
  await act();
  const written: Written[] = [];
  for (const { table, columns } of await tablesOf(query)) {
    const texts = columns.map(({ name }, i) => `${name}::text as c${i}`).join(', ');
    const order = table === 'journal.fact' ? 'order by position' : '';
    const rows = await query<Record<string, string | null>>(
      `select ${texts} from ${table} t where t.xmin::text::bigint >= ${before?.next} and t.xmin::text::bigint < 4294967295 ${order}`,
    );
    if (rows.length > 0) written.push({ table, columns, rows: rows.map((row) => columns.map((_, i) => row[`c${i}`] ?? null)) });
  }
  return written;
}

const idsIn = (written: readonly Written[]): string[] => [...new Set(JSON.stringify(written.map(({ rows }) => rows)).match(UUID) ?? [])];

/** `act` once to learn what stays the same, once more for the rows. */
export async function statementsOf(query: Query, act: () => Promise<{ readonly number: string }>): Promise<Statement[]> {
  const constant = new Set(idsIn(await writtenBy(query, act)));
  let number = '';
  const written = await writtenBy(query, async () => {
    ({ number } = await act());
  });
  const fresh = idsIn(written).filter((id) => !constant.has(id));
  const [{ last } = { last: 0 }] = await query<{ last: number }>('select max(position)::int as last from journal.fact');
  const place = (text: string | null, column: Column): string | null => {
    if (text === null) return null;
    if (column.name === '"position"') return `{position:${last - Number(text)}}`;
    return text.replaceAll(number, '{number}').replaceAll(UUID, (id) => (fresh.includes(id) ? `{${fresh.indexOf(id)}}` : id));
  };
  return parentsFirst(written).map(({ table, columns, rows }) => ({
    table,
    rows: rows.length,
    columns,
    values: rows.map((row) => row.map((text, i) => place(text, columns[i] as Column))),
  }));
}

/** The journal before what points to it, cases before what belongs to them; else by name. */
const parentsFirst = (written: readonly Written[]): Written[] => {
  const rank = ({ table }: Written) => ['journal.fact', 'cases."case"'].indexOf(table);
  return [...written].sort((a, b) => (rank(b) >= 0 ? 1 : 0) - (rank(a) >= 0 ? 1 : 0) || rank(a) - rank(b));
};

export const freshIds = (statements: readonly Statement[]): number =>
  1 + Math.max(-1, ...[...JSON.stringify(statements.map(({ values }) => values)).matchAll(/\{(\d+)\}/g)].map(([, n]) => Number(n)));
