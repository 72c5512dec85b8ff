// Words, clauses, decision, account and recovery in an evidence file.
import { yuan } from '../../../kernel/money.ts';
import { type Cell, type Column, dataTable, keyValues, type Piece, paragraph } from '../../../platform/documents/public.ts';
import { BEARERS, BOOKING_KINDS } from '../account/account.ts';
import { DECLINED_FOR, PAYS, WITHDRAWALS } from '../claim.ts';
import { FREIGHTS, REACHES, WHYS } from '../entitlements/entitlement-words.ts';
import { SAYS } from '../entitlements/says.ts';
import { MESSAGE_KINDS, type MessageKind } from '../message-kinds.ts';
import { OUTSIDE_RECOURSE } from '../recourse.ts';
import { ANSWERS, RECOVERY_STATES } from '../recovery/recovery.ts';
import type { EvidenceFile } from './gather.ts';
import { named, when } from './say.ts';

const right = (header: string): Column => ({ header, width: 'auto', align: 'right' });
const money = (fen: number | null): string => (fen === null ? '—' : yuan(fen));

export function wordPieces({ claim: { messages }, edition }: EvidenceFile): Piece[] {
  const said = messages.filter(({ body }) => body !== '');
  const columns: Column[] = [
    { header: '时间', width: 'auto' },
    { header: '关于', width: 'auto' },
    { header: '谁', width: 'auto' },
    { header: '原文', width: '*' },
  ];
  const rows = said.map(({ occurredAt, kind, author, byUs, internal, body }): Cell[] => [
    when(occurredAt),
    { text: MESSAGE_KINDS[kind as MessageKind]?.zh ?? kind, ...(internal ? { sub: '内部' } : {}) },
    edition === 'outside' ? (byUs ? '我公司' : '客户') : author,
    body,
  ]);
  return [dataTable(columns, rows, '没有文字说明')];
}

const MARKS: Readonly<Record<string, string>> = { V: '已核原文', V2: '待确认', M: '待确认', own: '本公司规定' };

export function clausePieces({ claim: { verdict, clauseKey }, voices }: EvidenceFile): Piece[] {
  if (!verdict || voices.length === 0) return [paragraph('申请时没有适用的条款，由人决定。', 'muted')];
  const also = [
    `结论：${SAYS[verdict.says].zh}`,
    `凭证等级 ${verdict.grade}`,
    verdict.freight ? FREIGHTS[verdict.freight].zh : '',
    verdict.reach ? `范围：${REACHES[verdict.reach].zh}` : '',
  ];
  const rows = voices.map(({ voice, cited }): Cell[] => [
    clauseKey === voice.key ? { text: voice.key, bold: true, sub: '决定依据' } : voice.key,
    voice.version === null ? '本公司规定' : `${cited.title || (voice.contractKey ?? '')} 第 ${voice.version} 版`,
    { text: cited.wording, ...(cited.source ? { sub: cited.source } : {}) },
    { text: SAYS[voice.says].zh, sub: named(WHYS, voice.why) },
    {
      text: MARKS[voice.mark] ?? voice.mark,
      sub: voice.mark,
      tone: voice.mark === 'M' || voice.mark === 'V2' ? ('warning' as const) : ('plain' as const),
    },
  ]);
  return [
    paragraph(`${also.filter(Boolean).join('；')}。`),
    dataTable(
      [
        { header: '条款', width: 'auto' },
        { header: '文本', width: 120 },
        { header: '内容', width: '*' },
        { header: '怎么说', width: 110 },
        { header: '标记', width: 56 },
      ],
      rows,
    ),
  ];
}

