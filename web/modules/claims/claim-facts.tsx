// Where a claim belongs: customer, case, notes, lots and their trace, and what becomes of goods and money.
import { GOODS, PAYS, REASONS } from '../../../server/modules/claims/words.ts';
import { Go } from '../../app/go.tsx';
import { useCan } from '../../app/session.ts';
import { Facts, Section } from '../../design/controls.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { MoneyText } from '../../design/people.tsx';
import { TimeText } from '../../design/time-text.tsx';
import type { FullClaim } from './claim-types.ts';

const texts = {
  title: { zh: '关于', en: 'About' },
  customer: { zh: '客户', en: 'Customer' },
  site: { zh: '食堂', en: 'Site' },
  case: { zh: '售后单', en: 'Case' },
  notes: { zh: '送货单', en: 'Notes' },
  lots: { zh: '批次', en: 'Lots' },
  trace: { zh: '追溯', en: 'Trace' },
  recall: { zh: '召回', en: 'Recall' },
  open: { zh: '查看', en: 'Open' },
  reason: { zh: '原因', en: 'Reason' },
  goods: { zh: '货物', en: 'Goods' },
  pay: { zh: '款项', en: 'Money' },
  value: { zh: '货值', en: 'Worth of the goods' },
  unpriced: { zh: '部分没有单价', en: 'Not all of it is priced' },
  asked: { zh: '申请金额', en: 'Asked' },
  granted: { zh: '同意金额', en: 'Granted' },
  needed: { zh: '要求送达', en: 'Needed by' },
  arrives: { zh: '预计送到', en: 'Arrives by' },
  driver: { zh: '司机', en: 'Driver' },
  by: { zh: '提出', en: 'Asked by' },
  byCustomer: { zh: '客户', en: 'The customer' },
  byStaff: { zh: '我方代提', en: 'Us, for the customer' },
};

const uniqueBy = <T, K>(all: readonly T[], key: (one: T) => K): T[] => [...new Map(all.map((one) => [key(one), one])).values()];

export function ClaimFacts({ claim }: { readonly claim: FullClaim }) {
  const t = useTexts(texts);
  const say = useSay();
  const { items: lines, goods, pay, valueFen, askedFen, grantedFen, neededBy, arriveBy, driver, vehicle } = claim;
  const money = (label: string, fen: number | null) => (fen === null ? [] : [{ label, value: <MoneyText fen={fen} strong /> }]);
  const time = (label: string, moment: string | null) => (moment === null ? [] : [{ label, value: <TimeText at={moment} style="short" /> }]);
  const items = [
    ...links(claim, t, useCan()),
    { label: t('reason'), value: say(REASONS[claim.reason]) },
    { label: t('by'), value: t(claim.requestedBy === 'customer' ? 'byCustomer' : 'byStaff') },
    { label: t('goods'), value: say(GOODS[goods]) },
    ...(lines.length > 0 ? [{ label: t('value'), value: valueFen === null ? t('unpriced') : <MoneyText fen={valueFen} /> }] : []),
    ...money(t('asked'), askedFen),
    ...money(t('granted'), grantedFen),
    ...(pay ? [{ label: t('pay'), value: say(PAYS[pay]) }] : []),
    ...time(t('needed'), neededBy),
    ...time(t('arrives'), arriveBy),
    ...(driver ? [{ label: t('driver'), value: `${driver.name} ${vehicle ?? ''}` }] : []),
  ];
  return (
    <Section title={t('title')} icon="file">
      <Facts items={items} />
    </Section>
  );
}

function links(claim: FullClaim, t: (key: keyof typeof texts) => string, can: (permission: string) => boolean) {
  const notes = uniqueBy(claim.items, ({ noteId }) => noteId);
  const lots = uniqueBy(
    claim.items.filter(({ lotId }) => lotId !== null),
    ({ lotId }) => lotId,
  );
  return [
    { label: t('customer'), value: <Go to={`/customers/${claim.customer.id}`}>{claim.customer.name}</Go> },
    ...(claim.site.name === claim.customer.name ? [] : [{ label: t('site'), value: claim.site.name }]),
    { label: t('case'), value: <Go to={`/cases/${claim.caseId}`}>{claim.caseNumber}</Go> },
    ...(notes.length > 0 && can('deliveries.read')
      ? [
          {
            label: t('notes'),
            value: notes.map(({ noteId, noteNumber }) => (
              <div key={noteId}>
                <Go to={`/deliveries/${noteId}`}>{noteNumber}</Go>
              </div>
            )),
          },
        ]
      : []),
    ...(lots.length > 0 && can('lots.read')
      ? [
          {
            label: t('lots'),
            value: lots.map(({ lotId, lotNumber }) => (
              <div key={lotId}>
                <Go to={`/lots/${lotId}`}>{lotNumber}</Go>{' '}
                {can('lots.trace') && (
                  <Go to="/trace" search={{ lot: lotId ?? undefined }}>
                    {t('trace')}
                  </Go>
                )}
              </div>
            )),
          },
        ]
      : []),
    ...(claim.recallId && can('recalls.read') ? [{ label: t('recall'), value: <Go to={`/recalls/${claim.recallId}`}>{t('open')}</Go> }] : []),
  ];
}
