// One customer, one month, on one page: score, appeals, penalties, statement and the package that goes out.
import { Tabs } from 'antd';
import { useGo, useParam, useSearchState } from '../../app/go.tsx';
import { useCan } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useLive } from '../../client/live.ts';
import { PageHeader } from '../../design/controls.tsx';
import '../../design/desk/desk-parts.css';
import { useLocale, useTexts } from '../../design/locale.ts';
import '../cases/forms.css';
import '../commitments/desk.css';
import { MonthStepper } from '../commitments/month-stepper.tsx';
import { showPeriod } from '../commitments/period.ts';
import { useCustomerName } from '../service-plans/customer-name.tsx';
import { AppealsTab } from './appeals-tab.tsx';
import { PackageTab } from './package-tab.tsx';
import { PenaltiesTab } from './penalties-tab.tsx';
import { ScoreTab } from './score-tab.tsx';
import { StatementTab } from './statement-tab.tsx';
import './appeals.css';
import './score.css';
import './settlement.css';
import './statement.css';

const texts = {
  back: { zh: '返回月结', en: 'Back to the month' },
  score: { zh: '评分', en: 'Score' },
  appeals: { zh: '申诉', en: 'Appeals' },
  penalties: { zh: '罚则', en: 'Penalties' },
  statement: { zh: '对账单', en: 'Statement' },
  package: { zh: '资料包', en: 'Package' },
};

const TABS = [
  { key: 'score', permission: 'settlement.read-scores', Tab: ScoreTab },
  { key: 'appeals', permission: 'settlement.see-appeals', Tab: AppealsTab },
  { key: 'penalties', permission: 'settlement.see-penalties', Tab: PenaltiesTab },
  { key: 'statement', permission: 'settlement.see-statements', Tab: StatementTab },
  { key: 'package', permission: 'settlement.read-packages', Tab: PackageTab },
] as const;

export default function CustomerMonthPage() {
  const t = useTexts(texts);
  const go = useGo();
  const can = useCan();
  const locale = useLocale();
  const customerId = useParam('customerId');
  const month = useParam('month');
  const name = useCustomerName(customerId);
  const tabs = TABS.filter(({ permission }) => can(permission));
  const [asked, setTab] = useSearchState('tab', tabs[0]?.key ?? '');
  const tab = tabs.find(({ key }) => key === asked) ?? tabs[0];
  useLive(['settlement', 'statements', `settlement:${customerId}`], { refresh: ['settlement'] });
  const nth = (place: number) => () => tabs[place] && setTab(tabs[place].key);
  useShortcut('1', tabs[0] ? t(tabs[0].key) : '', tabs[0] && nth(0));
  useShortcut('2', tabs[1] ? t(tabs[1].key) : '', tabs[1] && nth(1));
  useShortcut('3', tabs[2] ? t(tabs[2].key) : '', tabs[2] && nth(2));
  useShortcut('4', tabs[3] ? t(tabs[3].key) : '', tabs[3] && nth(3));
  useShortcut('5', tabs[4] ? t(tabs[4].key) : '', tabs[4] && nth(4));
  return (
    <div className="settlement">
      <PageHeader
        title={`${name ?? '…'} · ${showPeriod(month, locale)}`}
        onBack={() => go('/settlement', { month })}
        back={t('back')}
        actions={<MonthStepper period={month} onChange={(next) => go(`/settlement/${customerId}/${next}`, tab ? { tab: tab.key } : {})} />}
      />
      <Tabs activeKey={tab?.key ?? ''} onChange={setTab} items={tabs.map(({ key }) => ({ key, label: t(key) }))} />
      {tab && <tab.Tab key={`${customerId}${month}`} customerId={customerId} month={month} />}
    </div>
  );
}
