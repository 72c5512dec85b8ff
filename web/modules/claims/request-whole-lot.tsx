// Everything of the lot that came to this customer that day, at all its sites (R5.2); what went elsewhere is for a trace and a person.
import { api } from '../../client/api.ts';
import { useRead } from '../../client/query.ts';
import { useTexts } from '../../design/locale.ts';
import { QuantityText } from '../../design/people.tsx';
import { Refused, WhenRead } from '../../design/states.tsx';

const texts = {
  elsewhere: {
    zh: '同批次还送过其他日期 {days} 次、其他客户 {others} 家：请另行追溯。',
    en: 'The lot also went out on {days} other days and to {others} other customers: trace it.',
  },
  left: { zh: '还可申请', en: 'left' },
  lot: { zh: '批次 {lot}', en: 'lot {lot}' },
};

export function WholeLot({ line }: { readonly line: { readonly noteId: string; readonly lineId: string } }) {
  const t = useTexts(texts);
  const read = useRead(api.claims.lotToday, { noteId: line.noteId, lineId: line.lineId });
  if (read.error) return <Refused error={read.error} />;
  return (
    <WhenRead read={read} rows={2}>
      {({ lines, elsewhere }) => (
        <div className="request-offer">
          {lines.map((one) => (
            <span key={`${one.lineId} ${one.lotId}`}>
              <strong>{one.product}</strong>{' '}
              <span className="quiet">
                {one.site} · {one.noteNumber} · {t('lot', { lot: one.lot })} · {t('left')} <QuantityText amount={one.left} unit={one.unit} />
              </span>
            </span>
          ))}
          {(elsewhere.otherDays > 0 || elsewhere.otherCustomers > 0) && (
            <small className="quiet">{t('elsewhere', { days: elsewhere.otherDays, others: elsewhere.otherCustomers })}</small>
          )}
        </div>
      )}
    </WhenRead>
  );
}
