import { defineRefusals } from '../../../kernel/refusal.ts';

export const no = defineRefusals('recalls', {
  'recall-not-found': { status: 404, zh: '没有这次召回，或您无权查看。', en: 'There is no such recall, or you may not see it.' },
  'notice-not-found': { status: 404, zh: '没有这份召回通知，或您无权查看。', en: 'There is no such recall notice, or you may not see it.' },
  'recall-state': {
    zh: '召回 {number} 当前为“{state}”，不能{act}。请刷新后查看最新进展。',
    en: 'Recall {number} is "{stateEn}": cannot {actEn} now. Reload to see the latest.',
  },
  'begun-already': { zh: '召回 {number} 已启动，不能重复启动。', en: 'Recall {number} has begun already.' },
  'lot-in-recall': {
    zh: '批次 {number} 已在召回 {recall} 中，请在那次召回里继续处理。',
    en: 'Lot {number} is in recall {recall} already: go on there.',
  },
  'lot-in-already': { zh: '批次 {number} 已在本次召回中，不用再加。', en: 'Lot {number} is in this recall already.' },
  'lot-not-in-recall': { status: 422, zh: '本次召回没有这个批次，请刷新后重选。', en: 'This recall has no such lot. Reload and choose again.' },
  'lot-released-already': { zh: '批次 {number} 已解除召回。', en: 'Lot {number} is released already.' },
  'release-leaves-nothing': {
    zh: '{number} 解除后召回里就没有批次了。全部查明合格时，请验证效果并关闭召回。',
    en: 'Without {number} nothing is left in the recall. Where all is found good, verify and close it.',
  },
  'release-disposed': {
    zh: '{number} 已在本次召回中处置 {amount}，处置记录要留在平衡里，不能再解除召回。',
    en: '{amountEn} of {number} were disposed of in this recall: that stays in its balance.',
  },
  'release-connected': {
    zh: '追溯显示 {number} 与仍在召回的 {count} 个批次相连，不能按“无关”解除。请附检验报告，按“检验合格”办理。',
    en: '{number} is connected with {count} lots that stay in the recall: release it as tested, with the report.',
  },
  'release-proof': { status: 422, zh: '按“检验合格”解除要附检验报告或照片。', en: 'Attach the test report.' },
  'notice-released': { zh: '这份通知涉及的批次已全部解除召回，不用再答复。', en: 'All lots of this notice are released: nothing to answer.' },
  'no-lots': {
    status: 422,
    zh: '请至少选择一个批次，或从冻结、售后单带入。',
    en: 'Choose at least one lot, or take those of a hold or a case.',
  },
  'recall-lot-unknown': { status: 422, zh: '没有这个批次，请重新选择。', en: 'There is no such lot. Choose again.' },
  'lot-destroyed': {
    zh: '批次 {number} 已全部销毁，没有可召回的货物；如需留痕请在原冻结记录里说明。',
    en: 'Lot {number} is destroyed: there is nothing to recall.',
  },
  'level-needed': { status: 422, zh: '召回要确定级别（一级、二级或三级）。', en: 'A recall needs a level (1, 2 or 3).' },
  'level-not-for-withdrawal': {
    status: 422,
    zh: '自查退市不分级别；需要分级请选择“召回”。',
    en: 'A withdrawal has no level; choose "recall" for one.',
  },
  'known-in-future': { status: 422, zh: '知悉时间晚于现在，请检查。', en: 'The time of knowing lies in the future.' },
  'answer-too-much': {
    zh: '{number} 共送达 {delivered}，填写的合计是 {said}，多了 {more}。请核对剩余、退回、用掉、销毁和找不到的数量。',
    en: '{number}: {deliveredEn} were delivered, {saidEn} are accounted for: {moreEn} too many. Check the amounts.',
  },
  'answer-not-delivered': { status: 422, zh: '这份通知没有这个批次，请刷新后重填。', en: 'This notice is not about that lot. Reload.' },
  'told-already': { zh: '这份通知已经发出。', en: 'This notice has been sent already.' },
  'notice-over': { zh: '召回已结束，不能再答复。有新情况请联系我们。', en: 'The recall is over: no more answers. Please call us.' },
  'party-answers-not': { status: 422, zh: '只有食堂的通知需要答复数量。', en: 'Only kitchens answer amounts.' },
  'recover-too-much': {
    zh: '{number} 在该食堂还有 {left} 未收回，不能登记 {wants}。请核对数量。',
    en: '{number}: {leftEn} are still out at this kitchen, {wantsEn} cannot be recorded.',
  },
  'stock-too-little': {
    zh: '{number} 在我方只有 {left}，不能处置 {wants}。请先登记退回入库，或减少数量。',
    en: 'Only {leftEn} of {number} lie with us: {wantsEn} cannot be disposed of. Record what came back first.',
  },
  'nothing-to-claim': {
    status: 422,
    zh: '这一行没有可申请的数量：已用掉，或已在其他申请里；计量单位不同的请填写数量。',
    en: 'Nothing of this line is left to claim: used up or claimed already. Where units differ, enter the amount.',
  },
  'nothing-recovered': { status: 422, zh: '请填写退回、销毁或已用掉的数量。', en: 'Enter what was returned, destroyed or used.' },
  'report-before-destruction': {
    zh: '销毁前须先向县级市场监管部门报告时间和地点（食品安全法第 63 条）。请先登记“销毁前报告”。',
    en: 'Time and place must be reported to the county authority before destruction (FSL 63). Record that report first.',
  },
  'witnesses-needed': { status: 422, zh: '销毁请填写至少一名见证人。', en: 'Name at least one witness of the destruction.' },
  'not-balanced': {
    zh: '还有 {count} 项未收回且未说明，最多的是{where} {number} {left}。请登记回收、处置，或说明原因后再关闭。',
    en: '{count} amounts are neither recovered nor explained, the largest {leftEn} of {number} at {where}. Record or explain them first.',
  },
  'not-verified': { zh: '请先验证召回效果，再关闭。', en: 'Verify the effect of the recall before closing it.' },
  'only-mock': { zh: '只有模拟召回才评分；正式召回请验证效果后关闭。', en: 'Only a mock recall is scored; verify and close a real one.' },
  'mock-holds-nothing': { zh: '模拟召回不移动实物，不能登记回收或处置。', en: 'A mock recall moves no goods.' },
  'line-not-in-recall': { status: 422, zh: '这一行送货不在本次召回范围内。', en: 'This delivered line is not in the recall.' },
  'place-without-lot': { status: 422, zh: '该处没有这个批次，请刷新后重选。', en: 'That lot is not there. Reload and choose again.' },
  'rule-unknown': { status: 422, zh: '没有这条召回规则，请刷新。', en: 'No such rule. Reload.' },
});
