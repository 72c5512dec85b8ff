// The papers of the trade as a person chooses them.
import type { Form, LabelSize, PrintOrder } from '../../../server/modules/deliveries/paper/forms.ts';
import type { Text } from '../../design/locale.ts';

export type { Form, LabelSize, PrintOrder };

export const FORMS: Readonly<Record<Form, Text>> = {
  a4: { zh: 'A4', en: 'A4' },
  'continuous-280': { zh: '241 连续纸·整张（241×279.4）', en: 'Continuous 241, full (241×279.4)' },
  'continuous-140': { zh: '241 连续纸·二等分（241×139.7）', en: 'Continuous 241, half (241×139.7)' },
  'continuous-93': { zh: '241 连续纸·三等分（241×93.1）', en: 'Continuous 241, third (241×93.1)' },
};
export const FORM_CODES = Object.keys(FORMS) as Form[];

export const LABEL_SIZES: Readonly<Record<LabelSize, Text>> = {
  '60x40': { zh: '60×40 毫米', en: '60×40 mm' },
  '70x50': { zh: '70×50 毫米', en: '70×50 mm' },
};
export const LABEL_SIZE_CODES = Object.keys(LABEL_SIZES) as LabelSize[];

export const PRINT_ORDERS: Readonly<Record<PrintOrder, Text>> = {
  stop: { zh: '按送货顺序', en: 'In the order of the stops' },
  loading: { zh: '按装车顺序（末站在前）', en: 'In the order of loading (last stop first)' },
};
export const PRINT_ORDER_CODES = Object.keys(PRINT_ORDERS) as PrintOrder[];
