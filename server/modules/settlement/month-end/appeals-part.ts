// Appeals of the month in the package: what was asked back, why in one line, and what the customer answered. Penalties with what became of them.
import { shanghaiDate } from '../../../kernel/time.ts';
import type { Call } from '../../../platform/app.ts';
import { type Cell, dataTable, heading, type Piece } from '../../../platform/documents/public.ts';
import type { OutputOf } from '../../../platform/http/endpoint.ts';
import { APPEAL_STATES } from '../appeals/appeal.ts';
import type { contract as appealContract } from '../appeals/contract.ts';
import { listAppeals } from '../appeals/show-appeals.ts';
import type { contract as penaltyContract } from '../penalties/contract.ts';
import { MEASURES, PENALTY_STATES } from '../penalties/penalty.ts';
import { listPenalties } from '../penalties/show-penalties.ts';
import { money } from '../statements/draw-statement.ts';
import { type BoundPart, noSuchPart, type OfMonth, type PartMaker } from './bound-part.ts';

type Appeal = OutputOf<typeof appealContract.appeals>['items'][number];
type Penalty = OutputOf<typeof penaltyContract.penalties>['items'][number];
type Page<T> = { readonly items: readonly T[]; readonly next: string | null };

export const appealsPart: PartMaker = async (call, of) => {
  const appeals = await appealsOf(call, of);
  const penalties = await penaltiesOf(call, of);
  if (appeals.length + penalties.length === 0)
    return noSuchPart({ kind: 'appeals', says: { zh: '本月没有申诉，也没有罚则', en: 'No appeals and no penalties this month' } });
  const open = appeals.filter(({ state }) => state === 'open').length;
  return {
    kind: 'appeals',
    state: 'included',
    says: {
      zh: `申诉 ${appeals.length} 件${open > 0 ? `，其中 ${open} 件待答复` : '，均已答复'}；罚则 ${penalties.length} 项`,
      en: `${appeals.length} appeals, ${open} open; ${penalties.length} penalties`,
    },
    ref: null,
    title: '申诉与处理结果',
    body: [...appealTable(appeals), ...penaltyTable(penalties)],
    photos: [],
  } satisfies BoundPart;
};

const PAGE = 100;

async function allOf<T>(page: (cursor: { cursor?: string }) => Promise<Page<T>>): Promise<T[]> {
  const all: T[] = [];
  for (let next: string | null | undefined; next !== null; ) {
    const { items, next: after }: Page<T> = await page(next === undefined ? {} : { cursor: next });
    all.push(...items);
    next = after;
  }
  return all.toReversed();
}

const appealsOf = async (call: Call, of: OfMonth): Promise<Appeal[]> =>
  (await allOf((cursor) => listAppeals(call, { ...of, ...cursor, limit: PAGE }))).filter(({ state }) => state !== 'withdrawn');

const penaltiesOf = async (call: Call, of: OfMonth): Promise<Penalty[]> =>
  (await allOf((cursor) => listPenalties(call, { ...of, ...cursor, limit: PAGE }))).filter(({ state }) => state !== 'withdrawn');

const dayOf = (at: string): string => shanghaiDate(Date.parse(at));

const appealTable = (appeals: readonly Appeal[]): Piece[] =>
  appeals.length === 0
    ? []
    : [
        heading('申诉', 3),
        dataTable(
          [
            { header: '申诉函', width: 92 },
            { header: '申诉事项' },
            { header: '凭证', width: 32, align: 'right' },
            { header: '请求', width: 66, align: 'right' },
            { header: '结果', width: 78 },
            { header: '恢复', width: 66, align: 'right' },
          ],
          appeals.map((one): Cell[] => [
            { text: one.number, sub: dayOf(one.madeAt) },
            matterOf(one),
            `${one.evidence} 项`,
            worthOf(one.askedPoints, one.askedFen),
            { text: APPEAL_STATES[one.state].zh, sub: one.answeredAt === null ? '' : dayOf(one.answeredAt) },
            one.state === 'open' ? '—' : worthOf(one.givenPoints, one.givenFen),
          ]),
        ),
      ];

const matterOf = ({ matter: { title, occurredOn, subject } }: Appeal): Cell => ({
  text: title,
  sub: [occurredOn, subject?.name].filter(Boolean).join('　'),
});

const worthOf = (points: number | null, fen: number | null): string => {
  if (points !== null) return `${points} 分`;
  return fen === null ? '—' : `￥${money(fen)}`;
};

const penaltyTable = (penalties: readonly Penalty[]): Piece[] =>
  penalties.length === 0
    ? []
    : [
        heading('罚则', 3),
        dataTable(
          [
            { header: '编号', width: 92 },
            { header: '种类' },
            { header: '提出金额', width: 84, align: 'right' },
            { header: '结果', width: 84 },
            { header: '认可金额', width: 84, align: 'right' },
          ],
          penalties.map((one): Cell[] => [
            { text: one.number, sub: dayOf(one.statedAt) },
            { text: MEASURES[one.measure].zh, sub: one.clause?.wording ?? '' },
            one.measure === 'amount' ? money(one.statedFen) : '—',
            PENALTY_STATES[one.state].zh,
            one.measure === 'amount' && one.state === 'agreed' ? money(one.amountFen) : '—',
          ]),
        ),
      ];
