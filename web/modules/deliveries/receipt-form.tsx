// Enters what the kitchen accepted, now or later from the stamped paper. Lines that nobody touches were taken as they came.
import { Form, Input, InputNumber, Radio, Segmented, Select } from 'antd';
import { useState } from 'react';
import { quantity, UNITS } from '../../../server/kernel/quantity.ts';
import { api } from '../../client/api.ts';
import { useSubmit } from '../../client/query.ts';
import { FormDrawer } from '../../design/desk/form-drawer.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { serverNow } from '../../design/now.ts';
import { QuantityText } from '../../design/people.tsx';
import { FileDrop } from '../../design/photo-capture.tsx';
import { useUploads } from '../../design/use-uploads.ts';
import { instantOf, wallTimeOf } from '../cases/moment-field.tsx';
import type { Note } from './desk-note-page.tsx';
import { type Reason, reasonLabels } from './note-labels.ts';

const texts = {
  title: { zh: '登记验收 · {number}', en: 'Record acceptance · {number}' },
  accept: { zh: '验收', en: 'Accepted' },
  refuse: { zh: '整单拒收', en: 'Refused as a whole' },
  submit: { zh: '登记验收', en: 'Record' },
  submitRefusal: { zh: '登记整单拒收', en: 'Record the refusal' },
  lines: { zh: '各商品实收数量（与送达一致的不用改）', en: 'Amounts accepted (leave what was taken as it came)' },
  came: { zh: '送达 ', en: 'came ' },
  reason: { zh: '为什么', en: 'Why' },
  needed: { zh: '请选择原因', en: 'Choose a reason' },
  receiver: { zh: '签收人', en: 'Receiver' },
  when: { zh: '实际验收时间', en: 'When it was accepted' },
  whenDo: {
    zh: '留空即为现在。补录请附纸单照片，凭证等级为 C。',
    en: 'Empty means now. Later entries need a photo of the paper and count as grade C.',
  },
  paper: { zh: '盖章纸单照片', en: 'Photo of the stamped paper' },
  drop: { zh: '拖放照片到这里，或点击选择', en: 'Drop the photo here, or click to choose' },
  crates: { zh: '收回周转筐', en: 'Crates back' },
  remark: { zh: '备注', en: 'Remark' },
};

type Line = Note['lines'][number];
type Fields = {
  readonly amounts?: Record<string, number | null | undefined>;
  readonly reasons?: Record<string, Reason | undefined>;
  readonly reason?: Reason;
  readonly receiverName?: string;
  readonly when?: string;
  readonly cratesBack?: number | null;
  readonly remark?: string;
};

const cameOf = (line: Line): number => line.picked ?? line.ordered;
const decimalOf = (line: Line): number => Number((cameOf(line) / UNITS[line.unit].factor).toFixed(3));

/** The amount in base units that differs from what came; undefined where the line was taken as it came. */
function otherAmount(line: Line, written: number | null | undefined): number | undefined {
  if (written === null || written === undefined) return undefined;
  const amount = quantity(written, line.unit)?.amount;
  return amount === cameOf(line) ? undefined : amount;
}

const changedLines = (note: Note, { amounts = {}, reasons = {} }: Fields) =>
  note.lines.flatMap((line) => {
    const accepted = otherAmount(line, amounts[line.id]);
    return accepted === undefined ? [] : [{ lineId: line.id, accepted, reason: reasons[line.id] ?? null }];
  });

