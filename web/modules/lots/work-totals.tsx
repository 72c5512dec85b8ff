// What goes in, what comes out and what is lost between, while it is typed.
import { useTexts } from '../../design/locale.ts';

const texts = {
  into: { zh: '投入 {amount}', en: '{amount} in' },
  out: { zh: '产出 {amount}', en: '{amount} out' },
  loss: { zh: '损耗 {amount}', en: '{amount} lost' },
  more: { zh: '产出多于投入 {amount}，请检查', en: '{amount} more out than in: check' },
};

type TotalsProps = { readonly into: number; readonly out: number; readonly say: (amount: number) => string };

export function Totals({ into, out, say }: TotalsProps) {
  const t = useTexts(texts);
  return (
    <div className="lot-total" role="status">
      <span>{t('into', { amount: say(into) })}</span>
      <span>{t('out', { amount: say(out) })}</span>
      {into > out && <span className="lot-near">{t('loss', { amount: say(into - out) })}</span>}
      {out > into && <strong className="lot-over">{t('more', { amount: say(out - into) })}</strong>}
    </div>
  );
}
