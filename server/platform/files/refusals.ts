import { defineRefusals } from '../../kernel/refusal.ts';

export const no = defineRefusals('files', {
  'not-found': { status: 404, zh: '没有这个文件，或您不能查看', en: 'There is no such file, or you may not see it.' },
  'no-picture': { status: 404, zh: '这个文件不是图片，没有预览', en: 'This file is no picture and has no preview.' },
  empty: { status: 422, zh: '文件是空的，请重新选择', en: 'The file is empty. Choose it again.' },
  'too-large': {
    status: 413,
    zh: '文件超过 {megabytes} MB，请压缩或分段后再上传',
    en: 'The file is larger than {megabytes} MB. Compress or split it.',
  },
  heic: {
    status: 422,
    zh: '无法读取 HEIC 格式的照片。请在手机上改为 JPEG 后再上传（iPhone：设置 → 相机 → 格式 → 兼容性最佳），或先截图再上传截图',
    en: 'HEIC photos cannot be read. Switch the phone to JPEG (iPhone: Settings → Camera → Formats → Most Compatible), or upload a screenshot of it.',
  },
  'not-a-photo': {
    status: 422,
    zh: '这不是可以打开的照片，可能已损坏，请重新拍摄或选择',
    en: 'This is no photo that can be opened; it may be damaged. Take or choose it again.',
  },
  'not-taken': {
    status: 415,
    zh: '不能上传这种文件。可以上传：照片（JPEG、PNG、WebP、GIF）、录音、MP4 视频、PDF、Excel（.xlsx）、CSV 或文本',
    en: 'This type of file is not taken. Taken are photos (JPEG, PNG, WebP, GIF), voice, MP4 video, PDF, Excel (.xlsx), CSV and plain text.',
  },
  'upload-broken': { status: 400, zh: '上传中断，请重试', en: 'The upload broke off. Try again.' },
  'range-outside': { status: 416, zh: '请求的片段超出文件长度', en: 'The range asked for lies outside the file.' },
});
