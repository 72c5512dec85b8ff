// What facts of watching do to their tables.
import { sql } from 'kysely';
import { on } from '../../../platform/apply.ts';
import * as told from './facts.ts';

export const apply = Object.fromEntries([
  on(told.warned, (tx, { day, papers }) =>
    sql`
      insert into certificates.warning (paper, step, on_day)
      select paper, step, ${day}::date from jsonb_to_recordset(${JSON.stringify(papers)}::jsonb) as r(paper text, step integer)
      on conflict do nothing`.execute(tx),
  ),
  on(told.sampled, (tx, { supplierId, day, needed, valid, lacking }) => {
    const found = { on_day: day, needed, valid, lacking: JSON.stringify(lacking) };
    return tx
      .insertInto('certificates.sample')
      .values({ supplier_id: supplierId, ...found })
      .onConflict((conflict) => conflict.column('supplier_id').doUpdateSet(found))
      .execute();
  }),
]);

export const rebuilds = ['certificates.warning', 'certificates.sample'];
