import { isLinkRole, ROLES, type Role } from '../../kernel/actor.ts';
import { defineModule } from '../module.ts';
import { contract } from './contract.ts';
import { cancelJob, listJobs, showJob } from './follow-jobs.ts';
import { no } from './refusals.ts';

const withAccount = (Object.keys(ROLES) as Role[]).filter((role) => !isLinkRole(role));

export const jobsModule = defineModule({
  name: 'jobs',
  contract,
  handlers: { list: listJobs, show: showJob, cancel: cancelJob },
  permissions: {
    'jobs.follow': { label: { zh: '查看自己的导入、导出与批量打印', en: 'Follow own imports, exports and prints' }, roles: withAccount },
  },
  facts: [],
  refusals: [no],
});
