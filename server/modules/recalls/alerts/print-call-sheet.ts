// The call sheet on paper and as a table: whoever phones needs no screen.
import { showQuantity } from '../../../kernel/quantity.ts';
import { say, type Text } from '../../../kernel/text.ts';
import { shanghaiMoment, shanghaiTime } from '../../../kernel/time.ts';
import type { Call } from '../../../platform/app.ts';
import { XLSX_TYPE } from '../../../platform/documents/media-types.ts';
import { type Column, dataTable, keyValues, paragraph } from '../../../platform/documents/public.ts';
import type { InputOf } from '../../../platform/http/endpoint.ts';
import { CALL_OUTCOMES } from './alert.ts';
import type { contract } from './contract.ts';
import { type Row, type Sheet, showCallSheet } from './show-call-sheet.ts';

const TITLE: Text = { zh: '电话通知单', en: 'Call sheet' };
const MEALS = { breakfast: { zh: '早餐', en: 'breakfast' }, lunch: { zh: '午餐', en: 'lunch' }, dinner: { zh: '晚餐', en: 'dinner' } };
const EATEN = {
  no: { zh: '', en: '' },
  perhaps: { zh: '可能已食用一部分', en: 'perhaps partly eaten' },
  likely: { zh: '可能已食用？', en: 'already eaten?' },
};
const STAGES = {
  staging: { zh: '备货区，不发出', en: 'staging: do not send' },
  van: { zh: '在车上，勿卸货', en: 'on the van: do not unload' },
  site: { zh: '在食堂', en: 'at the kitchen' },
  over: { zh: '已结束', en: 'over' },
};

const fileOf = (bytes: Buffer, name: string, type: string): File => new File([new Uint8Array(bytes)], name, { type });

/** 11:30 午餐（约 09:30 开始烹饪，估计） */
const cookText = ({ cookAt, mealAt, meal, cooking, assumed }: Row, words: (text: Text) => string): string => {
  const begins = shanghaiTime(Date.parse(cookAt));
  const when = cooking ? words({ zh: '烹饪中', en: 'cooking now' }) : words({ zh: `约 ${begins} 开始烹饪`, en: `cooks from about ${begins}` });
  const note = assumed ? words({ zh: '，开餐时间未登记', en: ', meal times not known' }) : '';
  return `${when}\n${shanghaiMoment(Date.parse(mealAt)).slice(5)} ${words(MEALS[meal])}${note}`;
};

const amountText = ({ amount, atMost, unit }: Row['lots'][number], words: (text: Text) => string): string => {
  const sure = amount > 0 || atMost === 0 ? showQuantity({ amount, unit }) : '';
  const may =
    atMost > 0
      ? words({ zh: `可能 ≤ ${showQuantity({ amount: atMost, unit })}`, en: `possible ≤ ${showQuantity({ amount: atMost, unit }, 'en')}` })
      : '';
  return [sure, may].filter(Boolean).join(' + ');
};

const lotText = (lot: Row['lots'][number], words: (text: Text) => string): string =>
  `${lot.product} ${amountText(lot, words)}\n${lot.number}　${lot.deliveryOn.slice(5)} ${lot.noteNumber}`;

const peopleText = ({ contacts, driver, stage }: Row, words: (text: Text) => string): string =>
  [
    ...contacts.slice(0, 3).map(({ name, phone }) => `${name} ${phone}`),
    ...(driver && stage !== 'site' ? [`${words({ zh: '司机', en: 'Driver' })} ${driver.name} ${driver.phone ?? ''} ${driver.plate ?? ''}`] : []),
  ].join('\n');

const calledText = ({ call }: Row, words: (text: Text) => string): string =>
  call
    ? `${words(CALL_OUTCOMES[call.outcome])} ${shanghaiTime(Date.parse(call.calledAt))} ${call.by}${call.spokenTo ? `（${call.spokenTo}）` : ''}`
    : words({ zh: '□ 已通知　□ 未接通', en: '□ told　□ no answer' });

