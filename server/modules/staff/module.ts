import { defineModule } from '../../platform/module.ts';
import { createApiKey, listApiKeys, revokeApiKey } from './api-keys.ts';
import { deactivate, reactivate, resetPassword, setRoles } from './change-account.ts';
import { contract } from './contract.ts';
import { createDemoStaff, demoSignIns } from './demo.ts';
import * as facts from './facts.ts';
import { listColleagues, listPermissions, listStaff } from './list-staff.ts';
import { createStaff } from './open-account.ts';
import { permissions } from './permissions.ts';
import { no } from './refusals.ts';

export const staffModule = defineModule({
  name: 'staff',
  contract,
  handlers: {
    colleagues: listColleagues,
    list: listStaff,
    create: createStaff,
    setRoles,
    deactivate,
    reactivate,
    resetPassword,
    permissions: listPermissions,
    listApiKeys,
    createApiKey,
    revokeApiKey,
  },
  permissions,
  facts: Object.values(facts),
  refusals: [no],
  demo: createDemoStaff,
  demoSignIns,
});
