import { defineTemplates } from '../../../platform/messaging/templates.ts';

export const templates = defineTemplates('recalls', {
  'recall-notice': {
    subject: { zh: '{mock}{kind}通知：{product} 请立即停用（{number}）', en: '{mockEn}{kindEn}: stop using {product} ({number})' },
    body: {
      zh: '{site}：{product}（批次 {lots}）正在{kind}。请立即停用、封存，已下锅的不要出餐；打开通知确认并填写剩余数量：{link}',
      en: '{site}: {product} (lots {lots}) is being recalled. Stop using it, set it apart, do not serve what is cooked; confirm and tell what is left: {link}',
    },
    urgent: true,
  },
  'recall-reminder': {
    subject: { zh: '{mock}催办：{number} {kind}通知还没有答复', en: '{mockEn}Reminder: {number} is not answered' },
    body: {
      zh: '{site}：请立即停用并封存 {product}，确认通知并填写剩余数量：{link}。有困难请直接来电。',
      en: '{site}: stop using {product}, confirm the notice and tell what is left: {link}. Or call us.',
    },
    urgent: true,
  },
  'recall-inside': {
    subject: { zh: '{mock}{kind} {number} 已启动：{task}', en: '{mockEn}{number} has begun: {taskEn}' },
    body: {
      zh: '{product}，共 {lots} 个批次、{sites} 家食堂。请{task}，并在召回页确认。',
      en: '{product}: {lots} lots, {sites} kitchens. {taskEn}, and acknowledge on the recall page.',
    },
    urgent: true,
  },
  'recall-supplier': {
    subject: { zh: '{mock}{kind}通知：{product}（{number}）', en: '{mockEn}{kindEn}: {product} ({number})' },
    body: {
      zh: '贵司供应的 {product}（批次 {lots}）正在{kind}。请立即停止同批货物的销售并回复贵司去向与原因。',
      en: '{product} (lots {lots}), supplied by you, is being recalled. Stop selling that lot and tell us where else it went, and why.',
    },
    channels: ['email'],
    urgent: true,
  },
  'recall-unanswered': {
    subject: { zh: '{number}：{site} 多次催办无答复，请打电话', en: '{number}: {site} does not answer: call them' },
    body: { zh: '已催办 {count} 次。请按电话通知单联系，并代登记答复。', en: 'Reminded {count} times. Call them, and record the answer.' },
    urgent: true,
  },
  'mock-due': {
    subject: { zh: '该做模拟召回了', en: 'A mock recall is due' },
    body: {
      zh: '上次模拟召回：{last}。按规则每 {months} 个月至少一次，请在“召回”里发起演练。',
      en: 'The last mock recall: {last}. At least one in {months} months is asked for: start one under "Recalls".',
    },
  },
});
