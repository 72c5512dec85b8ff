// One line of a stamped paper being entered: what was taken, what was deducted, and why where it is less.
import { Form, InputNumber, Select } from 'antd';
import { showQuantity, UNITS } from '../../../server/kernel/quantity.ts';
import { useLocale, useSay, useTexts } from '../../design/locale.ts';
import { QuantityText } from '../../design/people.tsx';
import { isWeighed } from './acceptance-words.ts';
import type { Note } from './desk-note-page.tsx';
import { reasonLabels } from './note-labels.ts';
import { type Entered, enteredWord, readEntered } from './receipt-words.ts';

const texts = {
  came: { zh: '送达 ', en: 'came ' },
  reason: { zh: '为什么', en: 'Why' },
  needed: { zh: '请选择原因', en: 'Choose a reason' },
  deduct: { zh: '{product} 扣秤', en: '{product}: deduction' },
  tooMuch: { zh: '最多可收 {most}，多出的请退回或补开加单', en: 'At most {most}: give the rest back or open an urgent order' },
};

export function useReasonOptions() {
  const say = useSay();
  return Object.entries(reasonLabels).map(([value, label]) => ({ value, label: say(label) }));
}

type Line = Note['lines'][number];
const decimalOf = (line: Line): number => Number(((line.picked ?? line.ordered) / UNITS[line.unit].factor).toFixed(3));

export function ReceiptLine({ line }: { readonly line: Line }) {
  const t = useTexts(texts);
  const say = useSay();
  const locale = useLocale();
  const written = Form.useWatch<Entered | undefined>(['lines', line.id]);
  const options = useReasonOptions();
  const reading = readEntered(line, written);
  const more = reading === 'too-much';
  const why = reading !== 'as-delivered' && reading !== 'within' && !more;
  return (
    <div className={`accept-row${enteredWord(line, written) ? ' off' : ''}`}>
      <div className="two-lines">
        <span>{line.product}</span>
        <small className="quiet">
          {line.spec} {t('came')}
          <QuantityText amount={line.picked ?? line.ordered} unit={line.unit} />
        </small>
      </div>
      <div className="row" style={{ flexWrap: 'nowrap' }}>
        <Form.Item name={['lines', line.id, 'amount']} initialValue={decimalOf(line)} noStyle>
          <InputNumber
            min={0}
            controls={false}
            suffix={say(UNITS[line.unit].label)}
            aria-label={line.product}
            style={{ width: 130 }}
            {...(more ? { status: 'error' as const } : {})}
          />
        </Form.Item>
        {isWeighed(line) && (
          <Form.Item name={['lines', line.id, 'share']} noStyle>
            <InputNumber
              min={0}
              max={99}
              precision={2}
              controls={false}
              placeholder="0"
              suffix="%"
              aria-label={t('deduct', { product: line.product })}
              style={{ width: 84 }}
            />
          </Form.Item>
        )}
      </div>
      {more && (
        <p className="accept-fault" role="alert">
          {t('tooMuch', { most: showQuantity({ amount: line.most, unit: line.unit }, locale) })}
        </p>
      )}
      {why && (
        <Form.Item name={['lines', line.id, 'reason']} style={{ margin: 0 }} rules={[{ required: true, message: t('needed') }]}>
          <Select options={options} placeholder={t('reason')} aria-label={`${line.product} ${t('reason')}`} />
        </Form.Item>
      )}
    </div>
  );
}