export function ReceiptForm({ note, onClose }: { readonly note: Note; readonly onClose: () => void }) {
  const t = useTexts(texts);
  const [refused, setRefused] = useState(false);
  const paper = useUploads();
  const accept = useSubmit(api.deliveries.deliver, { done: onClose, refresh: ['cases'] });
  const refuse = useSubmit(api.deliveries.recordRefusal, { done: onClose, refresh: ['cases'] });
  const submit = (fields: Fields) => {
    const common = {
      noteId: note.id,
      receiverName: fields.receiverName ?? '',
      paperFileId: paper.ids[0] ?? null,
      remark: fields.remark ?? '',
      ...(fields.when ? { occurredAt: instantOf(fields.when) } : {}),
    };
    if (refused && fields.reason) refuse.mutate({ ...common, reason: fields.reason });
    else accept.mutate({ ...common, lines: changedLines(note, fields), cratesBack: fields.cratesBack ?? null });
  };
  return (
    <FormDrawer<Fields>
      title={t('title', { number: note.number })}
      submit={t(refused ? 'submitRefusal' : 'submit')}
      danger={refused}
      width={600}
      error={refused ? refuse.error : accept.error}
      busy={accept.isPending || refuse.isPending}
      ready={!paper.busy}
      onSubmit={submit}
      onClose={onClose}
    >
      {note.can.refuse && (
        <Segmented
          value={refused}
          onChange={setRefused}
          style={{ marginBottom: 16 }}
          options={[
            { value: false, label: t('accept') },
            { value: true, label: t('refuse') },
          ]}
        />
      )}
      {refused ? <RefusalReason /> : <Amounts note={note} />}
      <div className="field-pair">
        <Form.Item name="receiverName" label={t('receiver')}>
          <Input maxLength={40} />
        </Form.Item>
        {!refused && (
          <Form.Item name="cratesBack" label={t('crates')}>
            <InputNumber min={0} max={1000} precision={0} style={{ width: '100%' }} />
          </Form.Item>
        )}
      </div>
      <Form.Item name="when" label={t('when')} extra={t('whenDo')}>
        <Input type="datetime-local" max={wallTimeOf(serverNow())} style={{ maxWidth: 240 }} />
      </Form.Item>
      <Form.Item label={t('paper')}>
        <FileDrop uploads={paper} accept="image/*">
          {t('drop')}
        </FileDrop>
      </Form.Item>
      <Form.Item name="remark" label={t('remark')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
      </Form.Item>
    </FormDrawer>
  );
}

function useReasonOptions() {
  const say = useSay();
  return Object.entries(reasonLabels).map(([value, label]) => ({ value, label: say(label) }));
}

function RefusalReason() {
  const t = useTexts(texts);
  return (
    <Form.Item name="reason" label={t('reason')} rules={[{ required: true, message: t('needed') }]}>
      <Radio.Group options={useReasonOptions()} />
    </Form.Item>
  );
}

function Amounts({ note }: { readonly note: Note }) {
  const t = useTexts(texts);
  return (
    <>
      <p className="accept-title">{t('lines')}</p>
      <div className="accept-rows">
        {note.lines.map((line) => (
          <LineRow key={line.id} line={line} />
        ))}
      </div>
    </>
  );
}

function LineRow({ line }: { readonly line: Line }) {
  const t = useTexts(texts);
  const say = useSay();
  const written = Form.useWatch<number | null | undefined>(['amounts', line.id]);
  const other = otherAmount(line, written);
  const options = useReasonOptions();
  const less = other !== undefined && other < cameOf(line);
  return (
    <div className={`accept-row${other === undefined ? '' : ' off'}`}>
      <div className="two-lines">
        <span>{line.product}</span>
        <small className="quiet">
          {line.spec} {t('came')}
          <QuantityText amount={cameOf(line)} unit={line.unit} />
        </small>
      </div>
      <Form.Item name={['amounts', line.id]} initialValue={decimalOf(line)} noStyle>
        <InputNumber
          min={0}
          max={line.most / UNITS[line.unit].factor}
          controls={false}
          suffix={say(UNITS[line.unit].label)}
          aria-label={line.product}
          style={{ width: '100%' }}
        />
      </Form.Item>
      {less && (
        <Form.Item name={['reasons', line.id]} style={{ margin: 0 }} rules={[{ required: true, message: t('needed') }]}>
          <Select options={options} placeholder={t('reason')} aria-label={`${line.product} ${t('reason')}`} />
        </Form.Item>
      )}
    </div>
  );
}
