// The further steps of a claim as small forms: plan, delivered, accepted, paid, withdrawn.
import { Input, Select } from 'antd';
import { useState } from 'react';
import { WITHDRAWALS, type WithdrawnFor } from '../../../server/modules/claims/words.ts';
import { api } from '../../client/api.ts';
import { useRead, useSubmit } from '../../client/query.ts';
import { useSay, useTexts } from '../../design/locale.ts';
import { MoneyText } from '../../design/people.tsx';
import { FileDrop } from '../../design/photo-capture.tsx';
import { useUploads } from '../../design/use-uploads.ts';
import { ActForm, Words } from '../cases/act-form.tsx';
import { Choices, choicesOf, Field } from '../cases/choices.tsx';
import { useLateEntry } from '../cases/late-entry.tsx';
import { MomentField } from '../cases/moment-field.tsx';
import { amountsOf, sharesOf, someOf } from './amounts.ts';
import type { Claim } from './claim-types.ts';
import { ItemAmounts } from './item-amounts.tsx';

const texts = {
  plan: { zh: '安排送货', en: 'Plan the replacement' },
  deliver: { zh: '登记补货送达', en: 'Record the delivery' },
  accept: { zh: '代登记食堂验收', en: 'Record the acceptance' },
  settle: { zh: '登记已付款', en: 'Record the payment' },
  paid: { zh: '付款凭证', en: 'Proof of payment' },
  sum: { zh: '金额', en: 'Amount' },
  withdraw: { zh: '撤回申请', en: 'Withdraw the claim' },
  words: { zh: '说明（客户可见，可不填）', en: 'Words to the customer (optional)' },
  why: { zh: '原因', en: 'Why' },
  arriveBy: { zh: '预计送到', en: 'Arrives by' },
  driver: { zh: '司机（可后补）', en: 'Driver (may come later)' },
  vehicle: { zh: '车牌', en: 'Vehicle' },
  receiver: { zh: '收货人', en: 'Received by' },
  files: { zh: '照片、签收单', en: 'Photos, signed note' },
};

export type ClaimActProps = { readonly claim: Claim; readonly onDone: () => void; readonly onClose: () => void };
const REFRESH = { refresh: ['cases', 'commitments'] } as const;

export function Plan({ claim, onDone, onClose }: ClaimActProps) {
  const t = useTexts(texts);
  const [arriveBy, setArriveBy] = useState<string | null>(claim.arriveBy ?? claim.neededBy);
  const [driverId, setDriver] = useState<string | null>(claim.driver?.id ?? null);
  const [vehicle, setVehicle] = useState(claim.vehicle ?? '');
  const [body, setBody] = useState('');
  const colleagues = useRead(api.staff.colleagues, {});
  const drivers = (colleagues.data?.items ?? []).filter(({ roles }) => roles.includes('driver'));
  const submit = useSubmit(api.claims.plan, { ...REFRESH, done: onDone });
  return (
    <ActForm
      title={t('plan')}
      submit={t('plan')}
      error={submit.error}
      busy={submit.isPending}
      ready={arriveBy !== null}
      onSubmit={() => arriveBy && submit.mutate({ claimId: claim.id, arriveBy, driverId, vehicle: vehicle.trim() || null, body })}
      onClose={onClose}
    >
      <Field label={t('arriveBy')}>
        <MomentField value={arriveBy} onChange={setArriveBy} label={t('arriveBy')} />
      </Field>
      <Field label={t('driver')}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          value={driverId}
          options={drivers.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(id) => setDriver(id ?? null)}
        />
      </Field>
      <Field label={t('vehicle')}>
        <Input value={vehicle} onChange={({ target }) => setVehicle(target.value)} maxLength={20} />
      </Field>
      <Words label={t('words')} value={body} onChange={setBody} rows={2} />
    </ActForm>
  );
}

export function Deliver({ claim, onDone, onClose }: ClaimActProps) {
  const t = useTexts(texts);
  const [body, setBody] = useState('');
  const uploads = useUploads();
  const late = useLateEntry();
  const submit = useSubmit(api.claims.deliver, { ...REFRESH, done: onDone });
  return (
    <ActForm
      title={t('deliver')}
      submit={t('deliver')}
      error={submit.error}
      busy={submit.isPending || uploads.busy || late.busy}
      ready={!late.pending}
      onSubmit={() => submit.mutate({ claimId: claim.id, body, files: uploads.ids, ...late.input })}
      onClose={onClose}
    >
      <FileDrop uploads={uploads}>{t('files')}</FileDrop>
      <Words label={t('words')} value={body} onChange={setBody} rows={2} />
      {late.field}
    </ActForm>
  );
}

export function Accept({ claim, onDone, onClose }: ClaimActProps) {
  const t = useTexts(texts);
  const [amounts, setAmounts] = useState(amountsOf(claim));
  const [receiverName, setReceiver] = useState('');
  const uploads = useUploads();
  const late = useLateEntry();
  const submit = useSubmit(api.claims.recordAcceptance, { ...REFRESH, done: onDone });
  return (
    <ActForm
      title={t('accept')}
      submit={t('accept')}
      error={submit.error}
      busy={submit.isPending || uploads.busy || late.busy}
      ready={someOf(amounts) && !late.pending}
      onSubmit={() => submit.mutate({ claimId: claim.id, items: sharesOf(amounts), receiverName, files: uploads.ids, ...late.input })}
      onClose={onClose}
    >
      <ItemAmounts claim={claim} value={amounts} onChange={setAmounts} />
      <Field label={t('receiver')}>
        <Input value={receiverName} onChange={({ target }) => setReceiver(target.value)} maxLength={40} />
      </Field>
      <FileDrop uploads={uploads}>{t('files')}</FileDrop>
      {late.field}
    </ActForm>
  );
}

/** Money that is paid out; what goes off the bill is settled with the approval. */
export function Settle({ claim, onDone, onClose }: ClaimActProps) {
  const t = useTexts(texts);
  const [body, setBody] = useState('');
  const uploads = useUploads();
  const submit = useSubmit(api.claims.settle, { ...REFRESH, done: onDone });
  return (
    <ActForm
      title={t('settle')}
      submit={t('settle')}
      error={submit.error}
      busy={submit.isPending || uploads.busy}
      onSubmit={() => submit.mutate({ claimId: claim.id, body, files: uploads.ids })}
      onClose={onClose}
    >
      <p>
        {t('sum')} <MoneyText fen={claim.grantedFen} strong />
      </p>
      <FileDrop uploads={uploads}>{t('paid')}</FileDrop>
      <Words label={t('words')} value={body} onChange={setBody} rows={2} />
    </ActForm>
  );
}

export function WithdrawClaim({ claim, onDone, onClose }: ClaimActProps) {
  const t = useTexts(texts);
  const say = useSay();
  const [reason, setReason] = useState<WithdrawnFor | null>(null);
  const submit = useSubmit(api.claims.withdraw, { ...REFRESH, done: onDone });
  return (
    <ActForm
      title={t('withdraw')}
      submit={t('withdraw')}
      danger
      error={submit.error}
      busy={submit.isPending}
      ready={reason !== null}
      onSubmit={() => reason && submit.mutate({ claimId: claim.id, reason })}
      onClose={onClose}
    >
      <Choices label={t('why')} value={reason} options={choicesOf(WITHDRAWALS, say)} onChange={setReason} />
    </ActForm>
  );
}
