import { defineTemplates } from '../../../platform/messaging/templates.ts';

export const templates = defineTemplates('settlement', {
  'score-offered': {
    subject: { zh: '{period} 考核自评 {total} 分，请确认', en: 'Score of {period}: our reading is {total}, please confirm' },
    body: {
      zh: '{period} 考核自评已提交：{total} 分。请登录食堂端确认，或逐项改分。',
      en: 'Our own reading of the score of {period} is {total}. Please confirm it in the portal or change it by item.',
    },
  },
  'score-stated': {
    subject: { zh: '{customer} {period} 考核评分 {total} 分（{verdict}）', en: '{customer} scored {period} with {total} ({verdict})' },
    body: {
      zh: '{customer} 已评定 {period} 考核分：{total} 分，{verdict}。申诉截至 {appealBy}，逾期定案。',
      en: '{customer} scored {period}: {total}, {verdict}. It can be appealed until {appealBy} and is final after that.',
    },
  },
  'score-threshold': {
    subject: { zh: '{customer} {period} 考核 {total} 分：{verdicts}', en: '{customer}, {period}: {total}, {verdicts}' },
    body: {
      zh: '{customer} {period} 考核定案 {total} 分，达到合同约定的「{verdicts}」，请查看后果并安排整改。',
      en: 'The score of {customer} for {period} is final: {total}. It reaches “{verdicts}” of the contract; see what follows and plan the remedy.',
    },
    urgent: true,
  },
});
