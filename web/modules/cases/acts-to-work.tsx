// Acts in the middle of a case: ask a department, find the cause, wait, reopen, classify, hand over, withdraw, add files.
import { Select } from 'antd';
import { useState } from 'react';
import { api } from '../../client/api.ts';
import { useRead, useSubmit } from '../../client/query.ts';
import { type Category, categoryLabels, labelOf, roleLabels, severityLabels } from '../../design/labels.ts';
import { useSay, useTexts } from '../../design/locale.ts';
import { FileDrop } from '../../design/photo-capture.tsx';
import { useUploads } from '../../design/use-uploads.ts';
import { ActForm, Words } from './act-form.tsx';
import { type ActProps, REFRESH } from './acts-to-solve.tsx';
import { Choices, choicesOf, Field } from './choices.tsx';
import {
  type Department,
  departmentLabels,
  type RootCause,
  reopenLabels,
  rootCauseLabels,
  subcategories,
  waitingLabels,
  withdrawLabels,
} from './labels.ts';

const texts = {
  ask: { zh: '请部门核查', en: 'Ask a department' },
  department: { zh: '部门', en: 'Department' },
  question: { zh: '要核查什么（内部）', en: 'What to look into (internal)' },
  questionHint: { zh: '例如：请查这批番茄的入库验收记录和照片。', en: 'Such as: the receiving records of this lot.' },
  within: { zh: '要求多久内回复', en: 'Answer within' },
  minutes: { zh: '{count} 分钟', en: '{count} min' },
  hours: { zh: '{count} 小时', en: '{count} h' },
  send: { zh: '发出', en: 'Send' },
  cause: { zh: '登记原因', en: 'Record the cause' },
  causeIs: { zh: '原因', en: 'Cause' },
  causeWords: { zh: '说明（内部，可不填）', en: 'Explanation (internal, optional)' },
  save: { zh: '保存', en: 'Save' },
  wait: { zh: '登记等待', en: 'Begin waiting' },
  waitDo: { zh: '只有条款允许暂停的时限会停下，其余照常计时。', en: 'Only clocks whose clause allows it stand still.' },
  waitFor: { zh: '等谁', en: 'For whom' },
  begin: { zh: '开始等待', en: 'Begin' },
  reopen: { zh: '重新处理', en: 'Reopen' },
  why: { zh: '原因', en: 'Why' },
  reopenWords: { zh: '客户怎么说（客户可见）', en: 'What the customer said (the customer sees it)' },
  classify: { zh: '更改分类', en: 'Classify' },
  category: { zh: '类别', en: 'Category' },
  sub: { zh: '细类', en: 'Subcategory' },
  severity: { zh: '紧急程度', en: 'Severity' },
  assign: { zh: '转派、上报', en: 'Hand over' },
  colleague: { zh: '交给谁', en: 'To whom' },
  withdraw: { zh: '撤销售后单', en: 'Withdraw the case' },
  withdrawDo: { zh: '撤销后时限一并撤回，留痕保留。', en: 'Its clocks are voided; the journal keeps everything.' },
  files: { zh: '添加凭证', en: 'Add files' },
  visible: { zh: '谁能看到', en: 'Who sees them' },
  internal: { zh: '仅内部', en: 'We only' },
  shared: { zh: '客户也可见', en: 'The customer too' },
};

const WITHIN = [15, 30, 60, 120, 240, 1440] as const;

