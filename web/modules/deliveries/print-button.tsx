// Prints notes or their labels: one opens at once, many become one PDF made in the background.
import { Button, Checkbox, Form, Modal, Segmented, Select } from 'antd';
import { useEffect, useState } from 'react';
import { api } from '../../client/api.ts';
import { useRead, useSubmit } from '../../client/query.ts';
import { JobProgress } from '../../design/desk/job-progress.tsx';
import { Icon } from '../../design/icon.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { Refused } from '../../design/states.tsx';
import {
  FORM_CODES,
  FORMS,
  LABEL_SIZE_CODES,
  LABEL_SIZES,
  type LabelSize,
  type Form as Paper,
  PRINT_ORDER_CODES,
  PRINT_ORDERS,
  type PrintOrder,
} from './paper-labels.ts';
import { texts } from './print-texts.ts';

type What = 'notes' | 'crate-labels' | 'product-labels';
type Choice = { what: What; form: Paper; labelSize: LabelSize; prices: boolean; thrice: boolean; order: PrintOrder };

type PrintButtonProps = {
  readonly noteIds: readonly string[];
  /** How often the note was printed so far, where one is asked for. */
  readonly prints?: number;
  readonly primary?: boolean;
};

export function PrintButton({ noteIds, prints = 0, primary = false }: PrintButtonProps) {
  const t = useTexts(texts);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        type={primary ? 'primary' : 'default'}
        icon={<Icon name="print" size={16} />}
        disabled={noteIds.length === 0}
        onClick={() => setOpen(true)}
      >
        {noteIds.length > 1 ? t('many', { count: noteIds.length }) : t('print')}
      </Button>
      {open && <PrintDialog noteIds={noteIds} prints={prints} onClose={() => setOpen(false)} />}
    </>
  );
}

type DialogProps = { readonly noteIds: readonly string[]; readonly prints: number; readonly onClose: () => void };

function PrintDialog({ noteIds, prints, onClose }: DialogProps) {
  const t = useTexts(texts);
  const setting = useRead(api.deliveries.paperSetting, {});
  const [choice, setChoice] = useState<Choice>();
  const start = useSubmit(api.deliveries.printMany, { refresh: ['deliveries'] });
  const { data } = setting;
  useEffect(() => {
    if (!data) return;
    const { form, labelSize, prices: priced, copies } = data;
    // What somebody has chosen by now stays.
    setChoice((now) => now ?? { what: 'notes', form, labelSize, prices: priced, thrice: copies === 3, order: 'stop' });
  }, [data]);
  const [noteId] = noteIds;
  const single = noteIds.length === 1;
  const go = () => {
    if (!choice || !noteId) return;
    const { what, form, prices: priced, thrice, labelSize, order } = choice;
    if (single) {
      globalThis.open(printUrl(noteId, choice), '_blank');
      onClose();
    } else start.mutate({ noteIds: [...noteIds], what, order, form, prices: priced, copies: thrice ? 3 : 1, labelSize });
  };
  const foot = start.data ? null : (
    <Button type="primary" disabled={!choice} loading={start.isPending} icon={<Icon name="print" size={16} />} onClick={go}>
      {t(single ? 'open' : 'start')}
    </Button>
  );
  return (
    <Modal open onCancel={onClose} footer={foot} width={520} title={single ? t('title') : t('many', { count: noteIds.length })}>
      <Refused error={setting.error ?? start.error} />
      {choice && !start.data && <Choices choice={choice} single={single} onChange={setChoice} />}
      {choice?.what === 'notes' && single && prints > 0 && <p className="warn">{t('marked', { count: prints })}</p>}
      {!start.data && <p className="quiet">{t('scale')}</p>}
      {start.data && (
        <JobProgress jobId={start.data.jobId}>
          {({ summary }) => t('made', { notes: Number(summary?.notes), sheets: Number(summary?.sheets) })}
        </JobProgress>
      )}
    </Modal>
  );
}

function printUrl(noteId: string, { what, form, prices, thrice, labelSize }: Choice): string {
  const query: Record<string, string> =
    what === 'notes'
      ? { form, prices: String(prices), copies: thrice && form === 'a4' ? '3' : '1' }
      : { kind: what === 'crate-labels' ? 'crate' : 'product', size: labelSize };
  return `/api/deliveries/${noteId}/${what === 'notes' ? 'print' : 'labels'}?${new URLSearchParams(query)}`;
}

type ChoicesProps = { readonly choice: Choice; readonly single: boolean; readonly onChange: (choice: Choice) => void };

function Choices({ choice, single, onChange }: ChoicesProps) {
  const t = useTexts(texts);
  const say = useSay();
  const change = (part: Partial<Choice>) => onChange({ ...choice, ...part });
  return (
    <Form layout="vertical">
      <Form.Item label={t('what')}>
        <Segmented<What>
          block
          value={choice.what}
          onChange={(what) => change({ what })}
          options={[
            { value: 'notes', label: t('notes') },
            { value: 'crate-labels', label: t('crates') },
            { value: 'product-labels', label: t('products') },
          ]}
        />
      </Form.Item>
      {choice.what === 'notes' ? (
        <>
          <Form.Item label={t('form')} {...(choice.form === 'a4' ? {} : { extra: t('carbon') })}>
            <Select<Paper>
              value={choice.form}
              onChange={(form) => change({ form })}
              options={FORM_CODES.map((form) => ({ value: form, label: say(FORMS[form]) }))}
              aria-label={t('form')}
            />
          </Form.Item>
          <div className="stack" style={{ gap: 6, marginBottom: 14 }}>
            <Checkbox checked={choice.prices} onChange={({ target }) => change({ prices: target.checked })}>
              {t('prices')}
            </Checkbox>
            {choice.form === 'a4' && (
              <Checkbox checked={choice.thrice} onChange={({ target }) => change({ thrice: target.checked })}>
                {t('copies')}
              </Checkbox>
            )}
          </div>
        </>
      ) : (
        <Form.Item label={t('size')}>
          <Segmented<LabelSize>
            value={choice.labelSize}
            onChange={(labelSize) => change({ labelSize })}
            options={LABEL_SIZE_CODES.map((size) => ({ value: size, label: say(LABEL_SIZES[size]) }))}
          />
        </Form.Item>
      )}
      {!single && (
        <Form.Item label={t('order')}>
          <Segmented<PrintOrder>
            value={choice.order}
            onChange={(order) => change({ order })}
            options={PRINT_ORDER_CODES.map((order) => ({ value: order, label: say(PRINT_ORDERS[order]) }))}
          />
        </Form.Item>
      )}
    </Form>
  );
}
