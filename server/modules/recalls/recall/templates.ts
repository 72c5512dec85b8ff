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
  'recall-widened': {
    subject: { zh: '{mock}{kind}扩大：{product} 也请立即停用（{number}）', en: '{mockEn}{kindEn} widened: stop using {product} too ({number})' },
    body: {
      zh: '{site}：{kind} {number} 增加了 {product}（批次 {lots}），你们也收到过。请立即停用、封存，重新确认并填写数量：{link}',
      en: '{site}: {number} now covers {product} (lots {lots}) as well, which you got too. Stop using it, set it apart, confirm again: {link}',
    },
    urgent: true,
  },
  'recall-inside-widened': {
    subject: { zh: '{mock}{kind} {number} 扩大范围：{task}', en: '{mockEn}{number} was widened: {taskEn}' },
    body: {
      zh: '新增 {product}（批次 {names}），现共 {lots} 个批次、{sites} 家食堂。请{task}，并在召回页重新确认。',
      en: '{product} (lots {names}) was added: {lots} lots, {sites} kitchens now. {taskEn}, and acknowledge again.',
    },
    urgent: true,
  },
  'recall-released': {
    subject: { zh: '{mock}{product} 已查明合格，可以使用（{number}）', en: '{mockEn}{product} was found good and may be used ({number})' },
    body: {
      zh: '{site}：{product}（批次 {lots}）经查明合格，已解除{kind}，可以正常使用。其他批次仍按通知处理：{link}',
      en: '{site}: {product} (lots {lots}) was found good and may be used. Other lots of the notice stay as they are: {link}',
    },
  },
  'recall-released-supplier': {
    subject: { zh: '{mock}{product} 已解除{kind}（{number}）', en: '{mockEn}{product} is released ({number})' },
    body: {
      zh: '贵司供应的 {product}（批次 {lots}）经查明合格，已解除{kind}。',
      en: '{product} (lots {lots}), supplied by you, was found good and is released.',
    },
    channels: ['email'],
  },
  'recall-inside-released': {
    subject: { zh: '{mock}{kind} {number}：{names} 已解除', en: '{mockEn}{number}: {names} released' },
    body: {
      zh: '{product}（批次 {names}）查明合格，召回封存已解除；另有冻结的批次仍不能发货。其余 {lots} 个批次照旧。',
      en: '{product} (lots {names}) was found good: this recall holds it no more; what another hold stops stays stopped. {lots} lots go on.',
    },
  },
  'recall-released-call': {
    subject: { zh: '{number}：{count} 家食堂要打电话告知解除', en: '{number}: call {count} kitchens: released' },
    body: { zh: '{lots} 查明合格。没有系统账号的食堂请打电话：{sites}', en: '{lots} was found good. Kitchens without an account: {sites}' },
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
