import { defineRefusals } from '../../kernel/refusal.ts';

export const no = defineRefusals('products', {
  'not-found': { status: 404, zh: '没有这个商品。', en: 'There is no such product.' },
  'code-taken': { zh: '商品编码 {code} 已被使用，请换一个。', en: 'Product code {code} is taken. Please choose another.' },
  'class-unknown': {
    status: 422,
    zh: '没有编码为“{written}”的容差或温度分类，请从列表中选择。',
    en: 'There is no tolerance or temperature class "{written}". Choose from the list.',
  },
  'weight-needed': {
    status: 422,
    zh: '库存单位与结算单位不同（或按标重结算）时，请填写每件的典型重量（克）。',
    en: 'Where stock and settlement unit differ, or for catch weight, give the typical weight of a piece in grams.',
  },
  'piece-unit': {
    status: 422,
    zh: '抄码商品要按件下单、按重量结算：请选择计件单位（箱、头、条…），结算单位选公斤或斤。',
    en: 'Catch-weight goods are ordered by the piece and settled by weight: choose a counted piece unit and a weighed settlement unit.',
  },
  'units-apart': {
    status: 422,
    zh: '库存单位与结算单位无法换算，请改成同一类单位，或填写每件重量。',
    en: 'Stock and settlement unit cannot be converted. Choose units of one kind, or give the weight of a piece.',
  },
  'alias-twice': {
    status: 422,
    zh: '别名“{alias}”写了两次，或与名称相同，请删去。',
    en: 'The alias "{alias}" is there twice or equals the name. Remove it.',
  },
  'customer-unknown': { status: 422, zh: '没有这个客户，请从列表中选择。', en: 'There is no such customer. Choose from the list.' },
  'contract-unknown': { status: 422, zh: '这个客户没有这份合同，请从列表中选择。', en: 'This customer has no such contract. Choose from the list.' },
  'product-unknown': {
    status: 422,
    zh: '没有这个商品，或已停用，请从列表中选择。',
    en: 'There is no such product, or it is retired. Choose from the list.',
  },
  'sheet-not-found': { status: 404, zh: '没有这张价格表。', en: 'There is no such price sheet.' },
  'sheet-published': {
    zh: '价格表 {number} 已发布，不能更改。要更正，请新建一张替代它的价格表。',
    en: 'Price sheet {number} is published and cannot be changed. To correct it, draft one that replaces it.',
  },
  'sheet-shape': {
    status: 422,
    zh: '价格表不完整：下浮表要写明参考价格表和至少一个下浮率；参考价只能用于全部客户，且不能是下浮表。',
    en: 'A discount needs a reference and at least one rate; a reference sheet is for all customers and is no discount.',
  },
  'sheet-without-lines': {
    status: 422,
    zh: '下浮表按参考价计算，没有逐项价格。',
    en: 'A discount is computed from its reference and has no prices of its own.',
  },
  'sheet-empty': { status: 422, zh: '价格表里还没有价格，请先填写或导入。', en: 'The price sheet has no prices yet. Fill or import them first.' },
  'too-many-lines': { status: 422, zh: '一张价格表最多 {most} 行。', en: 'A price sheet has at most {most} lines.' },
  'period-backwards': {
    status: 422,
    zh: '有效期 {from} 至 {to} 不成立：结束日要晚于开始日，且不超过 {years} 年。',
    en: 'The period {from} to {to} is not possible: it must end after it begins and last at most {years} years.',
  },
  'price-unit': {
    status: 422,
    zh: '“{product}”按{settle}结算，不能按{unit}定价。',
    en: '"{product}" is settled by {settle} and cannot be priced by {unit}.',
  },
  'sheet-overlaps': {
    zh: '与已发布的价格表 {number} 重复：同一范围、同一时期的“{product}”等 {count} 项已有价。请缩短有效期，或改为替代那张表。',
    en: 'Price sheet {number} already prices "{product}" and in all {count} for the same customers and days. Shorten the period, or replace that sheet.',
  },
  'reference-missing': {
    status: 422,
    zh: '{from} 没有名为“{reference}”的已发布价格表可供参考，请先发布它，或改参考名称。',
    en: 'No published sheet named "{reference}" holds on {from}. Publish it first, or name another.',
  },
  'replaces-other-scope': {
    status: 422,
    zh: '只能替代同一客户、同一类型的已发布价格表，且开始日不能早于它。',
    en: 'Only a published sheet of the same customer and kind can be replaced, and not from before it began.',
  },
  'no-header': {
    status: 422,
    zh: '前 10 行里没有找到表头。需要的列：{columns}。',
    en: 'No header in the first 10 rows. Needed columns: {columns}.',
  },
  'too-many-rows': { status: 422, zh: '一次最多导入 {rows} 行，请分成几个文件。', en: 'At most {rows} rows at once. Split the file.' },
});
