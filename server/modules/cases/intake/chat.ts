// Turns what a clerk pastes from WeChat into messages: forwarded copies, desktop copies, the merged-forward listing, or one plain text.
import { type Instant, shanghaiDate, shanghaiInstant } from '../../../kernel/time.ts';
import type { Attachment, Message } from './types.ts';

const DATE = '(?:(?<year>\\d{4})[年/.-])?(?<month>\\d{1,2})[月/.-](?<day>\\d{1,2})日?';
const CLOCK = '(?<half>上午|下午|晚上|凌晨|早上|中午)?\\s*(?<hour>\\d{1,2})[:：](?<minute>\\d{2})(?:[:：]\\d{2})?';
const WHEN = `(?:${DATE}|(?<near>今天|昨天|前天|星期[一二三四五六日天]|周[一二三四五六日]))?\\s*${CLOCK}`;
/** 名字 11-21 08:02 · 名字 2026年11月21日 08:02 · 名字  08:02 · 名字 昨天 下午 3:02 · 2026-11-21 08:02:11 名字 */
const NAME_FIRST = new RegExp(`^\\s*(?<name>\\S.{0,30}?)[\\s:：]+\\(?${WHEN}\\)?\\s*[:：]?\\s*(?<rest>.*)$`, 'u');
const TIME_FIRST = new RegExp(`^\\s*\\[?${WHEN}\\]?\\s+(?<name>\\S[^:：]{0,29}?)(?:[:：]\\s*(?<rest>.*))?$`, 'u');
const TIME_ALONE = new RegExp(`^\\s*[—\\-]*\\s*${WHEN}\\s*[—\\-]*\\s*$`, 'u');
const NAME_COLON = /^(?<name>[^\s:：\d][^:：\n]{0,24})[:：]\s*(?<rest>.*)$/u;
const DATE_RULE = /^\s*[—–\-=]{2,}\s*(?:(?<year>\d{4})[年/.-])?(?<month>\d{1,2})[月/.-](?<day>\d{1,2})日?\s*[—–\-=]{2,}\s*$/u;
/** Headings that look like 名字: but are not people. */
const NOT_A_NAME =
  /^(注|备注|附|时间|地址|电话|联系人|另|另外|加菜|缺货|明早|明天|后天|今天|今日|每日|每天|早餐|午餐|晚餐|中餐|蔬菜|水果|肉类|肉|调料|干货|紧急|通知|问|答|数量|原因|单位|点数|今天点数|以下|清单|菜单|订单|加单|补单|如下|https?)$|[,，。!！?？、\d]|(如下|要|订|清单|菜单)$/u;
const SYSTEM_LINE = /^\s*(.{0,24}的聊天记录|聊天记录|-{3,}\s*转发.*|.{1,20}(撤回了一条消息|加入了群聊|邀请.+加入.*)|以下为新消息)\s*$/u;

type Draft = { from: string | null; at?: Instant; lines: string[] };
type Pasting = { messages: Draft[]; date: string | null; now: Instant };

/** Messages of a pasted text, in order. A text without any header is one message from nobody known. */
export function readChat(text: string, { now }: { readonly now: Instant }): Message[] {
  const lines = text
    .replace(/\r\n?/g, '\n')
    .replace(/\u00a0/g, ' ')
    .split('\n');
  const named = usesNameColon(lines);
  const pasting: Pasting = { messages: [], date: null, now };
  for (const line of lines) takeLine(pasting, line, named);
  return pasting.messages
    .map(({ from, at, lines: body }) => finish({ from, ...(at === undefined ? {} : { at }), text: body.join('\n').trim() }))
    .filter((message) => message.text !== '' || (message.attachments?.length ?? 0) > 0);
}

/** The merged-forward copy is 名字: 文本 line by line; a list of goods with a colon is not one. Two such lines, or the first line alone with its name, decide. */
function usesNameColon(lines: readonly string[]): boolean {
  const filled = lines.filter((line) => line.trim() !== '' && !SYSTEM_LINE.test(line));
  const names = filled.filter((line) => nameOf(line) !== undefined);
  const first = filled[0] ? nameOf(filled[0]) : undefined;
  return (
    first !== undefined &&
    (names.length >= 2 || filled[0]?.trim().endsWith(':') === true || filled[0]?.trim().endsWith('：') === true || names.length === filled.length)
  );
}

function nameOf(line: string): string | undefined {
  const name = NAME_COLON.exec(line)?.groups?.name?.trim();
  return name && !NOT_A_NAME.test(name) ? name : undefined;
}

