import { sql } from 'kysely';
import type { Unit } from '../../platform/app.ts';
import { no } from './refusals.ts';
import type { StaffAccount } from './staff.rules.ts';

/** One change of staff at a time: two administrators who deactivate each other at once must not both succeed. */
export async function loadStaff({ app, tx }: Unit, accountId: string): Promise<StaffAccount> {
  await sql`select pg_advisory_xact_lock(hashtext('staff'))`.execute(tx);
  const account = await app.identity.account(tx, accountId);
  if (account?.kind !== 'staff') throw no('not-found');
  return { ...account, administrators: await app.identity.holdersOf(tx, 'administrator') };
}
