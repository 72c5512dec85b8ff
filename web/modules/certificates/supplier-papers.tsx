// Whether the papers of a supplier and of its goods in stock are there and hold, beside the supplier.
import { Go } from '../../app/go.tsx';
import { useCan } from '../../app/session.ts';
import { api } from '../../client/api.ts';
import { useRead } from '../../client/query.ts';
import { Section } from '../../design/controls.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { WhenRead } from '../../design/states.tsx';

const texts = {
  title: { zh: '证照', en: 'Certificates' },
  all: { zh: '全部证照', en: 'All certificates' },
  whole: { zh: '应有 {needed} 份，全部有效', en: '{needed} needed, all valid' },
  share: { zh: '应有 {needed} 份，有效 {valid} 份', en: '{valid} of {needed} valid' },
  none: { zh: '没有在库商品，现在不需要随货证照。', en: 'Nothing in stock, nothing needed now.' },
  missing: { zh: '缺', en: 'missing' },
  expired: { zh: '过期', en: 'over' },
};

export function SupplierPapers({ supplierId }: { readonly supplierId: string }) {
  const t = useTexts(texts);
  const say = useSay();
  const may = useCan()('certificates.read');
  const read = useRead(api.certificates.ofSupplier, { supplierId }, { enabled: may });
  if (!may) return null;
  const all = (
    <Go to="/certificates" search={{ supplier: supplierId }}>
      {t('all')}
    </Go>
  );
  return (
    <Section title={t('title')} icon="shield" extra={all}>
      <WhenRead read={read} rows={2}>
        {({ needed, valid, lacking }) => (
          <>
            <p className="quiet" style={{ margin: '0 0 6px' }}>
              {needed === 0 ? t('none') : t(needed === valid ? 'whole' : 'share', { needed, valid })}
            </p>
            <ul className="list-plain">
              {lacking.map(({ kind, label, state, lotId, lot, product }) => (
                <li key={`${kind} ${lotId}`}>
                  <span className="two-lines">
                    <span>{say(label)}</span>
                    {lotId && (
                      <small className="quiet">
                        {product} <Go to={`/lots/${lotId}`}>{lot}</Go>
                      </small>
                    )}
                  </span>
                  <span className="end">
                    <ToneTag tone="danger" icon="alert">
                      {t(state)}
                    </ToneTag>
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
      </WhenRead>
    </Section>
  );
}
