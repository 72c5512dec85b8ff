// 对得上, or exactly what does not: the account against claims, ledger and totals.
import { Go } from '../../../app/go.tsx';
import { type Answer, api } from '../../../client/api.ts';
import { useRead } from '../../../client/query.ts';
import { Facts, Section } from '../../../design/controls.tsx';
import { useTexts } from '../../../design/locale.ts';
import { ToneTag } from '../../../design/marks.tsx';
import { MoneyText } from '../../../design/people.tsx';
import { WhenRead } from '../../../design/states.tsx';

const texts = {
  title: { zh: '与退换货台账核对', en: 'Against claims and ledger' },
  agrees: { zh: '对得上', en: 'Agrees' },
  differs: { zh: '{count} 处对不上', en: '{count} differences' },
  claims: { zh: '应记（{count} 项申请）', en: 'By {count} claims' },
  hand: { zh: '人工更正、冲销、冲回', en: 'By hand' },
  booked: { zh: '已记（{count} 笔）', en: 'Booked, {count} entries' },
  totals: { zh: '月汇总相加', en: 'Sum of the months' },
  should: { zh: '应为', en: 'should be' },
  is: { zh: '实为', en: 'is' },
  what: {
    booked: { zh: '金额', en: 'Amount' },
    totals: { zh: '月汇总', en: 'Monthly totals' },
    ledger: { zh: '货物台账', en: 'Ledger of goods' },
    reversal: { zh: '冲销', en: 'Reversal' },
    unpriced: { zh: '补换了拒收的货但没有单价，请登记更正', en: 'Refused goods replaced without a price: enter a correction' },
  },
};

type Difference = Answer<typeof api.claims.reconcile>['differences'][number];

export function Agreement({ customerId }: { readonly customerId: string }) {
  const t = useTexts(flat);
  const read = useRead(api.claims.reconcile, { customerId });
  return (
    <Section title={t('title')} icon="check">
      <WhenRead read={read} rows={3}>
        {({ agrees, differences, claims, entries, expectedFen, byHandFen, bookedFen, totalsFen }) => (
          <>
            <p role="status">
              {agrees ? (
                <ToneTag tone="accent">✓ {t('agrees')}</ToneTag>
              ) : (
                <ToneTag tone="danger">{t('differs', { count: differences.length })}</ToneTag>
              )}
            </p>
            <Facts
              items={[
                { label: t('claims', { count: claims }), value: <MoneyText fen={expectedFen} /> },
                { label: t('hand'), value: <MoneyText fen={byHandFen} /> },
                { label: t('booked', { count: entries }), value: <MoneyText fen={bookedFen} strong /> },
                { label: t('totals'), value: <MoneyText fen={totalsFen} /> },
              ]}
            />
            <ul>
              {differences.map((one) => (
                <DifferenceLine key={`${one.what} ${one.claimId}`} one={one} />
              ))}
            </ul>
          </>
        )}
      </WhenRead>
    </Section>
  );
}

const { what: WHAT, ...flat } = texts;

function DifferenceLine({ one }: { readonly one: Difference }) {
  const t = useTexts(flat);
  const named = useTexts(WHAT);
  return (
    <li>
      {one.claimId && <Go to={`/claims/${one.claimId}`}>{one.claimNumber}</Go>} {named(one.what)}
      {one.expectedFen !== one.bookedFen && (
        <>
          ：{t('should')} <MoneyText fen={one.expectedFen} />，{t('is')} <MoneyText fen={one.bookedFen} />
        </>
      )}
    </li>
  );
}
