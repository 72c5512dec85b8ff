import { defineRefusals } from '../../../kernel/refusal.ts';

export const no = defineRefusals('deliveries', {
  'no-crates': {
    zh: '没有可打印的周转筐标签：送货单 {number} 还没有填发出的筐数。请先装车登记筐数，或改打商品标签。',
    en: 'There are no crate labels to print: note {number} says no crates yet. Enter them at loading, or print product labels.',
  },
});