export function Ask({ one, onDone, onClose }: ActProps) {
  const t = useTexts(texts);
  const say = useSay();
  const [department, setDepartment] = useState<Department | null>(null);
  const [body, setBody] = useState('');
  const [within, setWithin] = useState('60');
  const submit = useSubmit(api.cases.askDepartment, { ...REFRESH, done: onDone });
  const options = WITHIN.map((count) => ({
    value: String(count),
    label: count < 60 ? t('minutes', { count }) : t('hours', { count: count / 60 }),
  }));
  return (
    <ActForm
      title={t('ask')}
      submit={t('send')}
      error={submit.error}
      busy={submit.isPending}
      ready={department !== null && body.trim() !== ''}
      onSubmit={() => department && submit.mutate({ caseId: one.id, department, body, answerWithinMinutes: Number(within) })}
      onClose={onClose}
    >
      <Choices label={t('department')} value={department} options={choicesOf(departmentLabels, say)} onChange={setDepartment} />
      <Words label={t('question')} value={body} onChange={setBody} placeholder={t('questionHint')} focus />
      <Choices label={t('within')} value={within} options={options} onChange={setWithin} />
    </ActForm>
  );
}

export function Cause({ one, onDone, onClose }: ActProps) {
  const t = useTexts(texts);
  const say = useSay();
  const [cause, setCause] = useState<RootCause | null>((one.rootCause as RootCause | null) ?? null);
  const [body, setBody] = useState('');
  const submit = useSubmit(api.cases.findCause, { ...REFRESH, done: onDone });
  return (
    <ActForm
      title={t('cause')}
      submit={t('save')}
      error={submit.error}
      busy={submit.isPending}
      ready={cause !== null}
      onSubmit={() => cause && submit.mutate({ caseId: one.id, cause, body })}
      onClose={onClose}
    >
      <Choices label={t('causeIs')} value={cause} options={choicesOf(rootCauseLabels, say)} onChange={setCause} />
      <Words label={t('causeWords')} value={body} onChange={setBody} />
    </ActForm>
  );
}

export function Wait({ one, onDone, onClose }: ActProps) {
  const t = useTexts(texts);
  const say = useSay();
  const [on, setOn] = useState<keyof typeof waitingLabels | null>(null);
  const submit = useSubmit(api.cases.wait, { ...REFRESH, done: onDone });
  return (
    <ActForm
      title={t('wait')}
      submit={t('begin')}
      error={submit.error}
      busy={submit.isPending}
      ready={on !== null}
      onSubmit={() => on && submit.mutate({ caseId: one.id, on })}
      onClose={onClose}
    >
      <Choices label={t('waitFor')} value={on} options={choicesOf(waitingLabels, say)} onChange={setOn} />
      <p className="quiet">{t('waitDo')}</p>
    </ActForm>
  );
}

export function Reopen({ one, onDone, onClose }: ActProps) {
  const t = useTexts(texts);
  const say = useSay();
  const [reason, setReason] = useState<keyof typeof reopenLabels>('not-solved');
  const [body, setBody] = useState('');
  const submit = useSubmit(api.cases.reopen, { ...REFRESH, done: onDone });
  return (
    <ActForm
      title={t('reopen')}
      submit={t('reopen')}
      error={submit.error}
      busy={submit.isPending}
      onSubmit={() => submit.mutate({ caseId: one.id, reason, body })}
      onClose={onClose}
    >
      <Choices label={t('why')} value={reason} options={choicesOf(reopenLabels, say)} onChange={setReason} />
      <Words label={t('reopenWords')} value={body} onChange={setBody} focus />
    </ActForm>
  );
}

export function Classify({ one, onDone, onClose }: ActProps) {
  const t = useTexts(texts);
  const say = useSay();
  const [category, setCategory] = useState<Category>(one.category);
  const [sub, setSub] = useState<string | null>(one.subcategory);
  const [severity, setSeverity] = useState(String(one.severity) as '1' | '2' | '3' | '4');
  const submit = useSubmit(api.cases.classify, { ...REFRESH, done: onDone });
  return (
    <ActForm
      title={t('classify')}
      submit={t('save')}
      error={submit.error}
      busy={submit.isPending}
      onSubmit={() => submit.mutate({ caseId: one.id, category, subcategory: sub, severity: Number(severity) })}
      onClose={onClose}
    >
      <Choices
        label={t('category')}
        value={category}
        options={choicesOf(categoryLabels, say)}
        onChange={(next) => {
          setCategory(next);
          setSub(null);
        }}
      />
      <Field label={t('sub')}>
        <SubcategorySelect category={category} value={sub} onChange={setSub} />
      </Field>
      <Choices
        label={t('severity')}
        value={severity}
        options={([1, 2, 3, 4] as const).map((level) => ({ value: `${level}` as const, label: say(severityLabels[level]) }))}
        onChange={setSeverity}
      />
    </ActForm>
  );
}

