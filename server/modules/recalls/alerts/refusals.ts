import { defineRefusals } from '../../../kernel/refusal.ts';

export const no = defineRefusals('recalls', {
  'alert-not-found': { status: 404, zh: '没有这条预警，或您无权查看。', en: 'There is no such alert, or you may not see it.' },
  'hold-not-found': { status: 404, zh: '没有这条冻结记录，或您无权查看。', en: 'There is no such hold, or you may not see it.' },
  'warning-not-found': { status: 404, zh: '没有这条通知，或已解除。请刷新查看。', en: 'There is no such warning, or it is lifted. Reload.' },
  'sample-not-found': { status: 404, zh: '没有这条留样请求。请刷新查看。', en: 'There is no such request for a sample. Reload.' },
  'site-not-on-sheet': { status: 404, zh: '这家食堂不在本次电话通知单上。请刷新查看。', en: 'This kitchen is not on the call sheet. Reload.' },
  'nothing-to-hold': {
    status: 422,
    zh: '没有可冻结的批次：送货明细没有关联批次。请先选择商品或批次。',
    en: 'There is no lot to hold: the delivered lines carry none. Choose the goods or a lot first.',
  },
  'held-already': {
    zh: '这些批次已因本单冻结停发，无需重复操作。请打开冻结记录查看食堂回复。',
    en: 'These lots are held for this matter already. Open the hold to see what kitchens answered.',
  },
  'answered-already': { zh: '这条预警已有判断：{state}。请刷新查看。', en: 'This alert is answered already: {state}. Reload.' },
  'reason-needed': { status: 422, zh: '请写明理由，便于日后核对。', en: 'Say why, so that it can be checked later.' },
  'nothing-suspected': { zh: '本单没有待判断的批次。请刷新查看。', en: 'No lot of this matter waits for a decision. Reload.' },
  'amounts-absurd': {
    status: 422,
    zh: '“单独存放”加“已使用”超过送达数量 {came} 太多，请核对后重填。',
    en: 'Set apart plus used is far more than the {came} delivered. Check and enter again.',
  },
  'lot-unknown': { status: 422, zh: '这个批次不在通知里，请刷新后重填。', en: 'This lot is not in the warning. Reload and enter again.' },
  'nobody-to-remind': { zh: '所有食堂都已回复或已解除，无需提醒。', en: 'Every kitchen has answered: nobody to remind.' },
  'keeper-needed': { status: 422, zh: '请选择由谁保管留样。', en: 'Say who keeps the sample.' },
  'not-a-picture': { status: 422, zh: '请上传照片。', en: 'Upload photos, please.' },
});
