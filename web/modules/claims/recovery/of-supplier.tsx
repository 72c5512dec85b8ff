// What a supplier was asked for, on its page.
import { Go } from '../../../app/go.tsx';
import { useCan } from '../../../app/session.ts';
import { api } from '../../../client/api.ts';
import { useRead } from '../../../client/query.ts';
import { Section } from '../../../design/controls.tsx';
import { useTexts } from '../../../design/locale.ts';
import { MoneyText } from '../../../design/people.tsx';
import './recovery.css';
import { StateOfRecovery } from './recovery-line.tsx';

const texts = { title: { zh: '追偿', en: 'Recoveries' }, all: { zh: '全部追偿', en: 'All of them' } };
const SHOWN = 5;

export function RecoveriesOfSupplier({ supplierId }: { readonly supplierId: string }) {
  const t = useTexts(texts);
  const can = useCan()('claims.see-recovery');
  const read = useRead(api.claims.recoveries, { supplierId, limit: SHOWN }, { enabled: can });
  if (!can || !read.data || read.data.items.length === 0) return null;
  return (
    <Section title={t('title')} icon="refresh" extra={<Go to={`/recoveries?supplier=${supplierId}`}>{t('all')}</Go>}>
      <ul className="borne">
        {read.data.items.map((one) => (
          <li key={one.id}>
            <Go to={`/claims/${one.claimId}`}>{one.number}</Go>
            <span className="quiet">
              <StateOfRecovery recovery={one} />
            </span>
            <MoneyText fen={one.askedFen} strong />
          </li>
        ))}
      </ul>
    </Section>
  );
}
