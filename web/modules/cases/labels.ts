// Words for the codes of a case. Typed by the server's own lists: a code without a word does not compile.
import type { Department, RootCause, State, Way } from '../../../server/modules/cases/case.ts';
import { type Category, categoryLabels, labelOf } from '../../design/labels.ts';
import type { Text } from '../../design/locale.ts';

export type { Department, RootCause, State, Way } from '../../../server/modules/cases/case.ts';

export const stateLabels: Readonly<Record<State, Text>> = {
  new: { zh: '待接单', en: 'New' },
  'in-hand': { zh: '处理中', en: 'In hand' },
  proposed: { zh: '已提方案', en: 'Proposed' },
  settled: { zh: '待客户确认', en: 'To be confirmed' },
  confirmed: { zh: '客户已确认', en: 'Confirmed' },
  closed: { zh: '已关闭', en: 'Closed' },
  withdrawn: { zh: '已撤销', en: 'Withdrawn' },
};

export const wayLabels: Readonly<Record<Way, Text>> = {
  replacement: { zh: '补货、换货', en: 'Replacement' },
  credit: { zh: '退货冲账', en: 'Credit on the bill' },
  deduction: { zh: '扣秤、扣款', en: 'Deduction' },
  refund: { zh: '退款', en: 'Refund' },
  explanation: { zh: '说明、答疑', en: 'Explanation' },
  other: { zh: '其他', en: 'Other' },
};

export const departmentLabels: Readonly<Record<Department, Text>> = {
  purchasing: { zh: '采购部', en: 'Purchasing' },
  warehouse: { zh: '仓储分拣', en: 'Warehouse' },
  delivery: { zh: '配送部', en: 'Delivery' },
  quality: { zh: '品控部', en: 'Quality' },
  finance: { zh: '财务部', en: 'Finance' },
  supplier: { zh: '供应商', en: 'Supplier' },
};

export const rootCauseLabels: Readonly<Record<RootCause, Text>> = {
  supplier: { zh: '供应商货源', en: 'Supplier' },
  receiving: { zh: '进货验收', en: 'Receiving inspection' },
  storage: { zh: '仓储', en: 'Storage' },
  picking: { zh: '分拣', en: 'Picking' },
  transport: { zh: '运输与温控', en: 'Transport and temperature' },
  ordering: { zh: '订单录入', en: 'Ordering' },
  staff: { zh: '人员操作', en: 'Staff' },
  customer: { zh: '客户原因', en: 'Customer' },
  unfounded: { zh: '核查无问题', en: 'Nothing found' },
  unknown: { zh: '未查明', en: 'Unknown' },
};

export const waitingLabels: Readonly<Record<'customer' | 'supplier' | 'carrier', Text>> = {
  customer: { zh: '等客户', en: 'Waiting for the customer' },
  supplier: { zh: '等供应商', en: 'Waiting for the supplier' },
  carrier: { zh: '等承运方', en: 'Waiting for the carrier' },
};

export const reopenLabels: Readonly<Record<'not-solved' | 'again' | 'mistake', Text>> = {
  'not-solved': { zh: '没有解决', en: 'Not solved' },
  again: { zh: '又发生了', en: 'It happened again' },
  mistake: { zh: '误操作', en: 'By mistake' },
};

export const withdrawLabels: Readonly<Record<'duplicate' | 'mistake' | 'customer', Text>> = {
  duplicate: { zh: '重复登记', en: 'Duplicate' },
  mistake: { zh: '误登记', en: 'By mistake' },
  customer: { zh: '客户撤回', en: 'Taken back by the customer' },
};

type Kind = Text & { readonly category: Category };
const kinds = (category: Category, words: Record<string, readonly [zh: string, en: string]>): Record<string, Kind> =>
  Object.fromEntries(Object.entries(words).map(([code, [zh, en]]) => [code, { zh, en, category }]));

