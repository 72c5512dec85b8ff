import { defineRefusals } from '../../kernel/refusal.ts';

export const no = defineRefusals('deliveries', {
  'not-found': { status: 404, zh: '没有这张送货单，或您无权查看。', en: 'There is no such delivery note, or you may not see it.' },
  'not-in-this-state': {
    zh: '送货单 {number} 当前为“{state}”，不能{act}。请刷新后查看最新进展。',
    en: 'Note {number} is "{state}": {act} is not possible now. Reload to see the latest.',
  },
  'received-already': {
    zh: '送货单 {number} 已登记为“{state}”，不能重复验收。发现问题请“反映问题”。',
    en: 'Note {number} is "{state}" already and cannot be received twice. Report a problem instead.',
  },
  'site-unknown': { status: 422, zh: '没有这个食堂，或已停用，请从列表中选择。', en: 'No such site, or it is closed. Choose one from the list.' },
  'driver-unknown': { status: 422, zh: '没有这位司机，或账号已停用。', en: 'No such driver, or the account is closed.' },
  'window-backwards': { status: 422, zh: '送达时间窗的结束早于开始，请检查。', en: 'The delivery window ends before it begins.' },
  'window-absurd': {
    status: 422,
    zh: '送达时间窗不合理：超过 24 小时，或距今超过一年。',
    en: 'The window is longer than 24 hours, or more than a year away.',
  },
  'number-taken': { zh: '送货单号 {number} 已存在，请换一个或查看已有的送货单。', en: 'Note number {number} exists already.' },
  'nothing-ordered': {
    status: 422,
    zh: '每一行的订购或分拣数量要大于零，请检查第 {line} 行“{product}”。',
    en: 'Line {line} ({product}) has neither an ordered nor a picked amount.',
  },
  'picked-absurd': {
    status: 422,
    zh: '第 {line} 行“{product}”的分拣数量超过订购数量的两倍，请检查单位。',
    en: 'Line {line} ({product}): picked is more than twice what was ordered. Check the unit.',
  },
  'expires-before-made': {
    status: 422,
    zh: '第 {line} 行“{product}”的到期日早于生产日期。',
    en: 'Line {line} ({product}) expires before it was made.',
  },
  'line-unknown': { status: 422, zh: '送货单上没有这一行，请刷新后重新选择。', en: 'The note has no such line.' },
  'line-twice': { status: 422, zh: '第 {line} 行“{product}”填写了两次。', en: 'Line {line} ({product}) is given twice.' },
  negative: { status: 422, zh: '第 {line} 行“{product}”的验收数量不能为负数。', en: 'Line {line} ({product}): the amount cannot be negative.' },
  'more-than-came': {
    status: 422,
    zh: '第 {line} 行“{product}”最多可验收 {most}（送达数量加允差），请核对单位。',
    en: 'Line {line} ({product}): at most {most} can be accepted (what came plus tolerance). Check the unit.',
  },
  'reason-needed': { status: 422, zh: '拒收第 {line} 行“{product}”要选择原因。', en: 'Give a reason for rejecting line {line} ({product}).' },
  'estimate-in-past': { status: 422, zh: '新的预计到达时间已经过去，请重新填写。', en: 'The new estimate lies in the past.' },
  'not-a-picture': {
    status: 422,
    zh: '签字和照片必须是图片，请重新拍摄或选择。',
    en: 'Signatures and photos must be pictures. Take or choose it again.',
  },
  'qr-expired': {
    zh: '送达日已过 14 天，不再换发二维码；请客户用手机号登录查看。',
    en: 'More than 14 days after delivery no QR code is made any more.',
  },
  'no-header': { status: 422, zh: '前 10 行里没有找到表头。需要的列：{columns}。', en: 'No header in the first 10 rows. Needed columns: {columns}.' },
  'too-many-rows': {
    status: 413,
    zh: '表格超过 {rows} 行，请拆成几个文件再导入。',
    en: 'The table has more than {rows} rows. Split it into several files.',
  },
});
