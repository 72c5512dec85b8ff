import { defineRefusals } from '../../../kernel/refusal.ts';

export const no = defineRefusals('deliveries', {
  'wave-not-found': { status: 404, zh: '没有这个波次，请回到波次列表重新选择。', en: 'There is no such wave. Choose one from the list.' },
  'wave-done': { zh: '第 {wave} 波已结束，请新开一个波次。', en: 'Wave {wave} is done. Open a further one.' },
  'in-a-wave': { zh: '送货单 {number} 已在另一个波次里，请先从那里移出。', en: 'Note {number} is in another wave. Take it out there first.' },
  'other-day': {
    status: 422,
    zh: '送货单 {number} 不是 {day} 送达，请分开开波次。',
    en: 'Note {number} is not delivered on {day}. Give it a wave of its own day.',
  },
  'pick-nothing': { status: 422, zh: '请填写“{product}”的净重或毛重。', en: 'Enter the net or the gross weight of {product}.' },
  'pick-negative': { status: 422, zh: '“{product}”的重量、皮重不能为负数。', en: 'The weight and tare of {product} cannot be negative.' },
  'pick-zero': {
    zh: '“{product}”录入为 0，表示没有货。确认没有货请再次确认，并到订单登记缺货。',
    en: '{product} is entered as 0: none at all. Confirm it, and record the shortage on the order.',
  },
  'pick-doubtful': {
    zh: '“{product}”订 {ordered}，录入 {picked}，相差很大。请核对单位和秤，确实如此请再次确认。',
    en: '{product}: ordered {ordered}, entered {picked}. Check unit and scale; if it is right, confirm it.',
  },
  'pick-impossible': {
    status: 422,
    zh: '“{product}”订 {ordered}，录入 {picked}，超过十倍，多半是单位错了，请重新录入。',
    en: '{product}: ordered {ordered}, entered {picked}: more than ten times. The unit is probably wrong.',
  },
  'pick-counted': {
    status: 422,
    zh: '“{product}”按件计数，不填毛重和皮重，请填写数量。',
    en: '{product} is counted: enter the number, not gross and tare.',
  },
  'pick-tare-above-gross': {
    status: 422,
    zh: '“{product}”的皮重 {tare} 大于毛重 {gross}，请核对是否填反。',
    en: '{product}: tare {tare} is above gross {gross}. Were they swapped?',
  },
  'picked-meanwhile': {
    zh: '“{product}”刚刚由同事录为 {picked}。请核对后再录，或保留同事的数。',
    en: 'A colleague has just entered {picked} for {product}. Check, then enter again or keep it.',
  },
  'vehicle-unknown': {
    status: 422,
    zh: '没有这辆车，或已停用，请从列表中选择。',
    en: 'No such vehicle, or it is retired. Choose one from the list.',
  },
  'round-needed': { status: 422, zh: '请选择一辆车。', en: 'Choose a vehicle.' },
  'left-already': {
    zh: '送货单 {number} 已离开仓库，不能再登记装车或清点。有差异请“报告异常”。',
    en: 'Note {number} has left the depot: loading and counting are over. Report a difference as an exception.',
  },
  'not-loaded': { zh: '送货单 {number} 还没有登记装车。', en: 'Note {number} is not loaded.' },
});
