// What can be done with a case, each with its key, and what comes next. Buttons follow the server's `can`.
import type { ComponentType } from 'react';
import type { IconName } from '../../design/icon.tsx';
import type { Text } from '../../design/locale.ts';
import { type ActProps, Close, Confirm, Propose, Settle } from './acts-to-solve.tsx';
import { AddFiles, Ask, Assign, Cause, Classify, Reopen, Wait, Withdraw } from './acts-to-work.tsx';
import type { FullCase } from './case-look.tsx';

type Act = {
  readonly keys: string;
  readonly label: Text;
  readonly icon: IconName;
  readonly form: ComponentType<ActProps>;
  readonly may: (one: FullCase) => boolean;
};

export const ACTS = {
  propose: { keys: 'p', label: { zh: '提处理方案', en: 'Propose a solution' }, icon: 'plan', form: Propose, may: ({ can }) => can.propose === true },
  ask: { keys: 'd', label: { zh: '请部门核查', en: 'Ask a department' }, icon: 'help', form: Ask, may: ({ can }) => can['ask-department'] === true },
  cause: { keys: 'c', label: { zh: '登记原因', en: 'Record the cause' }, icon: 'search', form: Cause, may: ({ can }) => can['find-cause'] === true },
  wait: {
    keys: 'w',
    label: { zh: '登记等待', en: 'Begin waiting' },
    icon: 'pause',
    form: Wait,
    may: ({ can, waitingOn }) => can.wait === true && !waitingOn,
  },
  settle: { keys: 's', label: { zh: '处理完成', en: 'Settle' }, icon: 'check', form: Settle, may: ({ can }) => can.settle === true },
  confirm: {
    keys: 'y',
    label: { zh: '代客户确认', en: 'Confirm for the customer' },
    icon: 'user',
    form: Confirm,
    may: ({ can }) => can.confirm === true,
  },
  close: { keys: 'x', label: { zh: '关闭', en: 'Close' }, icon: 'lock', form: Close, may: ({ can }) => can.close === true },
  files: { keys: 'u', label: { zh: '添加凭证', en: 'Add files' }, icon: 'upload', form: AddFiles, may: ({ can }) => can['add-evidence'] === true },
  classify: { keys: 'l', label: { zh: '更改分类', en: 'Classify' }, icon: 'settings', form: Classify, may: ({ can }) => can.classify === true },
  escalate: {
    keys: 'e',
    label: { zh: '转派、上报', en: 'Hand over' },
    icon: 'people',
    form: Assign,
    may: ({ can }) => can.assign === true,
  },
  reopen: { keys: 'z', label: { zh: '重新处理', en: 'Reopen' }, icon: 'refresh', form: Reopen, may: ({ can }) => can.reopen === true },
  withdraw: { keys: 'Delete', label: { zh: '撤销', en: 'Withdraw' }, icon: 'close', form: Withdraw, may: ({ can }) => can.withdraw === true },
} as const satisfies Record<string, Act>;

export type ActName = keyof typeof ACTS;
export const ACT_NAMES = Object.keys(ACTS) as ActName[];
export const isAct = (name: string): name is ActName => name in ACTS;
export const actsOf = (one: FullCase): ActName[] => ACT_NAMES.filter((name) => (ACTS[name] as Act).may(one));
