import { defineRefusals } from '../../../kernel/refusal.ts';

export const no = defineRefusals('deliveries', {
  'mapping-unknown': {
    status: 404,
    zh: '没有这个对照表，或已停用，请从列表中选择。',
    en: 'There is no such mapping, or it is closed. Choose one from the list.',
  },
  'mapping-changed': { zh: '对照表刚被同事改过，请刷新后再改。', en: 'A colleague has just changed this mapping. Reload, then change it.' },
  'header-twice': { status: 422, zh: '同一个列名出现了两次，请删掉一个。', en: 'A column name is there twice. Remove one.' },
  'field-twice': { status: 422, zh: '同一个字段对应了两列，请删掉一个。', en: 'A field stands for two columns. Remove one.' },
  'not-in-this-direction': {
    status: 422,
    zh: '所选的字段在这个方向用不到，请删掉。',
    en: 'A chosen field has no meaning in this direction. Remove it.',
  },
  'field-needed': {
    status: 422,
    zh: '回单至少要有：送货单号（或食堂和日期）、商品（或编码、行号）、验收数量。',
    en: 'A receipt needs the note number (or site and day), the product (or code, line) and the accepted amount.',
  },
  'order-field-needed': {
    status: 422,
    zh: '订单表至少要有：食堂（或编码）、送达日期、商品、数量、单位。',
    en: 'An order table needs the site (or code), the day, the product, the amount and the unit.',
  },
  'wrong-direction': { status: 422, zh: '这个对照表用于另一个方向，请换一个。', en: 'This mapping serves the other direction. Choose another.' },
  'columns-missing': {
    status: 422,
    zh: '文件前 10 行里没有找到对照表里的列：{columns}。请检查文件，或修改对照表。',
    en: 'The first 10 rows lack these columns of the mapping: {columns}. Check the file or change the mapping.',
  },
  'receipt-without-note': {
    status: 422,
    zh: '没有找到送货单“{number}”（同一食堂当天有多张时要写单号）。',
    en: 'There is no note "{number}" (or several for that site and day: give the number).',
  },
});
