// One throw-away PostgreSQL for the whole run, with a migrated template: `inject('pg')` in a test gives its address.
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startScratch } from '../server/platform/database/embedded/scratch.ts';
import { prepareDatabase } from '../server/prepare-database.ts';

const TEMPLATE = 'xiannuo_template';

declare module 'vitest' {
  export interface ProvidedContext {
    /** `ownerUrl`: superuser on the database `xiannuo`. `create database x template <templateName>` gives a migrated, empty installation. */
    pg: { ownerUrl: string; templateName: string };
  }
}

async function run(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { ownerUrl, stop } = await startScratch({ log: (line) => console.log(line) });
  try {
    const template = new URL(ownerUrl);
    template.pathname = `/${TEMPLATE}`;
    await run(ownerUrl, `create database ${TEMPLATE}`);
    await prepareDatabase(template.href);
    await run(template.href, 'vacuum analyze');
    await run(ownerUrl, `alter database ${TEMPLATE} with is_template true allow_connections false`);
  } catch (error) {
    await stop();
    throw error;
  }
  project.provide('pg', { ownerUrl, templateName: TEMPLATE });
  return stop;
}
