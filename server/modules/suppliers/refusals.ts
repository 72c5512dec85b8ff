import { defineRefusals } from '../../kernel/refusal.ts';

export const no = defineRefusals('suppliers', {
  'not-found': { status: 404, zh: '没有这家供应商，请从列表中选择。', en: 'There is no such supplier. Choose one from the list.' },
  'name-taken': {
    zh: '“{name}”已登记过（{code}）。请改那一家的资料，或核对名称。',
    en: '"{name}" is registered already ({code}). Change that one, or check the name.',
  },
  'dropped-already': {
    zh: '“{name}”已停用，不能再更改或收货。需要恢复供货请重新登记。',
    en: '"{name}" is dropped: it cannot be changed or delivered from. Register it again to use it.',
  },
  'licence-twice': { status: 422, zh: '{licence}填写了两次，请只保留一条。', en: '{licence} is given twice. Keep one of them.' },
  'no-header': {
    status: 422,
    zh: '前 10 行里没有找到表头。需要的列：{columns}。',
    en: 'No header in the first 10 rows. Needed columns: {columns}.',
  },
});
