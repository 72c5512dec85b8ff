// Appeals of the month in the package: what was asked back, why in one line, and what the customer answered. Penalties with what became of them.
import { sql } from 'kysely';
import { shanghaiDate } from '../../../kernel/time.ts';
import type { Db } from '../../../platform/app.ts';
import { type Cell, dataTable, heading, type Piece } from '../../../platform/documents/public.ts';
import { APPEAL_STATES, type AppealState } from '../appeals/appeal.ts';
import { MEASURES, type Measure, PENALTY_STATES, type PenaltyState } from '../penalties/penalty.ts';
import { pointsOf } from '../scorecards/score.ts';
import { money } from '../statements/draw-statement.ts';
import { type BoundPart, noSuchPart, type OfMonth, type PartMaker } from './bound-part.ts';

type Appeal = {
  readonly number: string;
  readonly item: string | null;
  readonly occurredOn: string | null;
  readonly penalty: string | null;
  readonly askedHundredths: number | null;
  readonly askedFen: number | null;
  readonly givenHundredths: number | null;
  readonly givenFen: number | null;
  readonly state: AppealState;
  readonly evidence: number;
  readonly madeAt: number;
  readonly answeredAt: number | null;
};
type Penalty = {
  readonly number: string;
  readonly measure: Measure;
  readonly clauseId: string | null;
  readonly statedFen: number;
  readonly amountFen: number;
  readonly state: PenaltyState;
  readonly statedAt: number;
};

export const appealsPart: PartMaker = async ({ db }, of) => {
  const appeals = await appealsOf(db, of);
  const penalties = await penaltiesOf(db, of);
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

async function appealsOf(db: Db, { customerId, month }: OfMonth): Promise<Appeal[]> {
  const { rows } = await sql<Appeal>`
    select a.number, (select i ->> 'name' from jsonb_array_elements(s.items) i where i ->> 'itemId' = d.item_id) as item,
      d.occurred_on as "occurredOn", p.number as penalty, a.asked_hundredths as "askedHundredths", a.asked_fen as "askedFen",
      a.given_hundredths as "givenHundredths", a.given_fen as "givenFen", a.state, a.evidence_count as evidence, a.made_at as "madeAt",
      a.answered_at as "answeredAt"
    from settlement.appeal a left join settlement.score_deduction d on d.id = a.deduction_id left join settlement.score_sheet s on s.id = a.sheet_id
    left join settlement.penalty p on p.id = a.penalty_id
    where a.customer_id = ${customerId} and left(a.period, 7) = ${month} and a.state <> 'withdrawn' order by a.made_at, a.id`.execute(db);
  return rows;
}

async function penaltiesOf(db: Db, { customerId, month }: OfMonth): Promise<Penalty[]> {
  const { rows } = await sql<Penalty>`
    select number, measure, clause_id as "clauseId", stated_fen as "statedFen", amount_fen as "amountFen", state, stated_at as "statedAt"
    from settlement.penalty where customer_id = ${customerId} and period = ${month} and state <> 'withdrawn' order by stated_at, id`.execute(db);
  return rows;
}

const dayOf = (at: number): string => shanghaiDate(at);

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
            worthOf(one.askedHundredths, one.askedFen),
            { text: APPEAL_STATES[one.state].zh, sub: one.answeredAt === null ? '' : dayOf(one.answeredAt) },
            one.state === 'open' ? '—' : worthOf(one.givenHundredths, one.givenFen),
          ]),
        ),
      ];

const matterOf = ({ item, occurredOn, penalty }: Appeal): Cell =>
  penalty === null ? { text: item ?? '扣分', sub: occurredOn ?? '' } : { text: '违约金', sub: penalty };

const worthOf = (hundredths: number | null, fen: number | null): string => {
  if (hundredths !== null) return `${pointsOf(hundredths)} 分`;
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
            MEASURES[one.measure].zh,
            one.measure === 'amount' ? money(one.statedFen) : '—',
            PENALTY_STATES[one.state].zh,
            one.measure === 'amount' && one.state === 'agreed' ? money(one.amountFen) : '—',
          ]),
        ),
      ];
