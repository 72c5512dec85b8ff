// Numbers of papers, drawn from a sequence of the database: `TH261121-000042`. They never repeat and never lose a digit.
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { type Instant, shanghaiDate } from '../../kernel/time.ts';
import { PREPARED } from './prepare-statements.ts';
import type { DB } from './schema.gen.ts';

/** All the digits that a sequence can have. */
const MOST = 19;

/** For each row of a query the next of a sequence, with at least so many digits: the millionth has seven (`lpad` would cut one off and give a number twice). */
export const nextInSeries = (sequence: string, digits = 6): RawBuilder<string> =>
  sql<string>`to_char(nextval(${sql.lit(sequence)}), ${sql.lit(`FM${'9'.repeat(MOST - digits)}${'0'.repeat(digits)}`)})`;

export type Series = { readonly letters: string; readonly sequence: string; readonly now: Instant };

/** `TH261121-000042`: letters, the day in Asia/Shanghai and a number that never repeats. */
export async function drawNumbers(db: Kysely<DB>, count: number, { letters, sequence, now }: Series): Promise<string[]> {
  const { rows } = await sql<{ next: string }>`${PREPARED} select ${nextInSeries(sequence)} as next from generate_series(1, ${count}::int)`.execute(
    db,
  );
  const day = shanghaiDate(now).slice(2).replaceAll('-', '');
  return rows.map(({ next }) => `${letters}${day}-${next}`);
}

export const drawNumber = async (db: Kysely<DB>, series: Series): Promise<string> => (await drawNumbers(db, 1, series))[0] as string;
