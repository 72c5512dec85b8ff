import { defineRefusals } from '../../kernel/refusal.ts';

export const no = defineRefusals('cases', {
  'not-found': { status: 404, zh: '没有这张售后单，或您无权查看。', en: 'There is no such case, or you may not see it.' },
  'not-in-this-state': {
    zh: '售后单 {number} 当前为“{state}”，不能{act}。请刷新后查看最新进展。',
    en: 'Case {number} is "{state}": {act} is not possible now. Reload to see the latest.',
  },
  'customer-unknown': { status: 422, zh: '没有找到这个客户，请从列表中选择。', en: 'No such customer. Please choose one from the list.' },
  'site-of-other-customer': { status: 422, zh: '这个食堂不属于所选客户。', en: 'This site does not belong to the chosen customer.' },
  'line-unknown': { status: 422, zh: '送货单上没有这一行，请重新选择。', en: 'The delivery note has no such line.' },
  'needed-by-in-past': { status: 422, zh: '要求送达时间 {at} 早于问题发生时间，请检查。', en: 'Needed-by {at} lies before the report itself.' },
  'nothing-told': { status: 422, zh: '请写明问题，或至少附一张照片、一段语音。', en: 'Say what is wrong, or add a photo or a voice note.' },
  'file-unknown': { status: 422, zh: '附件不存在或已过期，请重新上传。', en: 'An attachment does not exist any more. Please upload it again.' },
  'asked-already': { zh: '已请{department}核查，尚未回复，可先催办。', en: '{department} was asked already and has not answered yet.' },
  'ask-unknown': { status: 404, zh: '没有这条部门核查请求，或已回复。', en: 'No such open question to a department.' },
  'cause-needed': {
    status: 422,
    zh: '关闭前请选择根本原因；确实查不明可选“未查明”。',
    en: 'Choose the root cause before closing; "unknown" is allowed.',
  },
  'ask-open': { zh: '还有 {count} 个部门未回复，请先收齐回复或撤回请求。', en: '{count} department(s) have not answered yet.' },
  'not-waiting': { zh: '这张售后单没有在等待。', en: 'This case is not waiting.' },
  'waiting-already': { zh: '已经在等待{on}，无需重复登记。', en: 'The case is waiting for {on} already.' },
  'assignee-unknown': { status: 422, zh: '没有这位同事，或其账号已停用。', en: 'No such colleague, or the account is closed.' },
  'settle-before-confirm': { zh: '请等我们处理完成后再确认。', en: 'Please confirm after we have settled it.' },
  'dock-unknown': { status: 404, zh: '没有这条验收异常，请刷新。', en: 'There is no such exception of the dock. Reload.' },
  'dock-decided': {
    zh: '这条验收异常已由{by}处理（{state}），请刷新查看。',
    en: 'This exception of the dock was dealt with already by {by}. Reload to see.',
  },
  'not-yours': { status: 403, zh: '涉及本人或本线路的服务投诉由经理处理。', en: 'A complaint about you or your line is handled by a manager.' },
});
