import type { StaffRole } from '../../kernel/actor.ts';
import type { Call } from '../../platform/app.ts';
import { loadStaff } from './load-staff.ts';
import { decideDeactivation, decidePasswordReset, decideReactivation, decideRoles } from './staff.rules.ts';
import { tellOnce } from './tell-once.ts';

type OfAccount = { readonly accountId: string };

export const setRoles = (call: Call, { accountId, roles }: OfAccount & { readonly roles: readonly StaffRole[] }) =>
  call.write(async (unit) => {
    const told = decideRoles(await loadStaff(unit, accountId), roles, unit);
    if (told.length > 0) await unit.app.identity.setRoles(unit, accountId, [...new Set(roles)]);
    await unit.record(told);
    return {};
  });

export const deactivate = (call: Call, { accountId }: OfAccount) =>
  call.write(async (unit) => {
    const told = decideDeactivation(await loadStaff(unit, accountId), unit);
    await unit.app.identity.deactivate(unit, accountId);
    await unit.record(told);
    return {};
  });

export const reactivate = (call: Call, { accountId }: OfAccount) =>
  call.write(async (unit) => {
    const told = decideReactivation(await loadStaff(unit, accountId), unit);
    await unit.app.identity.reactivate(unit, accountId);
    await unit.record(told);
    return {};
  });

export const resetPassword = (call: Call, { accountId, clearTotp }: OfAccount & { readonly clearTotp: boolean }) =>
  tellOnce(call, async (unit) => {
    const told = decidePasswordReset(await loadStaff(unit, accountId), clearTotp, unit);
    const password = await unit.app.identity.resetPassword(unit, accountId, { clearTotp });
    await unit.record(told);
    return { password };
  });
