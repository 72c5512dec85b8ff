import { SYSTEM } from '../../kernel/actor.ts';
import type { App } from '../../platform/app.ts';
import { openAccount } from './open-account.ts';

export { DEMO_PASSWORD, DEMO_STAFF } from './demo.ts';
export { openAccount } from './open-account.ts';

/** On an installation without staff: makes `admin` with a password to print once. Undefined where somebody is there already. */
export async function createFirstAdministrator(app: App): Promise<{ readonly userName: string; readonly password: string } | undefined> {
  return app.inUnit(SYSTEM, async (unit) => {
    const staff = await app.identity.accounts(unit.tx, { kind: 'staff' });
    if (staff.length > 0) return undefined;
    const { password } = await openAccount(unit, { userName: 'admin', displayName: '系统管理员', roles: ['administrator'] });
    return { userName: 'admin', password };
  });
}
