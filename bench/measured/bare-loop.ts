// Stands in for pgbench: reads statements from its input, writes the same rows over and over, tells transactions per second.
import { text } from 'node:stream/consumers';
import pg from 'pg';
import { newId } from '../../server/kernel/id.ts';
import { freshIds, type Statement } from './rows.ts';

type Order = { readonly statements: Statement[]; readonly ownerUrl: string; readonly seconds: number; readonly connections: number };
type Prepared = { readonly name: string; readonly text: string; readonly values: readonly (string | null)[] };

const { statements, ownerUrl, seconds, connections } = JSON.parse(await text(process.stdin)) as Order;
const ids = freshIds(statements);

function prepare({ table, columns, values }: Statement): Prepared {
  const given: (string | null)[] = [];
  const place = (value: string | null, type: string) => {
    if (value !== null && /^\{position:\d+\}$/.test(value)) return "nextval('journal.fact_position_seq')";
    return `$${given.push(value)}::text::${type}`;
  };
  const rows = values.map((row) => `(${row.map((value, i) => place(value, columns[i]?.type ?? 'text')).join(', ')})`);
  const names = columns.map(({ name }) => name).join(', ');
  return { name: table, text: `insert into ${table} (${names}) values ${rows.join(', ')}`, values: given };
}

const prepared = statements.map(prepare);
let done = 0;
let running = true;

async function loop(): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  while (running) {
    await client.query('begin');
    const { rows } = await client.query({ name: 'number', text: `select 'B' || nextval('cases.number') as number` });
    const fresh = Array.from({ length: ids }, () => newId());
    const fill = (value: string | null) =>
      value?.replace(/\{(\d+|number)\}/g, (_, name: string) => (name === 'number' ? rows[0].number : (fresh[Number(name)] as string))) ?? null;
    for (const { name, text: sql, values } of prepared) await client.query({ name, text: sql, values: values.map(fill) });
    await client.query('commit');
    done++;
  }
  await client.end();
}

const began = performance.now();
setTimeout(() => {
  running = false;
}, seconds * 1000);
await Promise.all(Array.from({ length: connections }, loop));
console.log((done / (performance.now() - began)) * 1000);
