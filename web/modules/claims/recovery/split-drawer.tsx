// Splits the cost of a claim: what others bear is entered, the rest is ours by itself.
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { BEARERS } from '../../../../server/modules/claims/words.ts';
import { api } from '../../../client/api.ts';
import { useSubmit } from '../../../client/query.ts';
import { Icon } from '../../../design/icon.tsx';
import { useSay, useTexts } from '../../../design/locale.ts';
import { MoneyText } from '../../../design/people.tsx';
import { Field } from '../../cases/choices.tsx';
import { SupplierSelect } from '../../suppliers/supplier-select.tsx';
import { ActDrawer } from '../act-drawer.tsx';
import { MoneyField } from '../money-field.tsx';
import { Words } from './recovery-acts.tsx';
import type { OfClaim } from './recovery-types.ts';
import { emptyLine, isReady, type Line, linesOf, partsOf, restOf } from './split.ts';

const texts = {
  title: { zh: '划分责任 {number}', en: 'Split the cost of {number}' },
  claim: { zh: '赔付费用', en: 'Cost of the claim' },
  extra: { zh: '其他费用：专车、销毁、检测（元）', en: 'Beside: special run, disposal, tests (yuan)' },
  bearer: { zh: '承担方', en: 'Who bears it' },
  carrier: { zh: '承运商名称', en: 'Name of the carrier' },
  amount: { zh: '金额（元）', en: 'Amount (yuan)' },
  remove: { zh: '去掉这一方', en: 'Remove' },
  add: { zh: '加一方', en: 'Add a party' },
  ours: { zh: '其余由我公司承担', en: 'The rest is ours' },
  tooMuch: { zh: '多出 {over} 元，请调低', en: '{over} yuan too much' },
  words: { zh: '依据（检查结论、协议）', en: 'By what (findings, agreement)' },
  submit: { zh: '确定划分', en: 'Split' },
};
const OTHERS = ['supplier', 'carrier', 'customer'] as const;

type Props = { readonly of: OfClaim; readonly number: string; readonly onClose: () => void };

export function SplitDrawer({ of, number, onClose }: Props) {
  const t = useTexts(texts);
  const [extraFen, setExtra] = useState<number | null>(of.extraFen || null);
  const [lines, setLines] = useState(() => linesOf(of));
  const [body, setBody] = useState('');
  const submit = useSubmit(api.claims.splitCost, { refresh: ['claims'], done: onClose });
  const costFen = (of.claimFen ?? 0) + (extraFen ?? 0);
  const rest = restOf(costFen, lines);
  const change = (changed: Line) => setLines(lines.map((line) => (line.key === changed.key ? changed : line)));
  return (
    <ActDrawer
      title={t('title', { number })}
      submit={t('submit')}
      error={submit.error}
      busy={submit.isPending}
      ready={isReady(costFen, lines)}
      onSubmit={() => submit.mutate({ claimId: of.claimId, extraFen: extraFen ?? 0, parts: partsOf(costFen, lines), body })}
      onClose={onClose}
    >
      <p>
        {t('claim')} <MoneyText fen={of.claimFen} strong />
      </p>
      <Field label={t('extra')}>
        <MoneyField label={t('extra')} value={extraFen} onChange={setExtra} />
      </Field>
      {lines.map((line) => (
        <Party key={line.key} line={line} onChange={change} onRemove={() => setLines(lines.filter(({ key }) => key !== line.key))} />
      ))}
      <Button icon={<Icon name="plus" size={16} />} onClick={() => setLines([...lines, emptyLine(Math.max(0, rest))])}>
        {t('add')}
      </Button>
      <p className="split-rest" role="status">
        <span>{t('ours')}</span>
        {rest < 0 ? <strong className="bring-late">{t('tooMuch', { over: -rest / 100 })}</strong> : <MoneyText fen={rest} strong />}
      </p>
      <Words label={t('words')} value={body} onChange={setBody} />
    </ActDrawer>
  );
}

type PartyProps = { readonly line: Line; readonly onChange: (line: Line) => void; readonly onRemove: () => void };

function Party({ line, onChange, onRemove }: PartyProps) {
  const t = useTexts(texts);
  const say = useSay();
  const { bearer, supplierId, name, amountFen } = line;
  return (
    <div className="split-row">
      <Select
        aria-label={t('bearer')}
        value={bearer}
        options={OTHERS.map((value) => ({ value, label: say(BEARERS[value]) }))}
        popupMatchSelectWidth={false}
        onChange={(next) => onChange({ ...line, bearer: next })}
      />
      {bearer === 'supplier' && <SupplierSelect value={supplierId} onPick={(id) => onChange({ ...line, supplierId: id })} />}
      {bearer === 'carrier' && (
        <Input
          aria-label={t('carrier')}
          placeholder={t('carrier')}
          maxLength={80}
          value={name}
          onChange={({ target }) => onChange({ ...line, name: target.value })}
        />
      )}
      {bearer === 'customer' && <span />}
      <MoneyField label={t('amount')} value={amountFen} onChange={(next) => onChange({ ...line, amountFen: next })} />
      <Button type="text" aria-label={t('remove')} icon={<Icon name="close" size={16} />} onClick={onRemove} />
    </div>
  );
}
