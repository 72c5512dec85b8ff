// 追偿: what is asked back of suppliers and carriers. Those that did not answer in time stand first.
import { Select } from 'antd';
import { RECOVERY_STATES, type RecoveryState as State } from '../../../../server/modules/claims/words.ts';
import { useGo, useSearchState } from '../../../app/go.tsx';
import { api } from '../../../client/api.ts';
import { useLive } from '../../../client/live.ts';
import { useRead, useReadPages } from '../../../client/query.ts';
import { PageHeader, Section } from '../../../design/controls.tsx';
import { DataTable } from '../../../design/desk/data-table.tsx';
import '../../../design/desk/desk-parts.css';
import { useSay, useTexts } from '../../../design/locale.ts';
import { Empty } from '../../../design/states.tsx';
import { SupplierSelect } from '../../suppliers/supplier-select.tsx';
import './recovery.css';
import { useRecoveryColumns } from './recovery-columns.tsx';

const texts = {
  title: { zh: '追偿', en: 'Recoveries' },
  sub: { zh: '向供应商、承运商提出的费用；超期未答复的排在最前。', en: 'What suppliers and carriers are asked for; no answer in time comes first.' },
  late: { zh: '超期未答复（{count}）', en: 'No answer in time ({count})' },
  any: { zh: '全部状态', en: 'Any state' },
  state: { zh: '状态', en: 'State' },
  none: { zh: '没有追偿', en: 'Nothing is asked back' },
  noneDo: {
    zh: '在退换赔付单的“责任与追偿”里划分责任后，向供应商或承运商提出。',
    en: 'Split the cost on the page of a claim, then ask the supplier or carrier.',
  },
};
const MOST_LATE = 100;

export default function RecoveriesPage() {
  const t = useTexts(texts);
  const say = useSay();
  const go = useGo();
  const columns = useRecoveryColumns();
  const [state, setState] = useSearchState('state');
  const [supplier, setSupplier] = useSearchState('supplier');
  const filter = { ...(state ? { state: state as State } : {}), ...(supplier ? { supplierId: supplier } : {}) };
  const late = useRead(api.claims.recoveries, { ...filter, late: true, limit: MOST_LATE }).data?.items ?? [];
  const pages = useReadPages(api.claims.recoveries, { ...filter, limit: 50 });
  const first = new Set(late.map(({ id }) => id));
  const rest = { ...pages, items: pages.items.filter(({ id }) => !first.has(id)) };
  useLive(['claims'], { refresh: ['claims'] });
  return (
    <>
      <PageHeader title={t('title')} sub={t('sub')} />
      <div className="filter-bar">
        <Select
          aria-label={t('state')}
          value={state}
          options={[{ value: '', label: t('any') }, ...Object.entries(RECOVERY_STATES).map(([value, label]) => ({ value, label: say(label) }))]}
          popupMatchSelectWidth={false}
          onChange={setState}
        />
        <div style={{ minWidth: 200 }}>
          <SupplierSelect value={supplier || null} onPick={(id) => setSupplier(id ?? '')} />
        </div>
      </div>
      {late.length > 0 && (
        <div className="recovery-band">
          <Section title={t('late', { count: late.length })} icon="alert">
            <DataTable
              rows={late}
              rowKey="id"
              columns={columns}
              label={t('late', { count: late.length })}
              onOpen={(row) => go(`/claims/${row.claimId}`)}
            />
          </Section>
        </div>
      )}
      {(late.length === 0 || rest.items.length > 0 || rest.hasNextPage) && (
        <DataTable
          pages={rest}
          rowKey="id"
          columns={columns}
          label={t('title')}
          onOpen={(row) => go(`/claims/${row.claimId}`)}
          empty={
            <Empty title={t('none')} icon="check">
              {t('noneDo')}
            </Empty>
          }
        />
      )}
    </>
  );
}
