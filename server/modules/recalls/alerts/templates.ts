import { defineTemplates } from '../../../platform/messaging/templates.ts';

export const templates = defineTemplates('recalls', {
  'alert-raised': {
    subject: { zh: '批次预警 {number}：请 30 分钟内判断是否冻结停发', en: 'Alert {number}: decide within 30 minutes whether to hold' },
    body: {
      zh: '同一货源有多家客户反映，或有已核实的食品安全问题。请打开预警 {number} 判断。',
      en: 'Several customers complained about the same goods. Open alert {number} and decide.',
    },
    urgent: true,
  },
  'goods-held': {
    subject: { zh: '冻结停发：{goods}', en: 'On hold: {goods}' },
    body: {
      zh: '{goods} 等 {count} 个批次已冻结停发。请勿分拣、装车、发出；在库货物移入隔离区并挂牌。',
      en: '{count} lots ({goods}) are on hold. Do not pick, load or send; move what is in stock to quarantine.',
    },
    urgent: true,
  },
  'do-not-unload': {
    subject: { zh: '请勿卸货：{goods}（{site}）', en: 'Do not unload: {goods} ({site})' },
    body: {
      zh: '送货单 {number}（{site}）中的 {goods} 已冻结停发，请勿卸货，单独放置并带回。其余商品照常交付。',
      en: 'Do not unload {goods} of note {number} ({site}): keep it apart and bring it back. Deliver the rest as usual.',
    },
    urgent: true,
  },
  'site-warned': {
    subject: { zh: '请暂停使用并单独存放：{goods}', en: 'Please do not use for now, set apart: {goods}' },
    body: {
      zh: '{goods}（{number}，{deliveryOn} 送达）正在核查。为稳妥起见，请暂停使用、单独存放、不要丢弃，并在食堂端回复数量。如有疑问请致电我方客服。',
      en: '{goods} (note {number}, delivered {deliveryOn}) is being checked. To be safe do not use it, set it apart, do not throw it away, and answer how much you have.',
    },
    urgent: true,
    channels: ['in-app', 'sms'],
  },
  'site-reminded': {
    subject: { zh: '请回复：{goods} 已单独存放多少', en: 'Please answer: how much of {goods} is set apart' },
    body: {
      zh: '{goods}（{number}，{deliveryOn} 送达）仍在核查，请继续暂停使用，并回复已单独存放和已使用的数量。',
      en: '{goods} (note {number}, delivered {deliveryOn}) is still being checked. Keep it apart and answer how much is left and how much was used.',
    },
    urgent: true,
    channels: ['in-app', 'sms'],
  },
  'site-released': {
    subject: { zh: '可恢复正常使用：{goods}', en: 'You may use it again: {goods}' },
    body: {
      zh: '{goods}（{number}）核查完毕，可恢复正常使用。感谢配合。',
      en: '{goods} (note {number}) was checked: you may use it again. Thank you.',
    },
    urgent: true,
    channels: ['in-app', 'sms'],
  },
  'sample-asked': {
    subject: { zh: '请保留留样、包装和票据（{number}）', en: 'Please keep the sample, packaging and voucher ({number})' },
    body: {
      zh: '关于您反映的问题 {number}：请保留留样、剩余货物、包装和送货单，并在食堂端回复由谁保管。',
      en: 'About {number}: please keep the retained sample, what is left, packaging and note, and tell us who keeps it.',
    },
    urgent: true,
    channels: ['in-app', 'sms'],
  },
  'not-answered': {
    subject: { zh: '{count} 家食堂尚未回复暂停使用通知', en: '{count} kitchens have not answered' },
    body: { zh: '请打开电话通知单逐家致电。', en: 'Open the call sheet and phone them.' },
    urgent: true,
  },
});
