// Contracts of customers: which plan version, own terms, from when to when. Signing a new one starts here.
import { Button } from 'antd';
import { useState } from 'react';
import { useGo, useSearchState } from '../../app/go.tsx';
import { type Answer, api } from '../../client/api.ts';
import { useReadPages } from '../../client/query.ts';
import { PageHeader } from '../../design/controls.tsx';
import { DataTable } from '../../design/desk/data-table.tsx';
import { Icon } from '../../design/icon.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { Empty } from '../../design/states.tsx';
import { CustomerPick } from '../cases/customer-pick.tsx';
import '../cases/forms.css';
import { ContractForm } from './contract-form.tsx';
import { CustomerName } from './customer-name.tsx';
import './desk.css';
import { contractStateLabels } from './labels.ts';

type Row = Answer<typeof api.servicePlans.listContracts>['items'][number];

const texts = {
  title: { zh: '合同', en: 'Contracts' },
  sub: { zh: '每份合同 = 方案的一个版本 + 覆盖与自有条款', en: 'A contract = one version of a plan + overrides and own clauses' },
  sign: { zh: '签订合同', en: 'Sign a contract' },
  number: { zh: '合同编号', en: 'Number' },
  customer: { zh: '客户', en: 'Customer' },
  all: { zh: '全部客户', en: 'All customers' },
  text: { zh: '文本', en: 'Text' },
  plan: { zh: '方案版本', en: 'Plan version' },
  period: { zh: '期限', en: 'Period' },
  open: { zh: '长期', en: 'open-ended' },
  state: { zh: '状态', en: 'State' },
  version: { zh: '第 {version} 版', en: 'version {version}' },
  none: { zh: '还没有签订合同', en: 'No contracts yet' },
  noneDo: {
    zh: '没有合同的客户按默认方案计时和判定，不会无人负责。',
    en: 'Customers without one are judged by the default plan: nobody is left out.',
  },
};

export default function ContractsPage() {
  const t = useTexts(texts);
  const go = useGo();
  const [customerId, setCustomer] = useSearchState('customer');
  const [signing, setSigning] = useState(false);
  const pages = useReadPages(api.servicePlans.listContracts, customerId ? { customerId } : {});
  const can = (pages.data?.pages[0] as Answer<typeof api.servicePlans.listContracts> | undefined)?.can;
  const button = can?.sign && (
    <Button type="primary" onClick={() => setSigning(true)}>
      <Icon name="plus" size={15} /> {t('sign')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('title')} sub={t('sub')} actions={pages.items.length > 0 && button} />
      <div className="stack">
        <div className="contract-filter">
          <CustomerPick value={customerId || null} onPick={(customer) => setCustomer(customer?.id ?? '')} placeholder={t('all')} />
        </div>
        <DataTable<Row>
          pages={pages}
          rowKey="contractId"
          label={t('title')}
          columns={useColumns()}
          onOpen={(row) => go(`/contracts/${row.contractId}`)}
          empty={
            <Empty title={t('none')} icon="file" action={button}>
              {t('noneDo')}
            </Empty>
          }
        />
      </div>
      {signing && <ContractForm customerId={customerId || null} onClose={() => setSigning(false)} onDone={(id) => go(`/contracts/${id}`)} />}
    </>
  );
}

function useColumns() {
  const t = useTexts(texts);
  return [
    { title: t('number'), dataIndex: 'number', render: (number: string) => <strong className="nowrap">{number}</strong> },
    { title: t('customer'), dataIndex: 'customerId', render: (id: string) => <CustomerName customerId={id} /> },
    { title: t('text'), dataIndex: 'title', render: (title: string) => <span className="cell-words">{title}</span> },
    {
      title: t('plan'),
      render: (_: unknown, { plan, terms }: Row) => (
        <span className="nowrap">
          {plan.key} {plan.version}
          {terms && <span className="quiet">{` + ${terms.key} ${terms.version}`}</span>}
        </span>
      ),
    },
    {
      title: t('period'),
      render: (_: unknown, { from, to }: Row) => <span className="nowrap number">{`${from} – ${to ?? t('open')}`}</span>,
    },
    {
      title: t('state'),
      render: (_: unknown, row: Row) => (
        <span className="row nowrap">
          <ContractState state={row.state} />
          {row.version > 1 && <span className="quiet">{t('version', { version: row.version })}</span>}
        </span>
      ),
    },
  ];
}

export function ContractState({ state }: Pick<Row, 'state'>) {
  const say = useSay();
  return <ToneTag tone={state === 'in-force' ? 'accent' : state === 'to-begin' ? 'info' : 'plain'}>{say(contractStateLabels[state])}</ToneTag>;
}
