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
  'withdrawn-already': { zh: '这份证照已作废。', en: 'This certificate is withdrawn already.' },
});
