import { defineRefusals } from '../../kernel/refusal.ts';

export const no = defineRefusals('service-plans', {
  'not-found': { status: 404, zh: '没有找到该方案、合同或日历。', en: 'There is no such plan, contract or calendar.' },
  'has-errors': {
    status: 422,
    zh: '文本有 {count} 处错误，请按行号逐条修改后再发布。',
    en: 'The text has {count} errors. Correct them line by line, then publish again.',
  },
  'version-taken': {
    zh: '{key} 第 {version} 版已发布且内容不同。已发布的文本不能修改，请把 version 改为 {next} 后再发布。',
    en: '{key} version {version} is published with another text. Published text never changes: set version to {next} and publish again.',
  },
  'not-a-plan': {
    status: 422,
    zh: '合同文本不能作为默认方案启用，请选择 kind: plan 的方案。',
    en: 'A contract text cannot be adopted as the default plan. Choose one of kind: plan.',
  },
  'other-plan': {
    status: 422,
    zh: '合同文本基于 {key} 第 {version} 版，与所选方案不一致。',
    en: 'The terms stand on {key} version {version}, not on the chosen plan.',
  },
  'ends-before-it-begins': { status: 422, zh: '合同截止日早于起始日。', en: 'The contract would end before it begins.' },
  'overlapping-contract': {
    zh: '该客户在此期间已有合同 {number}。请为原合同签订新版本，或调整起止日期。',
    en: 'The customer has contract {number} in that time. Sign a new version of it, or change the dates.',
  },
  'number-taken': { zh: '合同编号 {number} 已被使用。', en: 'The contract number {number} is taken.' },
  'no-such-customer': { status: 404, zh: '没有找到这个客户。', en: 'There is no such customer.' },
  'range-too-long': {
    status: 422,
    zh: '一次最多预览 400 天，且截止日不早于起始日。',
    en: 'Preview at most 400 days, ending no earlier than they begin.',
  },
});