function takeLine(pasting: Pasting, line: string, named: boolean): void {
  if (SYSTEM_LINE.test(line)) return;
  const rule = DATE_RULE.exec(line)?.groups;
  if (rule) {
    pasting.date = dateOf(rule, pasting);
    return;
  }
  const alone = TIME_ALONE.exec(line)?.groups;
  const last = pasting.messages.at(-1);
  if (alone && last && last.at === undefined && last.lines.length === 0) {
    last.at = timeOf(alone, pasting);
    return;
  }
  const header = headerOf(line, pasting);
  if (header) pasting.messages.push(header);
  else if (named && nameOf(line))
    pasting.messages.push({ from: nameOf(line) as string, lines: [NAME_COLON.exec(line)?.groups?.rest ?? ''].filter(Boolean) });
  else if (last) last.lines.push(line);
  else if (line.trim() !== '') pasting.messages.push({ from: null, lines: [line] });
}

function headerOf(line: string, pasting: Pasting): Draft | undefined {
  for (const pattern of [NAME_FIRST, TIME_FIRST]) {
    const groups = pattern.exec(line)?.groups;
    if (!groups?.name || !looksLikeHeader(groups, pattern === TIME_FIRST)) continue;
    return { from: groups.name.replace(/[:：]$/, '').trim(), at: timeOf(groups, pasting), lines: [groups.rest ?? ''].filter(Boolean) };
  }
  return undefined;
}

/** 明天 10:30 前送到 is a sentence, not a header: the name may not be a time word or hold goods, and text may follow only after a full date or a colon. */
function looksLikeHeader(groups: Record<string, string | undefined>, timeFirst: boolean): boolean {
  const name = groups.name ?? '';
  const rest = groups.rest ?? '';
  if (NOT_A_NAME.test(name) || /(明天|后天|今天|前|到|要|送|改|从|点|上午|下午|早上|晚上)$/.test(name)) return false;
  if (timeFirst) return Boolean(groups.month ?? groups.near) && !/[,，。!！?？]/.test(name);
  return rest === '' || Boolean(groups.month);
}

function dateOf(groups: Record<string, string | undefined>, { now }: Pasting): string {
  const today = shanghaiDate(now);
  const pad = (value: string | undefined) => String(value).padStart(2, '0');
  const inYear = (year: string) => `${year}-${pad(groups.month)}-${pad(groups.day)}`;
  if (groups.year) return inYear(groups.year);
  const thisYear = inYear(today.slice(0, 4));
  // A chat is never from the future: 12-30 pasted on 2 January is of last year.
  return thisYear > today ? inYear(String(Number(today.slice(0, 4)) - 1)) : thisYear;
}

function timeOf(groups: Record<string, string | undefined>, pasting: Pasting): Instant {
  const hour = Number(groups.hour);
  const noon = groups.half === '下午' || groups.half === '晚上' || (groups.half === '中午' && hour < 10);
  const time = `${String(noon && hour < 12 ? hour + 12 : hour).padStart(2, '0')}:${groups.minute}`;
  if (groups.month) {
    pasting.date = dateOf(groups, pasting);
    return shanghaiInstant(pasting.date, time);
  }
  if (groups.near) pasting.date = shanghaiDate(pasting.now - daysBack(groups.near, pasting.now) * 86_400_000);
  const at = shanghaiInstant(pasting.date ?? shanghaiDate(pasting.now), time);
  return pasting.date === null && at > pasting.now ? at - 86_400_000 : at;
}

function daysBack(near: string, now: Instant): number {
  const fixed: Record<string, number> = { 今天: 0, 昨天: 1, 前天: 2 };
  if (fixed[near] !== undefined) return fixed[near];
  const today = new Date(now + 8 * 3_600_000).getUTCDay();
  return (today - '日一二三四五六'.indexOf(near.at(-1) === '天' ? '日' : (near.at(-1) ?? '日')) + 7) % 7;
}

const KINDS: Record<string, Attachment['kind']> = {
  图片: 'picture',
  照片: 'picture',
  动画表情: 'other',
  语音: 'voice',
  视频: 'video',
  文件: 'file',
  位置: 'place',
};
const ATTACHMENT = /[[【](图片|照片|动画表情|语音|视频|文件|位置)\s*:?\s*(?:(\d+)\s*["”″秒s'’]*)?[^\]】\n]{0,60}[\]】]/gu;

/** Attachments named in the text ([图片], [语音 23"]); the text itself stays as written. */
function finish(message: { from: string | null; at?: Instant; text: string }): Message {
  const attachments = [...message.text.matchAll(ATTACHMENT)].map(
    (match): Attachment => ({ kind: KINDS[match[1] ?? ''] ?? 'other', text: match[0], ...(match[2] ? { seconds: Number(match[2]) } : {}) }),
  );
  return attachments.length ? { ...message, attachments } : message;
}