/** Subcategories (R3.1) by the codes the paste reader uses. */
export const subcategories: Readonly<Record<string, Kind>> = {
  ...kinds('food-safety', {
    spoiled: ['腐烂变质', 'Spoiled'],
    'foreign-body': ['异物', 'Foreign body'],
    'off-smell': ['异味', 'Off smell'],
    'suspected-illness': ['疑似食用不适', 'Suspected illness'],
    contamination: ['污染', 'Contamination'],
    temperature: ['温度不合格', 'Temperature'],
    'expired-or-near-expiry': ['过期、临期', 'Expired or near it'],
    parasite: ['寄生虫', 'Parasite'],
    'pesticide-residue': ['农药残留', 'Pesticide residue'],
    'drug-residue': ['兽药残留', 'Drug residue'],
    adulteration: ['掺假', 'Adulteration'],
    'sprouted-toxic': ['发芽有毒', 'Sprouted'],
    undercooked: ['未熟', 'Undercooked'],
    'texture-hazard': ['硬物伤人', 'Hazardous texture'],
    'missing-certificate': ['缺检验检疫证明', 'Certificate missing'],
    recall: ['召回通知', 'Recall notice'],
  }),
  ...kinds('quality', {
    'not-fresh': ['不新鲜', 'Not fresh'],
    'spec-mismatch': ['规格不符', 'Not as specified'],
    size: ['大小不符', 'Size'],
    dirty: ['泥沙、不干净', 'Dirty'],
    taste: ['口味', 'Taste'],
    texture: ['口感', 'Texture'],
    ripeness: ['成熟度', 'Ripeness'],
    counterfeit: ['假冒', 'Counterfeit'],
    'halal-mixing': ['清真混放', 'Halal mixing'],
  }),
  ...kinds('packaging-label', {
    packaging: ['包装问题', 'Packaging'],
    'label-missing': ['缺标签', 'Label missing'],
    'label-wrong': ['标签错误', 'Label wrong'],
    'label-false': ['标签不实', 'Label false'],
    'allergen-label': ['过敏原标示', 'Allergen label'],
    'net-content': ['净含量', 'Net content'],
    'broken-seal': ['封口破损', 'Broken seal'],
    paperwork: ['随货单据', 'Paperwork'],
  }),
  ...kinds('delivery', {
    late: ['送迟', 'Late'],
    'not-delivered': ['未送到', 'Not delivered'],
    'missing-item': ['少送、漏送', 'Item missing'],
    'short-weight': ['短斤少两', 'Short weight'],
    'wrong-item': ['送错货', 'Wrong item'],
    damaged: ['运输破损', 'Damaged'],
    'extra-item': ['多送', 'Extra item'],
    'duplicate-delivery': ['重复送货', 'Delivered twice'],
    'wrong-address': ['送错地点', 'Wrong address'],
    'not-to-door': ['未送到指定位置', 'Not brought in'],
    'note-ignored': ['未按备注', 'Note ignored'],
    'return-pickup-late': ['退货未取', 'Return not collected'],
    'no-signature': ['未签收', 'No signature'],
    'out-of-stock': ['缺货', 'Out of stock'],
    'unfair-treatment': ['区别对待', 'Unfair treatment'],
  }),
  ...kinds('conduct', {
    attitude: ['服务态度', 'Attitude'],
    integrity: ['廉洁', 'Integrity'],
    hygiene: ['个人卫生', 'Hygiene'],
    'unsafe-driving': ['行车不安全', 'Unsafe driving'],
  }),
  ...kinds('enquiry-suggestion', {
    'certificate-request': ['索取证照', 'Certificate wanted'],
    'document-request': ['索取资料', 'Document wanted'],
    'price-question': ['价格咨询', 'Price'],
    'product-question': ['商品咨询', 'Product'],
    'order-question': ['订单咨询', 'Order'],
    'delivery-enquiry': ['配送咨询', 'Delivery'],
    'safety-question': ['安全咨询', 'Safety'],
    'contract-question': ['合同咨询', 'Contract'],
    'system-question': ['系统使用', 'System'],
    statement: ['对账', 'Statement'],
    invoice: ['发票', 'Invoice'],
    compensation: ['赔偿诉求', 'Compensation'],
    suggestion: ['建议', 'Suggestion'],
    escalation: ['催办、升级', 'Escalation'],
    'return-no-reason': ['无理由退货', 'Return without reason'],
  }),
  unspecified: { zh: '未说明', en: 'Unspecified', category: 'quality' },
};

export const subcategoryText = (code: string | null | undefined): Text | undefined =>
  code ? (subcategories[code] ?? { zh: code, en: code }) : undefined;

/** What a row or header says the matter is about, where no goods were named. */
export const kindText = (category: string, subcategory: string | null): Text => subcategoryText(subcategory) ?? labelOf(categoryLabels, category);
