// All plans and contract texts with their versions, how much of each is watched, and the box that checks and publishes.
import { App, Button } from 'antd';
import { Go } from '../../app/go.tsx';
import { type Answer, api } from '../../client/api.ts';
import { useRead, useSubmit } from '../../client/query.ts';
import { PageHeader } from '../../design/controls.tsx';
import { useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { Empty, useFailureText, WhenRead } from '../../design/states.tsx';
import { TimeText } from '../../design/time-text.tsx';
import { WatchedBar } from './coverage.tsx';
import './desk.css';
import { LintBox } from './lint-box.tsx';

type Row = Answer<typeof api.servicePlans.listPlans>['items'][number];

const texts = {
  title: { zh: '服务方案', en: 'Service plans' },
  sub: { zh: '对客户承诺了什么、依据哪份文件、系统今天盯着多少', en: 'What was promised, by which paper, and how much of it is watched today' },
  plan: { zh: '方案', en: 'Plan' },
  contract: { zh: '合同文本', en: 'Contract text' },
  adopted: { zh: '默认方案', en: 'Default plan' },
  adoptedNote: { zh: '没有合同的客户按此执行', en: 'applies to customers without a contract' },
  version: { zh: '第 {version} 版', en: 'Version {version}' },
  older: { zh: '历史版本', en: 'Older versions' },
  clauses: { zh: '{count} 条', en: '{count} clauses' },
  confirm: { zh: '待确认 {count} 条', en: '{count} to be confirmed' },
  published: { zh: '发布于', en: 'published' },
  none: { zh: '还没有发布的方案', en: 'No published plan yet' },
  noneDo: { zh: '把方案文本贴到下面，检查后发布。', en: 'Paste the text below, check and publish it.' },
  adopt: { zh: '设为默认', en: 'Make default' },
  adoptTitle: { zh: '把“{title}”第 {version} 版设为默认方案？', en: 'Make “{title}” version {version} the default?' },
  adoptDo: {
    zh: '从现在起，没有合同的客户按这一版计时和判定；已经判定的不变，已签合同的客户不受影响。',
    en: 'From now on customers without a contract are judged by it; what was decided stays, customers with contracts are not touched.',
  },
};

export default function PlansPage() {
  const t = useTexts(texts);
  const plans = useRead(api.servicePlans.listPlans, {});
  return (
    <>
      <PageHeader title={t('title')} sub={t('sub')} />
      <WhenRead read={plans} rows={8}>
        {({ items, can }) => (
          <div className="stack">
            {items.length === 0 && (
              <Empty title={t('none')} icon="plan">
                {t('noneDo')}
              </Empty>
            )}
            <ul className="plan-cards">
              {byKey(items).map((versions) => (
                <PlanCard key={versions[0]?.key} versions={versions} mayAdopt={can.adopt} />
              ))}
            </ul>
            <LintBox mayPublish={can.publish} />
          </div>
        )}
      </WhenRead>
    </>
  );
}

/** Newest version first; the default plan first, then plans, then contract texts. */
function byKey(items: readonly Row[]): Row[][] {
  const keys = [...new Set(items.map(({ key }) => key))];
  const rank = (versions: readonly Row[]) => (versions.some(({ adopted }) => adopted) ? 0 : versions[0]?.kind === 'plan' ? 1 : 2);
  return keys.map((key) => items.filter((row) => row.key === key).sort((a, b) => b.version - a.version)).sort((a, b) => rank(a) - rank(b));
}

function PlanCard({ versions, mayAdopt }: { readonly versions: readonly Row[]; readonly mayAdopt: boolean }) {
  const t = useTexts(texts);
  const newest = versions[0];
  if (!newest) return null;
  return (
    <li className="card plan-card">
      <div className="row">
        <Go to={`/plans/${newest.key}/${newest.version}`} className="plan-title">
          {newest.title}
        </Go>
        <ToneTag>{t(newest.kind)}</ToneTag>
        {newest.adopted && (
          <ToneTag tone="accent" icon="check">
            {t('adopted')}
          </ToneTag>
        )}
      </div>
      <p className="quiet plan-facts">
        <code>{newest.key}</code>
        <span>{t('version', { version: newest.version })}</span>
        <span>{t('clauses', { count: newest.coverage.total })}</span>
        {newest.coverage.toBeConfirmed > 0 && <span>{t('confirm', { count: newest.coverage.toBeConfirmed })}</span>}
        <span>
          {t('published')} <TimeText at={newest.publishedAt} style="date" />
        </span>
        {newest.adopted && <span>{t('adoptedNote')}</span>}
      </p>
      <WatchedBar coverage={newest.coverage} legend={false} />
      <div className="row">
        {mayAdopt && newest.kind === 'plan' && !newest.adopted && <Adopt plan={newest} />}
        {versions.length > 1 && (
          <span className="row">
            <span className="quiet">{t('older')}</span>
            {versions.slice(1).map(({ key, version, adopted }) => (
              <Go key={version} to={`/plans/${key}/${version}`}>
                {t('version', { version })}
                {adopted && `（${t('adopted')}）`}
              </Go>
            ))}
          </span>
        )}
      </div>
    </li>
  );
}

export function Adopt({ plan }: { readonly plan: Pick<Row, 'key' | 'version' | 'title'> }) {
  const t = useTexts(texts);
  const { modal, message } = App.useApp();
  const failure = useFailureText();
  const adopt = useSubmit(api.servicePlans.adopt, {});
  const ask = () =>
    modal.confirm({
      title: t('adoptTitle', { title: plan.title, version: plan.version }),
      content: t('adoptDo'),
      okText: t('adopt'),
      onOk: () => adopt.mutate({ key: plan.key, version: plan.version }, { onError: (error) => void message.error(failure(error), 6) }),
    });
  return (
    <Button onClick={ask} loading={adopt.isPending}>
      {t('adopt')}
    </Button>
  );
}
