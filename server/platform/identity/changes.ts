// Tells every node of this installation that what it remembers of an id is no longer true (PostgreSQL LISTEN / NOTIFY).
import { type Kysely, sql } from 'kysely';
import pg from 'pg';
import type { DB } from '../database/schema.gen.ts';

const CHANNEL = 'identity_changed';

/** Sent when the transaction commits, so that nobody reloads the old row. */
export const tellChanged = async (db: Kysely<DB>, id: string): Promise<void> => {
  await sql`select pg_notify(${CHANNEL}, ${id})`.execute(db);
};

type Ears = { readonly changed: (id: string) => void; readonly lost: () => void };

/** Keeps one connection listening; after a loss everything is forgotten and it connects again. */
export function hearChanges(url: string, { changed, lost }: Ears): { close(): Promise<void> } {
  let client: pg.Client | undefined;
  let closed = false;
  let retry: NodeJS.Timeout | undefined;

  async function connect(): Promise<void> {
    const mine = new pg.Client({ connectionString: url });
    client = mine;
    mine.on('error', () => undefined);
    mine.on('end', again);
    mine.on('notification', ({ payload }) => payload && changed(payload));
    try {
      await mine.connect();
      await mine.query(`listen ${CHANNEL}`);
    } catch {
      await mine.end().catch(() => undefined);
      return again();
    }
    // What changed while nobody listened.
    lost();
  }

  function again(): void {
    if (closed || retry) return;
    lost();
    retry = setTimeout(() => {
      retry = undefined;
      if (!closed) void connect();
    }, 1000);
    retry.unref();
  }

  const ready = connect();
  return {
    async close() {
      closed = true;
      clearTimeout(retry);
      await ready;
      await client?.end().catch(() => undefined);
    },
  };
}
