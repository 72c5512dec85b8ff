// Who we are to the supplier: places, meal times, people on both sides.
import { Go } from '../../app/go.tsx';
import { useCan } from '../../app/session.ts';
import { type Answer, api } from '../../client/api.ts';
import { useRead } from '../../client/query.ts';
import { Icon } from '../../design/icon.tsx';
import { useTexts } from '../../design/locale.ts';
import { WhenRead } from '../../design/states.tsx';
import { TeamCalls } from '../deliveries/portal-home-page.tsx';

const texts = {
  breakfast: { zh: '早餐 {time}', en: 'Breakfast {time}' },
  lunch: { zh: '午餐 {time}', en: 'Lunch {time}' },
  dinner: { zh: '晚餐 {time}', en: 'Dinner {time}' },
  people: { zh: '我们的联系人', en: 'Our people' },
  acceptor: { zh: '可验收', en: 'may accept' },
  team: { zh: '供应商联系人', en: 'Our supplier’s people' },
  account: { zh: '往来账：本月货款少付了多少', en: 'Account: what was taken off the bill' },
  reports: { zh: '履约月报', en: 'Reports' },
  change: { zh: '资料有变，请告诉专属客服。', en: 'Tell your agent when something changes.' },
};

type Profile = Answer<typeof api.customers.profile>;

export default function PortalProfilePage() {
  const profile = useRead(api.customers.profile, {});
  return <WhenRead read={profile}>{(one) => <ProfileBody profile={one} />}</WhenRead>;
}

function ProfileBody({ profile }: { readonly profile: Profile }) {
  const t = useTexts(texts);
  return (
    <div className="ph-stack">
      <p className="ph-big">{profile.customer.name}</p>
      <Books />
      {profile.sites.map((site) => (
        <section key={site.id} className="ph-card">
          <h2>{site.name}</h2>
          {site.address && <span className="quiet">{site.address}</span>}
          <span>
            {(['breakfast', 'lunch', 'dinner'] as const)
              .flatMap((meal) => (site.meals[meal] ? [t(meal, { time: site.meals[meal] })] : []))
              .join(' · ')}
          </span>
          {site.gateRules && <span className="quiet">{site.gateRules}</span>}
        </section>
      ))}
      <section className="ph-card">
        <h2>{t('people')}</h2>
        {profile.contacts.map((contact) => (
          <span key={`${contact.name}${contact.phone}`}>
            {[contact.name, contact.phone, contact.acceptor && t('acceptor')].filter(Boolean).join(' · ')}
          </span>
        ))}
      </section>
      <h2 className="ph-head">{t('team')}</h2>
      <TeamCalls team={profile.team} />
      <p className="quiet">{t('change')}</p>
    </div>
  );
}

/** What the bar of the phone has no room for. */
function Books() {
  const t = useTexts(texts);
  const can = useCan();
  const links = [
    { to: '/account', label: t('account'), shown: can('claims.follow-account') },
    { to: '/fulfilment', label: t('reports'), shown: can('commitments.answer-reports') },
  ].filter(({ shown }) => shown);
  return (
    <ul className="ph-lines">
      {links.map(({ to, label }) => (
        <li key={to}>
          <Go to={to} className="ph-line">
            <span className="ph-grow">{label}</span>
            <Icon name="right" size={20} />
          </Go>
        </li>
      ))}
    </ul>
  );
}
