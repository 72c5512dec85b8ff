import { defineRefusals } from '../../kernel/refusal.ts';

export const no = defineRefusals('documents', {
  'not-a-workbook': {
    status: 422,
    zh: '这不是可以读取的 Excel 工作簿（.xlsx），请用 Excel 或 WPS 另存为 .xlsx 后再上传',
    en: 'This is not a readable Excel workbook (.xlsx). Save it again as .xlsx and upload that.',
  },
  'sheet-not-found': { status: 422, zh: '工作簿里没有名为“{sheet}”的工作表', en: 'The workbook has no sheet named “{sheet}”.' },
  'unpacks-too-large': {
    status: 413,
    zh: '表格解压后超过 {megabytes} MB，请拆成几个文件再上传',
    en: 'The workbook unpacks to more than {megabytes} MB. Split it into several files.',
  },
  'too-many-rows': {
    status: 413,
    zh: '表格超过 {rows} 行，请拆成几个文件再上传',
    en: 'The table has more than {rows} rows. Split it into several files.',
  },
  'too-many-columns': { status: 422, zh: '第 {row} 行超过 {columns} 列', en: 'Row {row} has more than {columns} columns.' },
  'unknown-encoding': {
    status: 422,
    zh: '无法识别文字编码，请将 CSV 另存为 UTF-8 或 GB18030 编码',
    en: 'Unknown text encoding. Save the CSV as UTF-8 or GB18030.',
  },
});
