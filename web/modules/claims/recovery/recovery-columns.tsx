// A recovery as a row of the list and of a supplier's page.
import type { TableProps } from 'antd';
import { Go } from '../../../app/go.tsx';
import { useTexts } from '../../../design/locale.ts';
import { MoneyText } from '../../../design/people.tsx';
import { TimeText } from '../../../design/time-text.tsx';
import { StateOfRecovery } from './recovery-line.tsx';
import { partyOf, type Recovery } from './recovery-types.ts';

const texts = {
  party: { zh: '向谁', en: 'Of whom' },
  claim: { zh: '退换赔付', en: 'Claim' },
  asked: { zh: '提出', en: 'Asked' },
  answered: { zh: '答复', en: 'Answered' },
  recovered: { zh: '落实', en: 'Came in' },
  answerBy: { zh: '答复期限', en: 'Answer by' },
  state: { zh: '状态', en: 'State' },
};

export function useRecoveryColumns(): NonNullable<TableProps<Recovery>['columns']> {
  const t = useTexts(texts);
  return [
    {
      title: t('party'),
      key: 'party',
      render: (_, row) => (
        <span className="two-lines">
          {row.supplier ? <Go to={`/suppliers/${row.supplier.id}`}>{row.supplier.name}</Go> : <span>{partyOf(row)}</span>}
          <small className="quiet number">{row.number}</small>
        </span>
      ),
    },
    {
      title: t('claim'),
      key: 'claim',
      responsive: ['md'],
      render: (_, row) => (
        <span className="two-lines">
          <span>{row.customer.name}</span>
          <small className="quiet">
            <Go to={`/claims/${row.claimId}`}>{row.claimNumber}</Go>
          </small>
        </span>
      ),
    },
    { title: t('asked'), key: 'asked', align: 'right', render: (_, row) => <MoneyText fen={row.askedFen} strong /> },
    { title: t('answered'), key: 'answered', align: 'right', responsive: ['sm'], render: (_, row) => <MoneyText fen={row.answeredFen} /> },
    { title: t('recovered'), key: 'recovered', align: 'right', responsive: ['sm'], render: (_, row) => <MoneyText fen={row.recoveredFen} /> },
    { title: t('answerBy'), key: 'answerBy', responsive: ['lg'], render: (_, row) => <TimeText at={row.answerBy} style="short" /> },
    { title: t('state'), key: 'state', render: (_, row) => <StateOfRecovery recovery={row} /> },
  ];
}