type SubcategorySelectProps = { readonly category: string | null; readonly value: string | null; readonly onChange: (code: string | null) => void };

export function SubcategorySelect({ category, value, onChange }: SubcategorySelectProps) {
  const say = useSay();
  const t = useTexts(texts);
  const options = Object.entries(subcategories)
    .filter(([, kind]) => kind.category === category)
    .map(([code, kind]) => ({ value: code, label: say(kind) }));
  const known = value === null || options.some((option) => option.value === value);
  const all = known ? options : [{ value: value as string, label: say(labelOf(subcategories, value as string)) }, ...options];
  return (
    <Select
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      value={value}
      options={all}
      aria-label={t('sub')}
      placeholder={t('sub')}
      onChange={(code) => onChange(code ?? null)}
    />
  );
}

export function Assign({ one, onDone, onClose }: ActProps) {
  const t = useTexts(texts);
  const say = useSay();
  const [assigneeId, setAssignee] = useState<string>();
  const colleagues = useRead(api.staff.colleagues, {});
  const submit = useSubmit(api.cases.assign, { ...REFRESH, done: onDone });
  const options = (colleagues.data?.items ?? []).map(({ id, name, roles }) => ({
    value: id,
    label: `${name}  ${roles.map((role) => say(labelOf(roleLabels, role))).join(' · ')}`,
  }));
  return (
    <ActForm
      title={t('assign')}
      submit={t('assign')}
      error={submit.error ?? colleagues.error}
      busy={submit.isPending}
      ready={assigneeId !== undefined}
      onSubmit={() => assigneeId && submit.mutate({ caseId: one.id, assigneeId })}
      onClose={onClose}
    >
      <Field label={t('colleague')}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          autoFocus
          value={assigneeId ?? null}
          options={options}
          onChange={(id) => setAssignee(id ?? undefined)}
        />
      </Field>
    </ActForm>
  );
}

export function Withdraw({ one, onDone, onClose }: ActProps) {
  const t = useTexts(texts);
  const say = useSay();
  const [reason, setReason] = useState<keyof typeof withdrawLabels | null>(null);
  const submit = useSubmit(api.cases.withdraw, { ...REFRESH, done: onDone });
  return (
    <ActForm
      title={t('withdraw')}
      submit={t('withdraw')}
      danger
      error={submit.error}
      busy={submit.isPending}
      ready={reason !== null}
      onSubmit={() => reason && submit.mutate({ caseId: one.id, reason })}
      onClose={onClose}
    >
      <Choices label={t('why')} value={reason} options={choicesOf(withdrawLabels, say)} onChange={setReason} />
      <p className="quiet">{t('withdrawDo')}</p>
    </ActForm>
  );
}

export function AddFiles({ one, onDone, onClose }: ActProps) {
  const t = useTexts(texts);
  const uploads = useUploads();
  const [who, setWho] = useState<'internal' | 'shared'>('internal');
  const submit = useSubmit(api.cases.addEvidence, { ...REFRESH, done: onDone });
  return (
    <ActForm
      title={t('files')}
      submit={t('save')}
      error={submit.error}
      busy={submit.isPending || uploads.busy}
      ready={uploads.ids.length > 0}
      onSubmit={() => submit.mutate({ caseId: one.id, files: uploads.ids, internal: who === 'internal' })}
      onClose={onClose}
    >
      <FileDrop uploads={uploads} />
      <Choices
        label={t('visible')}
        value={who}
        options={[
          { value: 'internal', label: t('internal') },
          { value: 'shared', label: t('shared') },
        ]}
        onChange={setWho}
      />
    </ActForm>
  );
}
