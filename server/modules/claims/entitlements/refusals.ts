import { defineRefusals } from '../../../kernel/refusal.ts';

/** Every refusal of a right names the clause and its version, and where else to turn. */
const RECOURSE = {
  zh: '如不同意，可要求项目负责人复核，按合同争议条款处理，或拨打 12345、12315。',
  en: 'If you do not agree: ask the project manager for a review, follow the dispute clause, or call 12345 or 12315.',
};

export const no = defineRefusals('claims', {
  'way-not-offered': {
    status: 422,
    zh: '“{way}”不适用：{clause}。请改选：{ways}。',
    en: '"{wayEn}" is not offered: {clauseEn}. Choose instead: {waysEn}.',
  },
  'not-covered': {
    status: 422,
    zh: `“{reason}”不在约定范围：{clause}。${RECOURSE.zh}确需照顾的，由有审批权限的同事按特殊情况提出。`,
    en: `"{reasonEn}" is not covered: {clauseEn}. ${RECOURSE.en} A colleague who decides claims may ask for it as goodwill.`,
  },
  'evidence-needed': {
    status: 422,
    zh: '还缺凭证：{missing}（任选一种）。请拍照或上传后再提交；{clause}。过磅数和拒收已记在送货单上的，不用再传。',
    en: 'Proof is missing: {missingEn} (any one). Add it and send again; {clauseEn}. Weights and refusals on the note need not be sent again.',
  },
  'outside-window': {
    status: 422,
    zh: `已超过约定时限：应在{start}后 {within}内（{until} 前）提出；{clause}。${RECOURSE.zh}食品安全问题不受时限限制，请选“食品安全”。`,
    en: `After the agreed time: within {withinEn} of {startEn} (before {until}); {clauseEn}. ${RECOURSE.en} Food safety has no deadline: say so.`,
  },
  'goodwill-not-yours': {
    status: 403,
    zh: '按特殊情况申请须由有审批权限的同事提出。',
    en: 'Only a colleague who decides claims may ask for goodwill.',
  },
  'goodwill-words': { status: 422, zh: '按特殊情况申请请写明理由。', en: 'Say why this is asked for as goodwill.' },
  'whole-lot-unknown': {
    status: 422,
    zh: '这一行没有登记批次，无法按批次退回；请按行选择数量。',
    en: 'No lot is known of this line: choose lines and amounts instead.',
  },
});
