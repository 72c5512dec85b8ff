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
    zh: '第 {line} 行“{product}”最多可验收 {most}（送达数量加允差）。请核对单位并复称；确实多送的，多出部分请退回，或联系跟单员补开加单后另行验收。',
    en: 'Line {line} ({product}): at most {most} can be accepted (what came plus tolerance). Check the unit and weigh again; give a true surplus back, or ask the order clerk for an urgent order and accept it there.',
  },
  'tare-above-gross': {
    status: 422,
    zh: '第 {line} 行“{product}”的皮重 {tare} 大于毛重 {gross}，请核对后重新填写。',
    en: 'Line {line} ({product}): tare {tare} is above gross {gross}. Check and enter again.',
  },
  'weights-disagree': {
    status: 422,
    zh: '第 {line} 行“{product}”按称重和扣秤应为 {should}，与填写的 {said} 不一致；请只填其中一种。',
    en: 'Line {line} ({product}): weights and deduction give {should}, not {said}. Enter only one of them.',
  },
  'not-weighed': {
    status: 422,
    zh: '第 {line} 行“{product}”按件结算，不按重量；请直接填写验收数量。',
    en: 'Line {line} ({product}) is settled by count, not by weight. Enter the accepted amount.',
  },
  'not-by-piece': {
    status: 422,
    zh: '第 {line} 行“{product}”没有件数，请只填写验收数量。',
    en: 'Line {line} ({product}) has no pieces. Enter the accepted amount only.',
  },
  'more-pieces-than-came': {
    status: 422,
    zh: '第 {line} 行“{product}”送达 {pieces}，验收件数不能更多；请重新清点。',
    en: 'Line {line} ({product}): {pieces} came, more cannot be accepted. Count again.',
  },
  'weight-needed': {
    status: 422,
    zh: '第 {line} 行“{product}”件数与送达不同，请同时填写称得的重量。',
    en: 'Line {line} ({product}): the pieces differ from what came. Enter their weight too.',
  },
  'deduct-absurd': {
    status: 422,
    zh: '第 {line} 行“{product}”的扣秤比例要大于 0、小于 100%；全部不收请选择“拒收”。',
    en: 'Line {line} ({product}): a deduction lies between 0 and 100 %. To take nothing, reject the line.',
  },
  'photo-needed': {
    status: 422,
    zh: '第 {line} 行“{product}”扣秤要附照片，或拍下写明扣秤并盖章的纸质单。',
    en: 'Line {line} ({product}): a deduction needs a photo of the goods, or of the stamped paper that says it.',
  },
  'signers-missing': {
    status: 422,
    zh: '这个食堂验收需要 {needed} 人签字，现有 {signed} 人。请补签，或拍下已签字盖章的纸质单上传（同等有效）。',
    en: 'This site needs {needed} signatures, {signed} given. Add the rest, or a photo of the signed and stamped paper (equally good).',
  },
  'not-departed': {
    zh: '送货单 {number} 尚未发车，送达时间在 {from} 以后，还不能验收。货已送到的，请司机先登记发车。',
    en: 'Note {number} has not left the depot and is due from {from}: it cannot be accepted yet. If the goods are there, the driver taps departure first.',
  },
  'before-departure': {
    status: 422,
    zh: '验收时间早于送货单 {number} 的发车时间 {departed}。请核对验收时间；发车登记晚了的，请司机补登实际发车时间。',
    en: 'The acceptance lies before the departure of note {number} at {departed}. Check the time; if departure was tapped late, the driver records when he really left.',
  },
  'reason-needed': {
    status: 422,
    zh: '第 {line} 行“{product}”拒收或扣秤要选择原因。',
    en: 'Give a reason for rejecting or deducting line {line} ({product}).',
  },
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
