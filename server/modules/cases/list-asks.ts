// What departments still owe an answer to.
import { iso } from '../../kernel/time.ts';
import type { Call } from '../../platform/app.ts';
import type { InputOf, OutputOf } from '../../platform/http/endpoint.ts';
import { visibleTo } from './case.store.ts';
import type { Department } from './case.ts';
import { type Line, titleOf } from './case-row.ts';
import type { contract } from './contract.ts';

export async function listAsks(call: Call, { department }: InputOf<typeof contract.asksForMe>): Promise<OutputOf<typeof contract.asksForMe>> {
  let query = call.db
    .selectFrom('cases.ask')
    .innerJoin('cases.case', 'cases.case.id', 'cases.ask.case_id')
    .select([
      'cases.ask.id',
      'cases.ask.case_id',
      'cases.ask.department',
      'cases.ask.asked_at',
      'cases.ask.answer_by',
      'cases.case.number',
      'cases.case.lines',
    ])
    .select((eb) =>
      eb
        .selectFrom('cases.message')
        .select('body')
        .whereRef('cases.message.case_id', '=', 'cases.ask.case_id')
        .whereRef('cases.message.department', '=', 'cases.ask.department')
        .where('cases.message.kind', '=', 'ask')
        .orderBy('cases.message.recorded_at', 'desc')
        .limit(1)
        .as('question'),
    )
    .where('cases.ask.answered_at', 'is', null)
    .where(visibleTo(call.actor));
  if (department) query = query.where('cases.ask.department', '=', department);
  const rows = await query.orderBy('cases.ask.answer_by').limit(200).execute();
  return {
    items: rows.map((row) => ({
      id: row.id,
      caseId: row.case_id,
      number: row.number,
      title: titleOf(row.lines as Line[]),
      department: row.department as Department,
      question: row.question ?? '',
      askedAt: iso(row.asked_at),
      answerBy: iso(row.answer_by),
    })),
  };
}
