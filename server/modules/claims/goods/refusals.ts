import { defineRefusals } from '../../../kernel/refusal.ts';

export const no = defineRefusals('claims', {
  'pickup-not-found': { status: 404, zh: '没有这项取货任务，或您无权查看。', en: 'There is no such pick-up, or you may not see it.' },
  'parcel-not-found': { status: 404, zh: '没有这件退货，请核对标签号码。', en: 'There is no such parcel. Check the number on the label.' },
  'pickup-over': {
    zh: '取货 {number} 当前为“{state}”，不能{act}。请刷新后查看。',
    en: 'Pick-up {number} is "{stateEn}": it cannot be {actEn} now. Reload.',
  },
  'stop-unsuitable': {
    status: 422,
    zh: '这张送货单不去这个食堂，或车已离开。请换一趟车，或安排专车。',
    en: 'That note does not go to this site, or its van has left. Choose another or a special run.',
  },
  'run-needs-time': { status: 422, zh: '专车要选司机并填写今后的时间。', en: 'A special run needs a driver and a time to come.' },
  'parcel-not-in-state': {
    zh: '退货 {number} 当前为“{state}”，不能{act}。请刷新后查看。',
    en: 'Parcel {number} is "{stateEn}": it cannot be {actEn} now. Reload.',
  },
  'nothing-collected': {
    status: 422,
    zh: '每一件都是 0：没有取到货请联系调度改期，或取消取货。',
    en: 'Every parcel is 0: if nothing was handed over, have the pick-up planned anew or called off.',
  },
  'amount-beyond-reason': {
    status: 422,
    zh: '{product} 填写 {said}，而应取 {expected}。请检查单位（公斤、克）后重填。',
    en: '{product}: {saidEn} said, {expectedEn} expected. Check the unit and enter again.',
  },
  'one-pickup-only': { status: 422, zh: '一次只能接收同一项取货的退货。', en: 'Receive parcels of one pick-up at a time.' },
  'quarantine-only': {
    status: 422,
    zh: '“{place}”不是隔离区，退货须先放入隔离区。请选择隔离区。',
    en: '"{place}" is no quarantine place. Goods that come back go to quarantine first.',
  },
  'store-only': { status: 422, zh: '“{place}”不是普通库位，请选择普通库位。', en: '"{place}" is no store place. Choose one.' },
  'picture-needed': { status: 422, zh: '请拍照：照片是处理的凭证。', en: 'Take a picture: it is the proof.' },
  'witness-needed': { status: 422, zh: '请填写见证人姓名。', en: 'Name a witness.' },
  'two-witnesses-needed': {
    status: 422,
    zh: '不安全食品销毁须有两名见证人，请填写两人姓名。',
    en: 'Unsafe goods are destroyed before two witnesses. Name both.',
  },
  'report-needed': {
    zh: '退货 {number} 涉及食品安全。销毁前须先报告监管部门时间和地点（食品安全法第六十三条）。请填写报告时间和报告对象。',
    en: 'Parcel {number} is a matter of food safety: time and place are reported to the authority first (Food Safety Law, art. 63). Say when and to whom.',
  },
  'never-sold-again': {
    zh: '退货 {number} 涉及食品安全，任何情况下都不能恢复销售。只能销毁或退供应商。',
    en: 'Parcel {number} is a matter of food safety and can never be sold again. Destroy it or return it to the supplier.',
  },
  'not-resalable': {
    zh: '退货 {number} 按约定不能恢复入库（{why}）。请销毁或退供应商。',
    en: 'Parcel {number} may not be restocked ({whyEn}). Destroy it or return it to the supplier.',
  },
  'no-supplier-known': {
    zh: '退货 {number} 没有可查的供应商批次，不能退供应商。请销毁。',
    en: 'No supplier is known for parcel {number}: it cannot be returned. Destroy it.',
  },
  'more-than-lies-there': {
    status: 422,
    zh: '退货 {number} 只剩 {left}，不能处置 {said}。',
    en: 'Only {leftEn} of parcel {number} is left; {saidEn} cannot be disposed of.',
  },
  'not-at-site': {
    status: 422,
    zh: '{number} 的货不是就地销毁（处理方式为“{goods}”）。请按原方式办理，或由我方改为就地销毁。',
    en: 'The goods of {number} are not to be destroyed at the site ("{goodsEn}").',
  },
  'destroyed-already': {
    zh: '这一行最多还能销毁 {left}，其余已取回或销毁。请刷新后查看。',
    en: 'At most {leftEn} of this line can still be destroyed; the rest is back or gone. Reload.',
  },
});
