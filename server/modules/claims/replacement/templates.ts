import { defineTemplates } from '../../../platform/messaging/templates.ts';

const answered = (zh: string, en: string) => ({
  subject: { zh: `缺货已回复：{number}`, en: 'Shortage answered: {number}' },
  body: { zh: `食堂对补换货 {number} 的缺货回复：${zh}`, en: `The kitchen answered the shortage of {number}: ${en}` },
  urgent: true,
});

export const templates = defineTemplates('claims', {
  'do-not-bring': {
    subject: { zh: '停发：补换货 {number}（{site}）', en: 'Do not bring: replacement {number} ({site})' },
    body: {
      zh: '送往 {site} 的补换货 {number} 里有已冻结的批次：{lots}。请不要交货，换一批货再送，或等品控解除。',
      en: 'Replacement {number} for {site} carries stopped lots: {lots}. Do not hand it over: bring another lot, or wait until the hold is lifted.',
    },
    urgent: true,
  },
  'shortage-asked': {
    subject: { zh: '补换货 {number} 缺货，请您选择怎么办', en: 'Replacement {number} is short: please choose' },
    body: {
      zh: '补换货 {number} 备不齐或赶不上。请打开“退换、赔付”选择：有多少送多少、改到下一餐、换成替代品或改用其他方式；我们也会打电话给您。',
      en: 'Replacement {number} is short or too late. Open it and choose: bring what there is, later, something in its place, or another way. We will also call.',
    },
    urgent: true,
  },
  'shortage-answered-less': answered('有多少送多少，缺的不要了。', 'bring what there is, the rest is not needed.'),
  'shortage-answered-later': answered('改到下一餐，请按新的时间安排送货。', 'for a later meal. Plan it for the new time.'),
  'shortage-answered-substitute': answered('换成替代品，请备货。', 'something in its place. Pick it.'),
  'shortage-answered-other-way': answered('不补了，改用其他方式，新的申请等待审批。', 'another way. A new claim waits for approval.'),
});
