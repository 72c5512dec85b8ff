// Where a customer may turn when we say no.
import type { Text } from '../../kernel/text.ts';

/** Where a customer may turn when we say no; a decline without it would hide a right (design: entitlements). */
export const OUTSIDE_RECOURSE: Text = {
  zh: '如不同意本决定，可要求项目负责人复核；也可按合同约定的争议解决方式处理，或拨打 12345、12315 向主管部门反映。本决定不影响采购单位依法享有的权利。',
  en: 'If you do not agree, ask our project manager for a review, follow the dispute clause of the contract, or call 12345 or 12315. Your rights by law are not affected.',
};
