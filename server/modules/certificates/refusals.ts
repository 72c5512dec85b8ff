import { defineRefusals } from '../../kernel/refusal.ts';

export const no = defineRefusals('certificates', {
  'not-found': { status: 404, zh: '没有这份证照，或您无权查看。', en: 'There is no such certificate, or you may not see it.' },
  'kind-unknown': { status: 422, zh: '没有“{kind}”这种证照，请从列表中选择。', en: 'There is no kind {kind}. Choose one from the list.' },
  'variant-needed': {
    status: 422,
    zh: '{kind}要选类别（省内或跨省），有效期由它决定。',
    en: '{kind}: choose within or across provinces, it decides how long it is valid.',
  },
  'products-needed': {
    status: 422,
    zh: '请写明这份{kind}管哪些商品，至少一种。',
    en: 'Name at least one product that this {kind} covers.',
  },
  'issued-in-future': { status: 422, zh: '出具日期 {day} 还没有到，请检查。', en: 'Issued on {day}, which is still to come. Check the date.' },
  'ends-before-it-begins': {
    status: 422,
    zh: '有效期止早于有效期起，请检查。',
    en: 'It ends before it begins. Check the dates.',
  },
  'over-before-today': {
    status: 422,
    zh: '这份{kind}按规定有效至 {day}，所填有效期起 {from} 已在其后，请检查日期。',
    en: 'By its rule this {kind} is valid until {day}, before the day it is said to begin ({from}).',
  },
  'file-needed': { status: 422, zh: '请上传证照的照片或 PDF。', en: 'Add a picture or a PDF of the certificate.' },
  'file-unfit': { status: 422, zh: '证照只收照片和 PDF。', en: 'Certificates are pictures or PDF files.' },
  'lot-unknown': {
    status: 422,
    zh: '没有批次 {lot}，请核对批号，或从列表中选择。',
    en: 'There is no lot {lot}. Check the number or choose from the list.',
  },
  'lot-of-other-goods': {
    status: 422,
    zh: '批次 {lot} 是{product}，不在所填商品之中，请检查。',
    en: 'Lot {lot} is {product}, which is not among the goods named. Check them.',
  },
  'lot-of-another-supplier': {
    status: 422,
    zh: '批次 {lot} 由 {supplier} 供货，与所选供应商不同，请检查。',
    en: 'Lot {lot} came from {supplier}, another supplier than chosen. Check them.',
  },
  'not-ours': { zh: '这份证照不是本公司开具的，请打开原件打印。', en: 'We did not issue this certificate: print the original.' },
  'still-a-draft': {
    zh: '还缺 {count} 份来货的承诺达标合格证，补登后才能开具。缺：{lots}。',
    en: '{count} incoming certificates are missing ({lots}). File them first.',
  },
  'withdrawn-already': { zh: '这份证照已作废。', en: 'This certificate is withdrawn already.' },
});
