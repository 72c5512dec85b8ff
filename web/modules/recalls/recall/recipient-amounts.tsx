// What a recipient got, what is still out, and what was said about it.
import { useSay, useTexts } from '../../../design/locale.ts';
import { ToneTag } from '../../../design/marks.tsx';
import { QuantityText } from '../../../design/people.tsx';
import { type Line, type Recipient, saidLabels } from './labels.ts';

const texts = {
  got: { zh: '送达', en: 'got' },
  out: { zh: '，仍在外', en: ', still out' },
  settled: { zh: '，已清', en: ', settled' },
  possible: { zh: '可能收到 ≤', en: 'possibly ≤' },
  said: { zh: '对方说：', en: 'They say: ' },
  differs: { zh: '与实收不一致', en: 'differs from what moved' },
};

export const nameOf = ({ site, customer, supplier }: Recipient): string => (site ? `${customer?.name ?? ''} · ${site.name}` : (supplier?.name ?? ''));

export function Amounts({ line }: { readonly line: Line }) {
  const t = useTexts(texts);
  const say = useSay();
  const { said, unit, delivered, left, atMost, differs, number, product } = line;
  const parts = said ? (['still', 'returned', 'used', 'destroyed', 'missing'] as const).filter((part) => said[part] > 0) : [];
  return (
    <div className="two-lines">
      <span>
        {product} <small className="quiet number">{number}</small>
      </span>
      <span>
        {delivered > 0 && (
          <>
            {t('got')} <QuantityText amount={delivered} unit={unit} />
            {t(left > 0 ? 'out' : 'settled')} {left > 0 && <QuantityText amount={left} unit={unit} strong />}
          </>
        )}
        {atMost > 0 && (
          <>
            {' '}
            {t('possible')} <QuantityText amount={atMost} unit={unit} />
          </>
        )}
      </span>
      {said && (
        <small className="quiet">
          {t('said')}
          {parts.map((part) => (
            <span key={part}>
              {say(saidLabels[part])} <QuantityText amount={said[part]} unit={unit} />{' '}
            </span>
          ))}
          {differs && <ToneTag tone="plain">{t('differs')}</ToneTag>}
        </small>
      )}
    </div>
  );
}
