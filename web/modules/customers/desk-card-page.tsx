// Everything about one customer on one page: sites, people, chat names, visits, what is open, what was promised.
import { Button } from 'antd';
import { useState } from 'react';
import { useGo, useParam } from '../../app/go.tsx';
import { useShortcut } from '../../app/shortcuts.ts';
import { api } from '../../client/api.ts';
import { useLive } from '../../client/live.ts';
import { useRead } from '../../client/query.ts';
import { Facts, PageHeader, Section } from '../../design/controls.tsx';
import '../../design/desk/desk-parts.css';
import { Icon } from '../../design/icon.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { Person } from '../../design/people.tsx';
import { WhenRead } from '../../design/states.tsx';
import { TimeText } from '../../design/time-text.tsx';
import { CardCases, CardContracts } from './card-around.tsx';
import { CardContacts } from './card-contacts.tsx';
import { CardNames } from './card-names.tsx';
import { CardSites } from './card-sites.tsx';
import { CardVisits } from './card-visits.tsx';
import { type Card, CustomerForm } from './customer-form.tsx';
import './desk.css';
import { kindLabels } from './labels.ts';
import { VisitForm } from './visit-form.tsx';

const texts = {
  back: { zh: '返回客户列表', en: 'Back to the customers' },
  change: { zh: '更改资料', en: 'Change' },
  visit: { zh: '登记回访', en: 'Record a visit' },
  notes: { zh: '送货单', en: 'Delivery notes' },
  inactive: { zh: '已停用', en: 'Inactive' },
  team: { zh: '专属人员', en: 'Our people' },
  agent: { zh: '专属客服', en: 'Agent' },
  clerk: { zh: '跟单员', en: 'Clerk' },
  manager: { zh: '项目负责人', en: 'Manager' },
  remark: { zh: '备注', en: 'Remark' },
  since: { zh: '登记于', en: 'Registered' },
};

export default function CustomerPage() {
  const customerId = useParam('customerId');
  const card = useRead(api.customers.show, { customerId });
  useLive(['queue'], { refresh: ['cases'] });
  return <WhenRead read={card}>{(one) => <CustomerCard card={one} />}</WhenRead>;
}

function CustomerCard({ card }: { readonly card: Card }) {
  const t = useTexts(texts);
  const say = useSay();
  const go = useGo();
  const [open, setOpen] = useState<'change' | 'visit'>();
  const close = () => setOpen(undefined);
  useShortcut('e', t('change'), card.can.change ? () => setOpen('change') : undefined);
  useShortcut('v', t('visit'), card.can.visit ? () => setOpen('visit') : undefined);
  return (
    <>
      <PageHeader
        title={card.name}
        onBack={() => go('/customers')}
        back={t('back')}
        tags={
          <>
            <span className="quiet">{card.code}</span>
            <ToneTag>{say(kindLabels[card.kind])}</ToneTag>
            {card.level && <ToneTag tone="accent">{card.level}</ToneTag>}
            {!card.active && <ToneTag>{t('inactive')}</ToneTag>}
          </>
        }
        actions={
          <>
            <Button icon={<Icon name="truck" size={16} />} onClick={() => go('/deliveries', { customer: card.id })}>
              {t('notes')}
            </Button>
            {card.can.change && <Button onClick={() => setOpen('change')}>{t('change')}</Button>}
            {card.can.visit && (
              <Button type="primary" onClick={() => setOpen('visit')}>
                {t('visit')}
              </Button>
            )}
          </>
        }
      />
      <div className="card-columns">
        <div className="stack">
          <CardSites card={card} />
          <CardContacts card={card} />
          <CardVisits card={card} />
        </div>
        <div className="stack">
          <Team card={card} />
          <CardCases customerId={card.id} />
          <CardContracts customerId={card.id} />
          <CardNames card={card} />
        </div>
      </div>
      {open === 'change' && <CustomerForm card={card} onClose={close} />}
      {open === 'visit' && <VisitForm card={card} onClose={close} />}
    </>
  );
}

function Team({ card }: { readonly card: Card }) {
  const t = useTexts(texts);
  const person = (one: Card['team']['agent']) =>
    one ? (
      <span className="row">
        <Person name={one.name} />
        {one.phone && <a href={`tel:${one.phone}`}>{one.phone}</a>}
      </span>
    ) : (
      <span className="quiet">—</span>
    );
  return (
    <Section title={t('team')} icon="people">
      <Facts
        items={[
          { label: t('agent'), value: person(card.team.agent) },
          { label: t('clerk'), value: person(card.team.clerk) },
          { label: t('manager'), value: person(card.team.manager) },
          ...(card.remark ? [{ label: t('remark'), value: card.remark }] : []),
          { label: t('since'), value: <TimeText at={card.createdAt} style="date" className="quiet" /> },
        ]}
      />
    </Section>
  );
}
