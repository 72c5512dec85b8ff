// Replacements that were brought and not accepted: on vans still, until the warehouse has counted them in.
import { showQuantity } from '../../../../server/kernel/quantity.ts';
import { Go } from '../../../app/go.tsx';
import { useCan } from '../../../app/session.ts';
import { api } from '../../../client/api.ts';
import { useRead } from '../../../client/query.ts';
import { Section } from '../../../design/controls.tsx';
import { useLocale, useTexts } from '../../../design/locale.ts';
import './replacement.css';

const texts = {
  title: { zh: '没有验收、还在车上的补换货', en: 'Not accepted, still on vans' },
  take: { zh: '去收回', en: 'Take in' },
};

export function Rests() {
  const can = useCan();
  return can('claims.pick') ? <OpenRests /> : null;
}

function OpenRests() {
  const t = useTexts(texts);
  const locale = useLocale();
  const read = useRead(api.claims.rests, {});
  const items = read.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <div className="handed-box">
      <Section title={`${t('title')} ${items.length}`} icon="lot">
        <ul className="handed">
          {items.map(({ claim, rest }) => (
            <li key={claim.id}>
              <span>
                {rest.map((one) => `${one.product} ${showQuantity(one, locale)} ${one.number}`).join('、')}{' '}
                <span className="quiet">
                  {claim.customer.name} {claim.site.name} · {claim.vehicle}
                </span>
              </span>
              <Go to={`/claims/${claim.id}`}>{t('take')}</Go>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}