export async function printCallSheet(call: Call, input: InputOf<typeof contract.callSheetPdf>): Promise<File> {
  const sheet = await showCallSheet(call, input);
  const words = (text: Text) => say(text, call.locale);
  const columns: Column[] = [
    { header: '#', width: 16, align: 'right' },
    { header: words({ zh: '开始烹饪（估计）', en: 'Cooks (estimate)' }), width: 88 },
    { header: words({ zh: '客户与食堂', en: 'Kitchen' }), width: 112 },
    { header: words({ zh: '电话', en: 'Phone' }), width: 130 },
    { header: words({ zh: '批次与数量', en: 'Lots and amounts' }), width: '*' },
    { header: words({ zh: '位置', en: 'Where' }), width: 70 },
    { header: words({ zh: '通话结果', en: 'Call' }), width: 92 },
  ];
  const rows = sheet.items.map((row, at) => [
    `${at + 1}`,
    cookText(row, words),
    `${row.customer}\n${row.site}`,
    peopleText(row, words),
    row.lots.map((lot) => lotText(lot, words)).join('\n'),
    [words(STAGES[row.stage]), words(EATEN[row.eaten])].filter(Boolean).join('\n'),
    calledText(row, words),
  ]);
  const bytes = await call.app.documents.pdf({
    title: words(TITLE),
    subtitle: shanghaiMoment(call.now),
    landscape: true,
    locale: call.locale,
    at: call.now,
    footer: call.app.companyName,
    body: [
      keyValues(headOf(sheet, words)),
      paragraph(words(SCRIPT)),
      dataTable(columns, rows, words({ zh: '没有食堂收到这些批次。', en: 'No kitchen has these lots.' })),
    ],
  });
  return fileOf(bytes, nameOf(sheet, 'pdf', words), 'application/pdf');
}

/** What to say, calm and without guilt. */
const SCRIPT: Text = {
  zh: '您好，贵食堂收到的下列商品正在核查。为稳妥起见，请暂停使用、单独存放、不要丢弃，并告诉我们：还剩多少、已用多少。',
  en: 'Hello, the goods below are being checked. To be safe please do not use them, set them apart, do not throw them away, and tell us how much is left and how much was used.',
};

const headOf = ({ lotCount, lotNumbers, items, lead }: Sheet, words: (text: Text) => string): [string, string][] => [
  [words({ zh: '批次', en: 'Lots' }), `${lotNumbers.join('、')}${lotCount > lotNumbers.length ? ` …（${lotCount}）` : ''}`],
  [words({ zh: '食堂', en: 'Kitchens' }), `${items.length}`],
  [
    words({ zh: '烹饪时间', en: 'Cook times' }),
    words({ zh: `按开餐前 ${lead.minutes} 分钟估计（${lead.source}）`, en: `estimated ${lead.minutes} minutes before the meal` }),
  ],
  [words({ zh: '已通知到', en: 'Told' }), `${items.filter(({ call }) => call?.outcome === 'told').length}`],
];

const nameOf = ({ asOf }: Sheet, suffix: string, words: (text: Text) => string): string =>
  `${words(TITLE)}-${shanghaiMoment(Date.parse(asOf)).replaceAll(':', '').replace(' ', '-')}.${suffix}`;

const TABLE: readonly { readonly header: Text; cell(row: Row, words: (text: Text) => string): string | number }[] = [
  { header: { zh: '开始烹饪（估计）', en: 'Cooks (estimate)' }, cell: ({ cookAt }) => shanghaiMoment(Date.parse(cookAt)) },
  { header: { zh: '下一餐', en: 'Next meal' }, cell: ({ mealAt, meal }, words) => `${shanghaiMoment(Date.parse(mealAt))} ${words(MEALS[meal])}` },
  { header: { zh: '客户', en: 'Customer' }, cell: ({ customer }) => customer },
  { header: { zh: '食堂', en: 'Kitchen' }, cell: ({ site }) => site },
  { header: { zh: '地址', en: 'Address' }, cell: ({ address }) => address },
  { header: { zh: '联系人与电话', en: 'Contacts' }, cell: (row, words) => peopleText(row, words).replaceAll('\n', '；') },
  { header: { zh: '批次与数量', en: 'Lots' }, cell: ({ lots }, words) => lots.map((lot) => lotText(lot, words).replace('\n', ' ')).join('；') },
  { header: { zh: '位置', en: 'Where' }, cell: ({ stage }, words) => words(STAGES[stage]) },
  { header: { zh: '是否可能已食用', en: 'Eaten?' }, cell: ({ eaten }, words) => words(EATEN[eaten]) },
  { header: { zh: '通话结果', en: 'Call' }, cell: (row, words) => (row.call ? calledText(row, words) : '') },
  { header: { zh: '备注', en: 'Remark' }, cell: ({ call }) => call?.body ?? '' },
];

export async function exportCallSheet(call: Call, input: InputOf<typeof contract.callSheetXlsx>): Promise<File> {
  const sheet = await showCallSheet(call, input);
  const words = (text: Text) => say(text, call.locale);
  const rows = sheet.items.map((row) => TABLE.map(({ cell }) => cell(row, words)));
  const bytes = await call.app.documents.xlsx.write([{ name: words(TITLE), columns: TABLE.map(({ header }) => ({ header: words(header) })), rows }]);
  return fileOf(bytes, nameOf(sheet, 'xlsx', words), XLSX_TYPE);
}
