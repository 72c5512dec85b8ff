import type { Answer, api } from '../../../client/api.ts';
import type { Text } from '../../../design/locale.ts';

export {
  ALERT_KINDS,
  ALERT_STATES,
  CALL_OUTCOME_CODES,
  CALL_OUTCOMES,
  type CallOutcome,
  CLEAR_REASON_CODES,
  CLEAR_REASONS,
  type ClearReason,
  KEEPERS,
  NO_SAMPLE_REASON_CODES,
  NO_SAMPLE_REASONS,
} from '../../../../server/modules/recalls/words.ts';

export type CaseLots = Answer<typeof api.recalls.caseLots>;
export type CaseLot = CaseLots['lots'][number];
export type Scope = Answer<typeof api.recalls.scope>;
export type HoldView = Answer<typeof api.recalls.showHold>;
export type Sheet = Answer<typeof api.recalls.callSheet>;
export type SheetRow = Sheet['items'][number];
export type OwnWarnings = Answer<typeof api.recalls.myWarnings>;
export type Total = Scope['kitchens'][number]['totals'][number];

export const standingLabels: Readonly<Record<string, Text>> = {
  available: { zh: '可用', en: 'Available' },
  held: { zh: '冻结停发', en: 'On hold' },
  quarantined: { zh: '封存', en: 'Quarantined' },
  recalled: { zh: '召回', en: 'Recalled' },
  expired: { zh: '已过期', en: 'Expired' },
  destroyed: { zh: '已销毁', en: 'Destroyed' },
};
export const placeLabels: Readonly<Record<string, Text>> = {
  stock: { zh: '在库', en: 'In stock' },
  staging: { zh: '备货区', en: 'Staging' },
  van: { zh: '在途车上', en: 'On vans' },
  site: { zh: '食堂', en: 'At kitchens' },
};
export const mealLabels: Readonly<Record<string, Text>> = {
  breakfast: { zh: '早餐', en: 'breakfast' },
  lunch: { zh: '午餐', en: 'lunch' },
  dinner: { zh: '晚餐', en: 'dinner' },
};
