// Signs a contract or a new version of one: which plan version, which own terms (shipped or written here), from when to when.
import { Input, Select } from 'antd';
import { useState } from 'react';
import { type Answer, api } from '../../client/api.ts';
import { useRead, useSubmit } from '../../client/query.ts';
import { useTexts } from '../../design/locale.ts';
import { Refused } from '../../design/states.tsx';
import { ActForm } from '../cases/act-form.tsx';
import { Choices, Field } from '../cases/choices.tsx';
import { CustomerPick } from '../cases/customer-pick.tsx';
import '../cases/forms.css';
import { type Lint, Problems, YamlBox } from './plan-text.tsx';

type Contract = Answer<typeof api.servicePlans.showContract>;
type Version = { readonly key: string; readonly version: number };

const texts = {
  sign: { zh: '签订合同', en: 'Sign a contract' },
  amend: { zh: '签订新版本', en: 'Sign a new version' },
  amendNote: {
    zh: '旧版本保留，新版本从起始日起生效；此前已经判定的不变。',
    en: 'The old version is kept; the new one applies from its first day. What was decided before stays.',
  },
  customer: { zh: '客户', en: 'Customer' },
  number: { zh: '合同编号', en: 'Contract number' },
  plan: { zh: '方案版本', en: 'Plan version' },
  terms: { zh: '合同自有条款', en: 'Own terms' },
  none: { zh: '没有，全按方案', en: 'None: the plan as it is' },
  shipped: { zh: '选择已发布的合同文本', en: 'A published contract text' },
  own: { zh: '自己写（YAML）', en: 'Own text (YAML)' },
  from: { zh: '起始日', en: 'From' },
  to: { zh: '截止日（可不填）', en: 'To (may stay empty)' },
  check: { zh: '检查文本', en: 'Check the text' },
  backwards: { zh: '截止日早于起始日', en: 'It ends before it begins' },
};

type ContractFormProps = {
  readonly customerId?: string | null;
  readonly amend?: Contract;
  readonly onClose: () => void;
  readonly onDone: (contractId: string) => void;
};

const idOf = (one: Version | null | undefined): string | null => (one ? `${one.key}@${one.version}` : null);
function versionOf(id: string | null): Version | null {
  const [key, version] = id?.split('@') ?? [];
  return key && version ? { key, version: Number(version) } : null;
}

function usePublished() {
  const read = useRead(api.servicePlans.listPlans, {});
  const options = (kind: 'plan' | 'contract') =>
    (read.data?.items ?? [])
      .filter((one) => one.kind === kind)
      .map((one) => ({ value: idOf(one) as string, label: `${one.title}（${one.key} ${one.version}）` }));
  return { read, plans: options('plan'), terms: options('contract'), adopted: read.data?.items.find(({ adopted }) => adopted) };
}

export function ContractForm({ customerId = null, amend, onClose, onDone }: ContractFormProps) {
  const t = useTexts(texts);
  const published = usePublished();
  const [customer, setCustomer] = useState(amend?.customerId ?? customerId);
  const [number, setNumber] = useState('');
  const [chosen, setPlan] = useState(idOf(amend?.plan));
  const [mode, setMode] = useState<'none' | 'shipped' | 'own'>(amend?.terms ? 'shipped' : 'none');
  const [terms, setTerms] = useState(idOf(amend?.terms));
  const [text, setText] = useState('');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const done = ({ contractId }: { contractId: string }) => {
    onClose();
    onDone(contractId);
  };
  const sign = useSubmit(api.servicePlans.sign, { done, refresh: ['commitments', 'customers'] });
  const change = useSubmit(api.servicePlans.amend, { done, refresh: ['commitments', 'customers'] });
  const plan = versionOf(chosen ?? idOf(published.adopted));
  const backwards = from !== '' && to !== '' && to < from;
  const ready =
    plan !== null &&
    from !== '' &&
    !backwards &&
    (amend !== undefined || (customer !== null && number.trim() !== '')) &&
    (mode !== 'shipped' || terms !== null) &&
    (mode !== 'own' || text.trim() !== '');
  const submit = () => {
    if (!plan) return;
    const agreed = { plan, from, to: to || null, ...(mode === 'shipped' ? { terms: versionOf(terms) } : mode === 'own' ? { termsText: text } : {}) };
    if (amend) change.mutate({ contractId: amend.contractId, ...agreed });
    else if (customer) sign.mutate({ customerId: customer, number: number.trim(), ...agreed });
  };
  return (
    <ActForm
      title={t(amend ? 'amend' : 'sign')}
      submit={t(amend ? 'amend' : 'sign')}
      error={sign.error ?? change.error}
      busy={sign.isPending || change.isPending}
      ready={ready}
      onSubmit={submit}
      onClose={onClose}
    >
      <div className="stack">
        {amend && <p className="quiet">{t('amendNote')}</p>}
        <Refused error={published.read.error} />
        {!amend && (
          <>
            <Field label={t('customer')}>
              <CustomerPick value={customer} onPick={(one) => setCustomer(one?.id ?? null)} />
            </Field>
            <Field label={t('number')}>
              <Input value={number} maxLength={60} onChange={({ target }) => setNumber(target.value)} />
            </Field>
          </>
        )}
        <Field label={t('plan')}>
          <Select value={idOf(plan)} options={published.plans} onChange={setPlan} loading={published.read.isPending} className="wide" />
        </Field>
        <Choices
          label={t('terms')}
          value={mode}
          onChange={setMode}
          options={(['none', 'shipped', 'own'] as const).map((value) => ({ value, label: t(value) }))}
        />
        {mode === 'shipped' && (
          <Select value={terms} options={published.terms} onChange={setTerms} placeholder={t('shipped')} aria-label={t('shipped')} className="wide" />
        )}
        {mode === 'own' && <OwnTerms text={text} onChange={setText} />}
        <div className="two-fields">
          <Field label={t('from')}>
            <Input type="date" value={from} onChange={({ target }) => setFrom(target.value)} />
          </Field>
          <Field label={t('to')} hint={backwards && t('backwards')}>
            <Input type="date" value={to} min={from} status={backwards ? 'error' : ''} onChange={({ target }) => setTo(target.value)} />
          </Field>
        </div>
      </div>
    </ActForm>
  );
}

function OwnTerms({ text, onChange }: { readonly text: string; readonly onChange: (text: string) => void }) {
  const t = useTexts(texts);
  const [checked, setChecked] = useState<{ readonly text: string; readonly lint: Lint }>();
  const lint = useSubmit(api.servicePlans.lint, { done: (answer) => setChecked({ text, lint: answer }) });
  return (
    <div className="stack">
      <YamlBox label={t('own')} value={text} onChange={onChange} rows={8} />
      <button type="button" className="link-button" disabled={!text.trim() || lint.isPending} onClick={() => lint.mutate({ text })}>
        {t('check')}
      </button>
      <Refused error={lint.error} />
      {checked?.text === text && <Problems lint={checked.lint} text={text} />}
    </div>
  );
}
