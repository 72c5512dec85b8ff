import type { Call, Unit } from '../../platform/app.ts';
import type { NewStaff, Opened } from '../../platform/identity/public.ts';
import { accountCreated } from './facts.ts';
import { tellOnce } from './tell-once.ts';

/** Opens the account of one of our people and records who did. The password in the answer is shown nowhere else. */
export async function openAccount(unit: Unit, staff: NewStaff): Promise<Opened> {
  const opened = await unit.app.identity.createStaff(unit, staff);
  const data = { accountId: opened.accountId, roles: [...staff.roles] };
  await unit.record([accountCreated.tell(data, { occurredAt: unit.now, grade: 'B' })], { fresh: true });
  return opened;
}

export const createStaff = (call: Call, staff: NewStaff): Promise<Opened> => tellOnce(call, (unit) => openAccount(unit, staff));
