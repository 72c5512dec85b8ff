import { defineRefusals } from '../../kernel/refusal.ts';

export const no = defineRefusals('vehicles', {
  'not-found': { status: 404, zh: '没有这辆车，请从列表中选择。', en: 'There is no such vehicle. Choose one from the list.' },
  'plate-taken': {
    zh: '车牌 {plate} 已登记过。请改那一辆的资料，或核对车牌。',
    en: 'Plate {plate} is registered already. Change that vehicle, or check the plate.',
  },
  'retired-already': { zh: '{plate} 已停用，不能再更改。需要再用请重新登记。', en: '{plate} is retired. Register it again to use it.' },
});
