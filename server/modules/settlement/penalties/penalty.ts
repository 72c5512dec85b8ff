// Words of penalties: what follows from missed promises by the contract, and what became of it.
export const MEASURES = {
  amount: { zh: '违约金', en: 'Amount' },
  suspend: { zh: '暂停供货', en: 'Suspension' },
  terminate: { zh: '解除合同', en: 'Termination' },
} as const;
export type Measure = keyof typeof MEASURES;
export const MEASURE_CODES = Object.keys(MEASURES) as [Measure, ...Measure[]];

export const PENALTY_STATES = {
  stated: { zh: '客户已提出', en: 'Stated by the customer' },
  agreed: { zh: '双方认可', en: 'Agreed' },
  declined: { zh: '我方不认可', en: 'Not accepted by us' },
  withdrawn: { zh: '已撤销', en: 'Withdrawn' },
} as const;
export type PenaltyState = keyof typeof PENALTY_STATES;
export const PENALTY_STATE_CODES = Object.keys(PENALTY_STATES) as [PenaltyState, ...PenaltyState[]];

export const PAID = {
  'off-statement': { zh: '从对账单中扣除', en: 'Off the statement' },
  apart: { zh: '另行支付', en: 'Paid apart' },
} as const;
export type Paid = keyof typeof PAID;
export const PAID_CODES = Object.keys(PAID) as [Paid, ...Paid[]];

/** Why an estimate has no amount: what would have to be known. */
export const LACKING = {
  price: { zh: '有的货没有单价', en: 'Some goods have no price' },
  'month-value': { zh: '当月货款未定（有的货没有单价）', en: 'The value of the month is open (some goods have no price)' },
  'contract-value': { zh: '系统中没有合同总价', en: 'The value of the contract is not recorded' },
  'performance-bond': { zh: '系统中没有履约保证金', en: 'The performance bond is not recorded' },
  'direct-loss': { zh: '直接损失由客户提出', en: 'The direct loss is for the customer to say' },
  note: { zh: '不涉及某张送货单', en: 'It does not concern one note' },
} as const;
export type Lacking = keyof typeof LACKING;
export const LACKING_CODES = Object.keys(LACKING) as [Lacking, ...Lacking[]];
