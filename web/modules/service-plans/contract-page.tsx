// One contract: the clauses in force, what they override and by which paper, which clauses of the plan do not apply, and its versions.
import { Button, Select } from 'antd';
import { useState } from 'react';
import { Go, useGo, useParam, useSearchState } from '../../app/go.tsx';
import { type Answer, api } from '../../client/api.ts';
import { useRead } from '../../client/query.ts';
import { PageHeader, Section } from '../../design/controls.tsx';
import { labelOf } from '../../design/labels.ts';
import { useSay, useTexts } from '../../design/locale.ts';
import { Refused, WhenRead } from '../../design/states.tsx';
import type { Clause } from './clause-filter.ts';
import { ClauseList } from './clause-list.tsx';
import { ContractForm } from './contract-form.tsx';
import { ContractState } from './contracts-page.tsx';
import { CoverageHead } from './coverage.tsx';
import { useCustomerName } from './customer-name.tsx';
import './desk.css';
import { precedenceLabels } from './labels.ts';

type Contract = Answer<typeof api.servicePlans.showContract>;

const texts = {
  back: { zh: '全部合同', en: 'All contracts' },
  amend: { zh: '签订新版本', en: 'Sign a new version' },
  version: { zh: '第 {version} 版', en: 'Version {version}' },
  open: { zh: '长期有效', en: 'open-ended' },
  plan: { zh: '方案', en: 'Plan' },
  terms: { zh: '自有条款', en: 'Own terms' },
  noTerms: { zh: '没有自有条款，全按方案执行。', en: 'No own terms: the plan as it is.' },
  made: { zh: '有效条款从哪里来', en: 'Where the clauses come from' },
  sentence: {
    zh: '共 {total} 条有效条款：{plan} 条沿用方案，{override} 条被合同改写，{contract} 条为合同自有；方案中有 {omitted} 条在本合同不适用。文件不一致时，合同优先于投标承诺，投标承诺优先于采购需求，最后是方案。',
    en: '{total} clauses in force: {plan} from the plan, {override} overridden, {contract} own; {omitted} clauses of the plan do not apply. Where papers disagree: contract before tender before procurement before plan.',
  },
  overridden: { zh: '被改写的条款', en: 'Overridden clauses' },
  by: { zh: '依据：{by}', en: 'by {by}' },
  was: { zh: '原为', en: 'was' },
  now: { zh: '现为', en: 'is' },
  omitted: { zh: '不适用的方案条款', en: 'Clauses of the plan that do not apply' },
  clauses: { zh: '全部有效条款', en: 'All clauses in force' },
};

export default function ContractPage() {
  const contractId = useParam('contractId');
  const [version] = useSearchState('version');
  const contract = useRead(api.servicePlans.showContract, { contractId, ...(version ? { version: Number(version) } : {}) }, { keep: true });
  return (
    <WhenRead read={contract} rows={10}>
      {(one) => <ContractScreen one={one} />}
    </WhenRead>
  );
}

function ContractScreen({ one }: { readonly one: Contract }) {
  const t = useTexts(texts);
  const go = useGo();
  const customer = useCustomerName(one.customerId);
  const plan = useRead(api.servicePlans.showPlan, { key: one.plan.key, version: one.plan.version });
  const [, setFamily] = useSearchState('family');
  const [, setWatch] = useSearchState('watch');
  const [, setVersion] = useSearchState('version');
  const [amending, setAmending] = useState(false);
  const original = (id: string) => plan.data?.clauses.find((clause) => clause.id === id);
  return (
    <>
      <PageHeader
        onBack={() => go('/contracts')}
        back={t('back')}
        title={`${customer ?? '…'} · ${one.number}`}
        tags={
          <>
            <ContractState state={one.state} />
            {one.versions.length > 1 && (
              <Select
                size="small"
                value={one.version}
                aria-label={t('version', { version: one.version })}
                options={one.versions.map((version) => ({ value: version, label: t('version', { version }) }))}
                onChange={(version: number) => setVersion(String(version))}
              />
            )}
          </>
        }
        sub={
          <span className="plan-facts">
            <span>{one.title}</span>
            <span className="number">{`${one.from} – ${one.to ?? t('open')}`}</span>
            <span>
              {t('plan')} <Go to={`/plans/${one.plan.key}/${one.plan.version}`}>{`${one.plan.key} ${one.plan.version}`}</Go>
            </span>
            {one.terms && (
              <span>
                {t('terms')} <Go to={`/plans/${one.terms.key}/${one.terms.version}`}>{`${one.terms.key} ${one.terms.version}`}</Go>
              </span>
            )}
          </span>
        }
        actions={one.can.amend && <Button onClick={() => setAmending(true)}>{t('amend')}</Button>}
      />
      <div className="stack">
        <Refused error={plan.error} />
        <CoverageHead coverage={one.coverage} onFamily={setFamily} onConfirm={() => setWatch('to-confirm')} />
        <Made one={one} original={original} planClauses={plan.data?.clauses} />
        <h2 className="part-title">{t('clauses')}</h2>
        <ClauseList
          clauses={one.clauses}
          original={original}
          calendarLink={(key) => `/calendars?calendar=${key}&holder=${one.contractId}&version=${one.version}`}
        />
      </div>
      {amending && <ContractForm amend={one} onClose={() => setAmending(false)} onDone={() => setVersion('')} />}
    </>
  );
}

type MadeProps = {
  readonly one: Contract;
  readonly original: (id: string) => Clause | undefined;
  readonly planClauses: readonly Clause[] | undefined;
};

/** How the contract was put together: overridden side by side with the plan's words, and what was left out. */
function Made({ one, original, planClauses }: MadeProps) {
  const t = useTexts(texts);
  const say = useSay();
  const count = (origin: Clause['origin']) => one.clauses.filter((clause) => clause.origin === origin).length;
  const inForce = new Set(one.clauses.map(({ id }) => id));
  const omitted = (planClauses ?? []).filter(({ id }) => !inForce.has(id));
  const overridden = one.clauses.filter(({ origin }) => origin === 'override');
  const words = { total: one.clauses.length, plan: count('plan'), override: overridden.length, contract: count('contract'), omitted: omitted.length };
  return (
    <Section title={t('made')} icon="file">
      <p className="sentence">{one.terms ? t('sentence', words) : t('noTerms')}</p>
      {overridden.length > 0 && (
        <details className="made" open>
          <summary>
            {t('overridden')} {overridden.length}
          </summary>
          <ul>
            {overridden.map((clause) => (
              <li key={clause.id}>
                <div className="row">
                  <code className="clause-id">{clause.id}</code>
                  <span className="quiet">
                    {t('by', {
                      by: `${say(labelOf(precedenceLabels, clause.precedence))} · ${clause.sources.map(({ title, document, place }) => `${title || document} ${place}`).join('；')}`,
                    })}
                  </span>
                </div>
                <p className="clause-was">
                  <span className="quiet">{t('was')} </span>
                  <del>{original(clause.id)?.wording ?? '…'}</del>
                </p>
                <p>
                  <span className="quiet">{t('now')} </span>
                  {clause.wording}
                </p>
              </li>
            ))}
          </ul>
        </details>
      )}
      {omitted.length > 0 && (
        <details className="made">
          <summary>
            {t('omitted')} {omitted.length}
          </summary>
          <ul>
            {omitted.map((clause) => (
              <li key={clause.id}>
                <code className="clause-id">{clause.id}</code> {clause.wording}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
}