export function decisionPieces(file: EvidenceFile): Piece[] {
  const { claim, steps, edition } = file;
  const by = (name: string): string | null => {
    const step = steps.find(({ fact }) => fact.name === name);
    return step ? `${step.who}　${when(step.occurredAt)}` : null;
  };
  const two = edition === 'internal' && by('claims.endorsed') !== null;
  const decided = by('claims.approved') ?? by('claims.declined');
  const words = claim.messages.findLast(({ kind }) => kind === 'recourse')?.body;
  const pairs: [string, string][] = [
    ['货值（按送货当日价格）', money(claim.valueFen)],
    ['申请金额', money(claim.askedFen)],
    ['同意金额', money(claim.grantedFen)],
    ['付款方式', claim.pay === null ? '—' : PAYS[claim.pay].zh],
    ...(two ? [['第一人（初审）', by('claims.endorsed') ?? '—'] as [string, string]] : []),
    [two ? '第二人（决定）' : '决定', decided ?? '尚未决定，核实中'],
    ...(claim.declinedFor === null ? [] : [['不同意的理由', DECLINED_FOR[claim.declinedFor].zh] as [string, string]]),
    ...(claim.withdrawnFor === null ? [] : [['撤回原因', WITHDRAWALS[claim.withdrawnFor].zh] as [string, string]]),
  ];
  return [keyValues(pairs), ...(claim.state === 'declined' ? [paragraph(`救济途径：${words || OUTSIDE_RECOURSE.zh}`)] : [])];
}

export function accountPieces({ account, edition, medical }: EvidenceFile): Piece[] {
  if (!account) return [];
  const internal = edition === 'internal';
  const columns: Column[] = [
    { header: '记账时间', width: 'auto' },
    { header: '月份', width: 'auto' },
    { header: '科目' },
    { header: '方式' },
    right('金额'),
    ...(internal ? [{ header: '经手' }, { header: '说明' }] : []),
  ];
  const rows = account.entries.map(({ bookedAt, month, kind, pay, amountFen, bookedBy, body }): Cell[] => [
    when(bookedAt),
    month,
    BOOKING_KINDS[kind].zh,
    PAYS[pay].zh,
    yuan(amountFen),
    ...(internal ? [bookedBy || '—', body || '—'] : []),
  ]);
  const papers = medical > 0 ? [paragraph(`另有医疗资料 ${medical} 份，属个人健康信息，不列入本档案。`, 'muted')] : [];
  return [dataTable(columns, rows, '没有记账'), paragraph(`合计 ${yuan(account.sumFen)}（负数为冲减客户应付货款）。`), ...papers];
}

export function recoveryPieces({ recovery }: EvidenceFile): Piece[] {
  if (!recovery) return [];
  const { claimFen, extraFen, parts, recoveries } = recovery;
  if (parts === null) return [paragraph('尚未划分责任与费用。', 'muted')];
  const bearer = (one: { bearer: keyof typeof BEARERS; supplier: { name: string } | null; name: string }): string =>
    `${BEARERS[one.bearer].zh}${one.supplier?.name || one.name ? `：${one.supplier?.name ?? one.name}` : ''}`;
  return [
    paragraph(`费用 ${money(claimFen)}，另加其他费用 ${yuan(extraFen)}。`),
    dataTable(
      [{ header: '承担方' }, right('承担'), right('已提出'), right('未提出')],
      parts.map((part) => [bearer(part), yuan(part.amountFen), yuan(part.askedFen), yuan(part.leftFen)]),
    ),
    dataTable(
      [
        { header: '追偿', width: 'auto' },
        { header: '向谁' },
        right('提出'),
        right('答复'),
        right('落实'),
        { header: '答复期限', width: 'auto' },
        { header: '状态' },
      ],
      recoveries.map((one) => [
        one.number,
        bearer(one),
        yuan(one.askedFen),
        money(one.answeredFen),
        money(one.recoveredFen),
        when(one.answerBy),
        { text: RECOVERY_STATES[one.state].zh, ...(one.answer === null ? {} : { sub: ANSWERS[one.answer].zh }) },
      ]),
      '没有追偿',
    ),
  ];
}
