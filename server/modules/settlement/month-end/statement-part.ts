// The statement in the package: as it was sent, whole.
import type { Call } from '../../../platform/app.ts';
import { statementPieces } from '../statements/draw-statement.ts';
import { wholeStatement } from '../statements/print-statement.ts';
import { missingPart, type OfMonth, type PartMaker } from './bound-part.ts';

export const statementPart: PartMaker = async (call, of) => {
  const found = await headOf(call, of);
  if (!found) return missingPart({ kind: 'statement', says: { zh: '还没有生成对账单', en: 'No statement was drawn' } });
  if (found.state === 'draft')
    return missingPart({ kind: 'statement', says: { zh: '对账单还是草稿，未发送', en: 'The statement is a draft and was not sent' }, ref: found.id });
  const statement = await wholeStatement(call, { statementId: found.id });
  const confirmed = statement.state === 'confirmed';
  return {
    kind: 'statement',
    state: 'included',
    says: {
      zh: `${statement.number}，${confirmed ? '双方已确认' : '已发送，客户未确认'}`,
      en: `${statement.number}, ${confirmed ? 'confirmed by both' : 'sent, not confirmed yet'}`,
    },
    ref: found.id,
    title: '',
    body: statementPieces(statement),
    photos: [],
  };
};

const headOf = ({ db }: Call, { customerId, month }: OfMonth) =>
  db
    .selectFrom('settlement.statement')
    .select(['id', 'state'])
    .where('customer_id', '=', customerId)
    .where('month', '=', `${month}-01`)
    .executeTakeFirst();
