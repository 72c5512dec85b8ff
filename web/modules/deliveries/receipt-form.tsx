// Enters what the kitchen accepted, now or later from the stamped paper. Lines that nobody touches were taken as they came.
import { Form, Input, InputNumber, Radio, Segmented, Select } from 'antd';
import { useState } from 'react';
import { api } from '../../client/api.ts';
import { useSubmit } from '../../client/query.ts';
import { FormDrawer } from '../../design/desk/form-drawer.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { serverNow } from '../../design/now.ts';
import { FileDrop } from '../../design/photo-capture.tsx';
import { useUploads } from '../../design/use-uploads.ts';
import { instantOf, wallTimeOf } from '../cases/moment-field.tsx';
import type { Signer } from './acceptance-signers.ts';
import { roleLabels } from './acceptance-texts.ts';
import { linesIn, type Words } from './acceptance-words.ts';
import type { Note } from './desk-note-page.tsx';
import type { Reason } from './note-labels.ts';
import { ReceiptLine, useReasonOptions } from './receipt-line.tsx';
import { type Entered, enteredWord } from './receipt-words.ts';

const texts = {
  title: { zh: '登记验收 · {number}', en: 'Record acceptance · {number}' },
  accept: { zh: '验收', en: 'Accepted' },
  refuse: { zh: '整单拒收', en: 'Refused as a whole' },
  submit: { zh: '登记验收', en: 'Record' },
  submitRefusal: { zh: '登记整单拒收', en: 'Record the refusal' },
  lines: { zh: '各商品实收与扣秤（与送达一致的不用改）', en: 'Accepted and deducted (leave what was taken as it came)' },
  reason: { zh: '为什么', en: 'Why' },
  needed: { zh: '请选择原因', en: 'Choose a reason' },
  signer: { zh: '签字人', en: 'Signed by' },
  signers: { zh: '签字人（应签 {needed} 人；有盖章纸单照片即可）', en: 'Signed by ({needed} needed; a photo of the stamped paper will do)' },
  role: { zh: '身份', en: 'As' },
  when: { zh: '实际验收时间', en: 'When it was accepted' },
  whenDo: {
    zh: '留空即为现在。补录请附纸单照片，凭证等级为 C。',
    en: 'Empty means now. Later entries need a photo of the paper and count as grade C.',
  },
  paper: { zh: '盖章纸单照片', en: 'Photo of the stamped paper' },
  drop: { zh: '拖放照片到这里，或点击选择', en: 'Drop the photo here, or click to choose' },
  crates: { zh: '收回周转筐（送 {out}）', en: 'Crates back ({out} out)' },
  seals: { zh: '封签 {numbers}', en: 'Seals {numbers}' },
  whole: { zh: '完好', en: 'Whole' },
  broken: { zh: '有破损', en: 'Broken' },
  notSaid: { zh: '未注明', en: 'Not said' },
  remark: { zh: '备注', en: 'Remark' },
};

type Fields = {
  readonly lines?: Record<string, Entered | undefined>;
  readonly signers?: readonly (Partial<Signer> | undefined)[];
  readonly reason?: Reason;
  readonly when?: string;
  readonly cratesBack?: number | null;
  readonly seals?: 'whole' | 'broken' | null;
  readonly remark?: string;
};

const wordsOf = (note: Note, lines: Fields['lines'] = {}): Words =>
  Object.fromEntries(
    note.lines.flatMap((line) => {
      const word = enteredWord(line, lines[line.id]);
      return word ? [[line.id, word]] : [];
    }),
  );

/** What the paper says of people, seals and time, beside the lines. */
function commonOf(note: Note, fields: Fields, paperFileId: string | undefined) {
  const signers = (fields.signers ?? []).flatMap((signer) =>
    signer?.name?.trim() ? [{ name: signer.name.trim(), role: signer.role ?? 'receiver' }] : [],
  );
  return {
    noteId: note.id,
    signers,
    paperFileId: paperFileId ?? null,
    seals: fields.seals ? { whole: fields.seals === 'whole', numbers: [] } : null,
    remark: fields.remark ?? '',
    ...(fields.when ? { occurredAt: instantOf(fields.when) } : {}),
  };
}

export function ReceiptForm({ note, onClose }: { readonly note: Note; readonly onClose: () => void }) {
  const t = useTexts(texts);
  const [refused, setRefused] = useState(false);
  const paper = useUploads();
  const accept = useSubmit(api.deliveries.deliver, { done: onClose, refresh: ['cases'] });
  const refuse = useSubmit(api.deliveries.recordRefusal, { done: onClose, refresh: ['cases'] });
  const submit = (fields: Fields) => {
    const common = commonOf(note, fields, paper.ids[0]);
    if (refused && fields.reason) refuse.mutate({ ...common, reason: fields.reason });
    else accept.mutate({ ...common, lines: linesIn(note.lines, wordsOf(note, fields.lines)), cratesBack: fields.cratesBack ?? null });
  };
  return (
    <FormDrawer<Fields>
      title={t('title', { number: note.number })}
      submit={t(refused ? 'submitRefusal' : 'submit')}
      danger={refused}
      width={640}
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
      <Signers needed={note.signersNeeded} />
      <div className="field-pair">
        <Form.Item name="when" label={t('when')} extra={t('whenDo')}>
          <Input type="datetime-local" max={wallTimeOf(serverNow())} />
        </Form.Item>
        {!refused && (
          <Form.Item name="cratesBack" label={t('crates', { out: note.cratesOut })}>
            <InputNumber min={0} max={1000} precision={0} style={{ width: '100%' }} />
          </Form.Item>
        )}
      </div>
      {note.seals.length > 0 && <Seals note={note} />}
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
          <ReceiptLine key={line.id} line={line} />
        ))}
      </div>
    </>
  );
}

function Signers({ needed }: { readonly needed: number }) {
  const t = useTexts(texts);
  const say = useSay();
  const roles = Object.entries(roleLabels).map(([value, label]) => ({ value, label: say(label) }));
  return (
    <Form.Item label={needed > 1 ? t('signers', { needed }) : t('signer')}>
      {Array.from({ length: needed }, (_, at) => (
        <div key={`signer ${at}`} className="field-pair" style={{ marginBottom: 6 }}>
          <Form.Item name={['signers', at, 'name']} noStyle>
            <Input maxLength={40} aria-label={`${t('signer')} ${at + 1}`} />
          </Form.Item>
          <Form.Item name={['signers', at, 'role']} initialValue="receiver" noStyle>
            <Select options={roles} aria-label={`${t('role')} ${at + 1}`} />
          </Form.Item>
        </div>
      ))}
    </Form.Item>
  );
}

function Seals({ note }: { readonly note: Note }) {
  const t = useTexts(texts);
  return (
    <Form.Item name="seals" label={t('seals', { numbers: note.seals.join('、') })} initialValue={null}>
      <Radio.Group
        options={[
          { value: null, label: t('notSaid') },
          { value: 'whole', label: t('whole') },
          { value: 'broken', label: t('broken') },
        ]}
      />
    </Form.Item>
  );
}
