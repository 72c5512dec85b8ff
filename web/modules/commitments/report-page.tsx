// 履约月报: kept or broken in ten seconds, the three worst clauses and what we do; then clause by clause, every number a door.
import { Button } from 'antd';
import { useSearchState } from '../../app/go.tsx';
import { type Answer, api } from '../../client/api.ts';
import { useRead } from '../../client/query.ts';
import { PageHeader } from '../../design/controls.tsx';
import { Icon } from '../../design/icon.tsx';
import { useLocale, useTexts } from '../../design/locale.ts';
import { Empty, Refused, WhenRead } from '../../design/states.tsx';
import { CustomerPick } from '../cases/customer-pick.tsx';
import '../cases/forms.css';
import { useCustomerName } from '../service-plans/customer-name.tsx';
import './desk.css';
import { Editions } from './editions.tsx';
import { MonthStepper, thisMonth } from './month-stepper.tsx';
import { isMonth, showPeriod } from './period.ts';
import './report.css';
import { ReportFirst } from './report-first.tsx';
import { ReportLines } from './report-lines.tsx';
import { ReportMisses } from './report-misses.tsx';
import { useDocument } from './use-document.ts';

export type Report = Answer<typeof api.commitments.report>;

const texts = {
  title: { zh: '履约月报', en: 'Fulfilment report' },
  inside: { zh: '内部版', en: 'Internal edition' },
  choose: { zh: '先选一个客户', en: 'Choose a customer first' },
  chooseDo: {
    zh: '月报按客户和月份出：承诺了什么、做到多少、没做到的怎么办。',
    en: 'One customer, one month: what was promised, what was kept, what we do about the rest.',
  },
  pick: { zh: '选择客户', en: 'Choose a customer' },
  pdf: { zh: '下载 PDF', en: 'PDF' },
  file: { zh: '履约月报.pdf', en: 'fulfilment.pdf' },
  open: { zh: '本月尚未结束，数字还会变。', en: 'The month is not over: figures will change.' },
};

export default function ReportPage() {
  const t = useTexts(texts);
  const locale = useLocale();
  const [customerId, setCustomer] = useSearchState('customer');
  const [wanted, setPeriod] = useSearchState('period');
  const period = isMonth(wanted) ? wanted : thisMonth();
  const name = useCustomerName(customerId || null);
  const report = useRead(api.commitments.report, { customerId, period }, { enabled: customerId !== '', keep: true });
  const pdf = useDocument(api.commitments.reportPdf, t('file'));
  return (
    <div className="report">
      <PageHeader
        title={name ? `${name} · ${showPeriod(period, locale)}` : t('title')}
        sub={t('inside')}
        actions={
          customerId && (
            <Button onClick={() => pdf.mutate({ customerId, period })} loading={pdf.isPending} icon={<Icon name="file" size={15} />}>
              {t('pdf')}
            </Button>
          )
        }
      />
      <div className="stack">
        <div className="row report-choice">
          <div className="customer-field">
            <CustomerPick value={customerId || null} onPick={(one) => setCustomer(one?.id ?? '')} placeholder={t('pick')} />
          </div>
          <MonthStepper period={period} onChange={setPeriod} />
        </div>
        <Refused error={pdf.error} />
        {customerId === '' ? (
          <Empty title={t('choose')} icon="report">
            {t('chooseDo')}
          </Empty>
        ) : (
          <WhenRead read={report} rows={10}>
            {(one) => (
              <div className="stack">
                {one.open && (
                  <p className="report-open" role="note">
                    <Icon name="clock" size={16} /> {t('open')}
                  </p>
                )}
                <ReportFirst report={one} />
                <Editions report={one} />
                <ReportLines report={one} />
                <ReportMisses report={one} />
              </div>
            )}
          </WhenRead>
        )}
      </div>
    </div>
  );
}
