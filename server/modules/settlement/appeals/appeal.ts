// Words of appeals: one deduction or one stated penalty, and what the customer answered.
export const APPEAL_STATES = {
  open: { zh: '等待答复', en: 'Waiting for the answer' },
  restored: { zh: '全部恢复', en: 'Restored' },
  partly: { zh: '部分恢复', en: 'Partly restored' },
  upheld: { zh: '维持', en: 'Upheld' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
} as const;
export type AppealState = keyof typeof APPEAL_STATES;
export const APPEAL_STATE_CODES = Object.keys(APPEAL_STATES) as [AppealState, ...AppealState[]];

export const OUTCOME_CODES = ['restored', 'partly', 'upheld'] as const satisfies AppealState[];
export type Outcome = (typeof OUTCOME_CODES)[number];

/** What a piece of evidence is about; its order in the letter is that of time. */
export const EVIDENCE_KINDS = {
  promise: { zh: '约定', en: 'Promise' },
  order: { zh: '订单', en: 'Order' },
  'late-order': { zh: '截单后下单', en: 'Ordered after the cut-off' },
  note: { zh: '送货单', en: 'Delivery note' },
  departure: { zh: '发车', en: 'Departure' },
  arrival: { zh: '到达', en: 'Arrival' },
  'gate-wait': { zh: '门口等候', en: 'Wait at the gate' },
  delay: { zh: '延误及告知', en: 'Delay, and who was told' },
  road: { zh: '途中异常', en: 'Exception on the road' },
  temperature: { zh: '温度与货物状态', en: 'Temperature and state of goods' },
  acceptance: { zh: '验收与签字', en: 'Acceptance and signatures' },
  weights: { zh: '过磅', en: 'Weights' },
  shortage: { zh: '缺货商定', en: 'Agreed shortage' },
  case: { zh: '售后处理', en: 'After-sales matter' },
  claim: { zh: '退换赔付', en: 'Claim' },
  excuse: { zh: '免责申请', en: 'Excuse' },
  other: { zh: '其他记录', en: 'Other record' },
  added: { zh: '补充材料', en: 'Added paper' },
} as const;
export type EvidenceKind = keyof typeof EVIDENCE_KINDS;
export const EVIDENCE_KIND_CODES = Object.keys(EVIDENCE_KINDS) as [EvidenceKind, ...EvidenceKind[]];
