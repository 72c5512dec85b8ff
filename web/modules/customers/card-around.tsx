// What goes on around a customer: cases, contracts and what was kept of them.
import { Go } from '../../app/go.tsx';
import { useCan } from '../../app/session.ts';
import { api } from '../../client/api.ts';
import { useRead } from '../../client/query.ts';
import { Section } from '../../design/controls.tsx';
import { useTexts } from '../../design/locale.ts';
import { CategoryDot, ToneTag } from '../../design/marks.tsx';
import { WhenRead } from '../../design/states.tsx';
import { TimeText } from '../../design/time-text.tsx';
import { MissedTag, StateTag, useCaseTitle } from '../cases/case-look.tsx';

const texts = {
  cases: { zh: '售后单', en: 'Cases' },
  all: { zh: '全部', en: 'All' },
  noOpen: { zh: '没有未了结的售后单。', en: 'Nothing open.' },
  contracts: { zh: '合同与承诺', en: 'Contracts' },
  noContract: { zh: '还没有合同；按默认承诺服务。', en: 'No contract; the default promises apply.' },
  'to-begin': { zh: '待生效', en: 'To begin' },
  'in-force': { zh: '履行中', en: 'In force' },
  ended: { zh: '已到期', en: 'Ended' },
  replaced: { zh: '已被替换', en: 'Replaced' },
  report: { zh: '履约报告', en: 'Fulfilment report' },
};

const SHOWN = 6;
const ENDED = ['closed', 'withdrawn'];

type AroundProps = { readonly customerId: string };

export function CardCases({ customerId }: AroundProps) {
  const t = useTexts(texts);
  const titleOf = useCaseTitle();
  const may = useCan()('cases.read');
  const read = useRead(api.cases.search, { customerId, limit: 50 }, { enabled: may });
  if (!may) return null;
  return (
    <Section
      title={t('cases')}
      icon="case"
      extra={
        <Go to="/search" search={{ customer: customerId }}>
          {t('all')}
        </Go>
      }
    >
      <WhenRead read={read} rows={3}>
        {({ items }) => {
          const open = items.filter(({ state }) => !ENDED.includes(state));
          if (open.length === 0) return <p className="quiet">{t('noOpen')}</p>;
          return (
            <ul className="list-plain">
              {open.slice(0, SHOWN).map((one) => (
                <li key={one.id}>
                  <CategoryDot category={one.category} />
                  <Go to={`/cases/${one.id}`}>{titleOf(one)}</Go>
                  <StateTag state={one.state} />
                  <MissedTag count={one.missed} />
                  <TimeText at={one.openedAt} style="relative" className="quiet end" />
                </li>
              ))}
            </ul>
          );
        }}
      </WhenRead>
    </Section>
  );
}

export function CardContracts({ customerId }: AroundProps) {
  const t = useTexts(texts);
  const can = useCan();
  const may = can('service-plans.read-contracts');
  const read = useRead(api.servicePlans.listContracts, { customerId }, { enabled: may });
  if (!may) return null;
  return (
    <Section
      title={t('contracts')}
      icon="plan"
      extra={
        can('commitments.read-reports') && (
          <Go to="/reports/fulfilment" search={{ customer: customerId }}>
            {t('report')}
          </Go>
        )
      }
    >
      <WhenRead read={read} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="quiet">{t('noContract')}</p>
          ) : (
            <ul className="list-plain">
              {items.map((one) => (
                <li key={`${one.contractId} ${one.version}`}>
                  <Go to={`/contracts/${one.contractId}`}>{one.title || one.number}</Go>
                  <span className="quiet">{one.number}</span>
                  <ToneTag tone={one.state === 'in-force' ? 'accent' : 'plain'}>{t(one.state)}</ToneTag>
                  <span className="quiet number end">
                    {one.from} — {one.to ?? ''}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </WhenRead>
    </Section>
  );
}
