// What else plan and contract have to know before they can answer: when it was opened or found, whether it can be sold again, what the files show.
import { EVIDENCE, type EvidenceKind, FILED } from '../../../server/modules/claims/words.ts';
import { useSay, useTexts } from '../../design/locale.ts';
import { serverNow } from '../../design/now.ts';
import { Choices, Field } from '../cases/choices.tsx';
import { MomentField } from '../cases/moment-field.tsx';
import { PercentField } from './money-field.tsx';
import type { Draft } from './request-draft.ts';
import type { Shown } from './request-shown.ts';

const texts = {
  by: { zh: '怎么扣', en: 'Taken off' },
  byAmount: { zh: '按数量', en: 'By amount' },
  byShare: { zh: '按百分比', en: 'By percent' },
  share: { zh: '扣秤 %', en: 'Percent taken off' },
  ofPicked: { zh: '从下面所填的数量中扣', en: 'Of the amounts entered below' },
  openedAt: { zh: '开封时间', en: 'Opened at' },
  openedHint: { zh: '时限从开封起计；不知道就空着，由人决定', en: 'The deadline counts from here; left open a person decides' },
  foundAt: { zh: '发现时间', en: 'Found at' },
  foundHint: { zh: '时限从发现起计；不填按反映时间', en: 'The deadline counts from here; left open: as reported' },
  resalable: { zh: '货还能再卖吗', en: 'Fit for sale again' },
  sealed: { zh: '未拆封，可再销售', en: 'Unopened, fit for sale' },
  opened: { zh: '已拆封或影响再销售', en: 'Opened, or not fit for sale' },
  shows: { zh: '照片、文件是什么（可多选，不选由人看）', en: 'What the files are (left open: a person looks)' },
};

type GroundsProps = { readonly draft: Draft; readonly shown: Shown; readonly onChange: (part: Partial<Draft>) => void };

/** 扣秤: the amounts of the lines themselves, or a percent of them. */
export function DeductBy({ draft, onChange }: Omit<GroundsProps, 'shown'>) {
  const t = useTexts(texts);
  const { byShare, shareBp } = draft;
  return (
    <div className="request-pair">
      <Choices<'amount' | 'share'>
        label={t('by')}
        value={byShare ? 'share' : 'amount'}
        options={[
          { value: 'amount', label: t('byAmount') },
          { value: 'share', label: t('byShare') },
        ]}
        onChange={(by) => onChange({ byShare: by === 'share' })}
      />
      {byShare && (
        <Field label={t('share')} hint={t('ofPicked')}>
          <PercentField value={shareBp} onChange={(bp) => onChange({ shareBp: bp })} label={t('share')} />
        </Field>
      )}
    </div>
  );
}

export function RequestGrounds({ draft, shown, onChange }: GroundsProps) {
  const t = useTexts(texts);
  const now = serverNow();
  return (
    <>
      {shown.openedAt && (
        <Field label={t('openedAt')} hint={t('openedHint')}>
          <MomentField value={draft.openedAt} onChange={(openedAt) => onChange({ openedAt })} label={t('openedAt')} max={now} />
        </Field>
      )}
      {shown.foundAt && (
        <Field label={t('foundAt')} hint={t('foundHint')}>
          <MomentField value={draft.foundAt} onChange={(foundAt) => onChange({ foundAt })} label={t('foundAt')} max={now} />
        </Field>
      )}
      {shown.resalable && (
        <Choices<'sealed' | 'opened'>
          label={t('resalable')}
          value={draft.resalable === null ? null : draft.resalable ? 'sealed' : 'opened'}
          options={[
            { value: 'sealed', label: t('sealed') },
            { value: 'opened', label: t('opened') },
          ]}
          onChange={(said) => onChange({ resalable: said === 'sealed' })}
        />
      )}
    </>
  );
}

/** Beside the files: what they are. */
export function FilesShow({ draft, onChange }: Omit<GroundsProps, 'shown'>) {
  const t = useTexts(texts);
  const say = useSay();
  const toggle = (kind: EvidenceKind) =>
    onChange({ shows: draft.shows.includes(kind) ? draft.shows.filter((one) => one !== kind) : [...draft.shows, kind] });
  return (
    <fieldset className="choices">
      <legend>{t('shows')}</legend>
      <div>
        {FILED.map((kind) => (
          <label key={kind} className={`choice${draft.shows.includes(kind) ? ' on' : ''}`}>
            <input type="checkbox" checked={draft.shows.includes(kind)} onChange={() => toggle(kind)} />
            {say(EVIDENCE[kind])}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
