// Where all of what was asked about is: one line a lot, and whether it comes out even.
import { useLocale, useTexts } from '../../../design/locale.ts';
import { ToneTag } from '../../../design/marks.tsx';
import { amountOf, lotById, type Trace } from './trace-data.ts';
import { texts } from './trace-texts.ts';

const IN = ['received', 'made'] as const;
const OUT = [
  ['stock', 'inStock'],
  ['vans', 'vans'],
  ['kitchens', 'atKitchens'],
  ['consumed', 'consumed'],
  ['destroyed', 'destroyed'],
  ['returned', 'returned'],
  ['passedOn', 'passedOn'],
  ['differences', 'differences'],
] as const;

export function TraceBalance({ trace }: { readonly trace: Trace }) {
  const t = useTexts(texts);
  const locale = useLocale();
  const lots = lotById(trace);
  return (
    <section className="trace-balances" aria-label={t('balance')}>
      {trace.balances.map((sums) => {
        const lot = lots.get(sums.lotId);
        if (!lot) return null;
        const say = (amount: number) => amountOf(amount, lot.unit, locale);
        return (
          <p key={sums.lotId} className="trace-balance">
            <strong>{lot.number}</strong>
            {IN.filter((key) => sums[key] > 0).map((key) => (
              <span key={key}>
                {t(key)} <b className="number">{say(sums[key])}</b>
              </span>
            ))}
            <span aria-hidden>＝</span>
            {OUT.filter(([key]) => sums[key] !== 0).map(([key, word]) => (
              <span key={key}>
                {t(word)} <b className="number">{say(sums[key])}</b>
              </span>
            ))}
            <ToneTag tone={sums.balanced ? 'accent' : 'danger'}>{t(sums.balanced ? 'balanced' : 'unbalanced')}</ToneTag>
          </p>
        );
      })}
    </section>
  );
}
