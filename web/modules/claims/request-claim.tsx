// Asking for a replacement on a delivered line: which line, how much, until which meal.
import { Select } from 'antd';
import { useState } from 'react';
import { REASONS, type Reason } from '../../../server/modules/claims/words.ts';
import { type Answer, api } from '../../client/api.ts';
import { useRead, useSubmit } from '../../client/query.ts';
import { useLocale, useSay, useTexts } from '../../design/locale.ts';
import { QuantityText } from '../../design/people.tsx';
import { Refused, WhenRead } from '../../design/states.tsx';
import { showTime } from '../../design/time.ts';
import { ActForm, Words } from '../cases/act-form.tsx';
import type { FullCase } from '../cases/case-look.tsx';
import { Choices, choicesOf, Field } from '../cases/choices.tsx';
import { NeededBy } from '../cases/needed-by.tsx';
import { type Amount, QuantityField } from '../cases/quantity-field.tsx';
import { reasonOf } from './reason-of.ts';

const texts = {
  title: { zh: '申请补货', en: 'Request a replacement' },
  send: { zh: '提交申请', en: 'Request' },
  note: { zh: '送货单', en: 'Delivery note' },
  noNote: { zh: '这个客户近期没有送货单，无法按行补货。', en: 'No recent delivery note of this customer.' },
  line: { zh: '哪一行', en: 'Which line' },
  left: { zh: '可补', en: 'left' },
  notCame: { zh: '这张送货单还没有送达，送达后才能申请补货。', en: 'This note has not arrived yet.' },
  amount: { zh: '补多少', en: 'How much' },
  reason: { zh: '原因', en: 'Reason' },
  words: { zh: '备注（可不填）', en: 'Remark (optional)' },
};

type RequestClaimProps = { readonly one: FullCase; readonly onDone: () => void; readonly onClose: () => void };

export function RequestClaim({ one, onDone, onClose }: RequestClaimProps) {
  const t = useTexts(texts);
  const say = useSay();
  const locale = useLocale();
  const [noteId, setNote] = useState<string | null>(one.noteId);
  const [lineId, setLine] = useState<string | null>(null);
  const [value, setValue] = useState<Amount>({ amount: null, unit: null });
  const [reason, setReason] = useState<Reason>(reasonOf(one.subcategory));
  const [neededBy, setNeededBy] = useState<string | null>(one.neededBy);
  const [body, setBody] = useState('');
  const notes = useRead(api.deliveries.list, { customerId: one.customer.id, limit: 20 });
  const card = useRead(api.customers.show, { customerId: one.customer.id });
  const lines = useRead(api.claims.claimableLines, { noteId: noteId ?? '' }, { enabled: noteId !== null });
  const submit = useSubmit(api.claims.request, { refresh: ['cases', 'commitments'], done: onDone });
  const meals = card.data?.sites.find(({ id }) => id === one.site?.id)?.meals ?? card.data?.sites[0]?.meals ?? {};
  const items = lines.data?.items ?? [];
  const chosen =
    items.find((line) => line.lineId === lineId) ?? items.find((line) => one.lines.some((wrong) => wrong.lineId === line.lineId)) ?? undefined;
  // What the customer named is the first proposal, as far as it came.
  const named = one.lines.find((line) => line.lineId === chosen?.lineId);
  const proposed: Amount = chosen ? { amount: Math.min(named?.amount || chosen.left, chosen.left), unit: named?.unit ?? chosen.unit } : value;
  const amount = value.amount !== null || value.unit !== null ? value : proposed;
  const noteOptions = (notes.data?.items ?? []).map((note) => ({
    value: note.id,
    label: `${note.number} · ${showTime(note.windowFrom, locale, 'date')}`,
  }));
  if (noteId && !noteOptions.some((option) => option.value === noteId)) noteOptions.unshift({ value: noteId, label: one.noteNumber ?? '…' });
  const pickLine = (id: string | null) => {
    setLine(id);
    setValue({ amount: null, unit: null });
  };
  return (
    <ActForm
      title={t('title')}
      submit={t('send')}
      error={submit.error}
      busy={submit.isPending}
      ready={noteId !== null && chosen !== undefined && (amount.amount ?? 0) > 0}
      onSubmit={() =>
        noteId &&
        chosen &&
        amount.amount &&
        submit.mutate({ caseId: one.id, reason, items: [{ noteId, lineId: chosen.lineId, amount: amount.amount }], neededBy, body })
      }
      onClose={onClose}
    >
      <Field label={t('note')}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          value={noteId}
          options={noteOptions}
          notFoundContent={t('noNote')}
          onChange={(id: string) => {
            setNote(id);
            pickLine(null);
          }}
        />
      </Field>
      <Refused error={notes.error} />
      {noteId && (
        <WhenRead read={lines} rows={3}>
          {(read) => <LineChoice read={read} lineId={chosen?.lineId ?? null} onPick={pickLine} />}
        </WhenRead>
      )}
      {chosen && (
        <Field label={t('amount')}>
          <QuantityField key={chosen.lineId} value={amount} onChange={setValue} fixedUnit />
        </Field>
      )}
      <NeededBy value={neededBy} onChange={setNeededBy} meals={meals} />
      <Choices label={t('reason')} value={reason} options={choicesOf(REASONS, say)} onChange={setReason} />
      <Words label={t('words')} value={body} onChange={setBody} rows={2} />
    </ActForm>
  );
}

type LineChoiceProps = {
  readonly read: Answer<typeof api.claims.claimableLines>;
  readonly lineId: string | null;
  readonly onPick: (lineId: string) => void;
};

function LineChoice({ read, lineId, onPick }: LineChoiceProps) {
  const t = useTexts(texts);
  if (!read.arrived) return <p className="quiet">{t('notCame')}</p>;
  return (
    <Choices
      label={t('line')}
      value={lineId}
      options={read.items.map((line) => ({
        value: line.lineId,
        label: (
          <>
            {line.product}{' '}
            <small className="quiet">
              {t('left')} <QuantityText amount={line.left} unit={line.unit} />
            </small>
          </>
        ),
      }))}
      onChange={onPick}
    />
  );
}
