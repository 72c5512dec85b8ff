// For tests: the life-cycle tables as they are, or wiped and told again from the journal.
import { sql } from 'kysely';
import type { Fact } from '../../../kernel/fact.ts';
import type { TestApp } from '../../../testing/open-test-app.ts';
import { apply } from '../note.store.ts';

export async function rebuilt({ app }: Pick<TestApp, 'app'>, { wipe }: { wipe: boolean }) {
  if (wipe) {
    const facts = await app.db.selectFrom('journal.fact').selectAll().where('name', 'like', 'deliveries.%').orderBy('position').execute();
    await app.db.transaction().execute(async (tx) => {
      await sql`delete from deliveries.note_line`.execute(tx);
      await sql`delete from deliveries.note`.execute(tx);
      await sql`delete from deliveries.wave`.execute(tx);
      await sql`delete from deliveries.gate_wait`.execute(tx);
      await sql`delete from deliveries.exception`.execute(tx);
      await sql`delete from deliveries.goods_state`.execute(tx);
      for (const row of facts) {
        const fact = { ...row, occurredAt: row.occurred_at, recordedAt: row.recorded_at } as unknown as Fact;
        await apply[fact.name]?.(tx, fact);
      }
    });
  }
  const note = await app.db.selectFrom('deliveries.note').selectAll().orderBy('id').execute();
  const line = await app.db.selectFrom('deliveries.note_line').selectAll().orderBy('id').execute();
  const wave = await app.db.selectFrom('deliveries.wave').selectAll().orderBy('id').execute();
  return { note, line, wave };
}
