// The people of the demo company: one for each role. Everybody signs in with the same password, printed at the start.
import { STAFF_ROLES, type StaffRole, SYSTEM } from '../../kernel/actor.ts';
import type { App } from '../../platform/app.ts';
import type { DemoSignIn } from '../../platform/module.ts';
import { openAccount } from './open-account.ts';

export const DEMO_PASSWORD = 'xiannuo-demo';

type DemoStaff = { readonly userName: string; readonly displayName: string; readonly roles: readonly StaffRole[]; readonly phone?: string };

export const DEMO_STAFF: readonly DemoStaff[] = [
  { userName: 'admin', displayName: '系统管理员', roles: ['administrator'] },
  { userName: 'manager', displayName: '林敏', roles: ['after-sales-manager'] },
  { userName: 'agent', displayName: '陈悦', roles: ['service-agent'], phone: '13800000002' },
  { userName: 'agent2', displayName: '周宁', roles: ['service-agent'] },
  { userName: 'project', displayName: '赵强', roles: ['project-manager'], phone: '13800000004' },
  { userName: 'orders', displayName: '孙丽', roles: ['order-clerk'], phone: '13800000003' },
  { userName: 'safety', displayName: '吴岩', roles: ['food-safety-officer'] },
  { userName: 'quality', displayName: '郑洁', roles: ['quality-engineer'] },
  { userName: 'purchasing', displayName: '王海', roles: ['purchasing'] },
  { userName: 'warehouse', displayName: '冯刚', roles: ['warehouse-clerk'] },
  { userName: 'dispatcher', displayName: '蒋凯', roles: ['dispatcher'] },
  { userName: 'driver', displayName: '何师傅', roles: ['driver'], phone: '13800000001' },
  { userName: 'finance', displayName: '许静', roles: ['finance-clerk'] },
  { userName: 'market', displayName: '沈雪', roles: ['market-clerk'] },
  { userName: 'boss', displayName: '韩立', roles: ['general-manager'] },
  { userName: 'auditor', displayName: '唐正', roles: ['auditor'] },
];

const TRIED_AT_THE_DESK = ['agent', 'manager', 'safety', 'orders', 'dispatcher', 'boss', 'admin'];

const triedAt = (face: 'desk' | 'driver', { userName, roles }: DemoStaff): DemoSignIn => ({
  face,
  userName,
  password: DEMO_PASSWORD,
  label: STAFF_ROLES[roles[0] as StaffRole],
});

export const demoSignIns: readonly DemoSignIn[] = DEMO_STAFF.flatMap((staff) => {
  if (staff.roles.includes('driver')) return [triedAt('driver', staff)];
  return TRIED_AT_THE_DESK.includes(staff.userName) ? [triedAt('desk', staff)] : [];
});

export async function createDemoStaff(app: App): Promise<void> {
  await app.inUnit(SYSTEM, async (unit) => {
    for (const staff of DEMO_STAFF) await openAccount(unit, { ...staff, password: DEMO_PASSWORD });
  });
}
