// To whom, on which day, at what time: the head of an order being written. Usually only the site is asked; the rest is set.
import { Input, Select } from 'antd';
import { useState } from 'react';
import { Icon } from '../../design/icon.tsx';
import { useLocale, useSay, useTexts } from '../../design/locale.ts';
import { showTime } from '../../design/time.ts';
import { Choices, Field } from '../cases/choices.tsx';
import { SiteSelect } from '../customers/customer-select.tsx';
import { dayFromToday, useDayWords } from './days.ts';
import { type Checked, type Help, type Timing, timingLabels } from './labels.ts';
import type { OrderDraft } from './order-draft.ts';
import { useWindowWords } from './order-look.tsx';

const texts = {
  site: { zh: '食堂', en: 'Site' },
  day: { zh: '送达日', en: 'Day of delivery' },
  other: { zh: '其他日期', en: 'Another day' },
  timing: { zh: '送达方式', en: 'How' },
  from: { zh: '最早', en: 'From' },
  to: { zh: '最晚', en: 'To' },
  remark: { zh: '整单备注', en: 'Remark' },
  more: { zh: '指定时间、自提、备注', en: 'Time, pick-up, remark' },
  arrives: { zh: '承诺 {time} 前送达', en: 'Arrives by {time}' },
  window: { zh: '收货时间 {window}', en: 'Window {window}' },
  until: { zh: '{time} 前可改可退', en: 'Can be changed until {time}' },
  late: { zh: '已过截单，按加单（急单）处理', en: 'After the cutoff: an urgent order' },
};

type FieldsProps = {
  readonly draft: OrderDraft;
  readonly onChange: (change: Partial<OrderDraft>) => void;
  readonly help: Help | undefined;
  readonly checked: Checked | undefined;
  readonly siteName?: string | undefined;
  readonly doubtful?: boolean;
  /** What to call the site before it is found. */
  readonly called?: string | undefined;
  readonly autoFocus?: boolean;
};

export function OrderFields({ draft, onChange, help, checked, siteName, called, doubtful = false, autoFocus = true }: FieldsProps) {
  const t = useTexts(texts);
  const [more, setMore] = useState(draft.timing !== 'standard' || draft.remark !== '');
  return (
    <div className="order-head stack">
      <div className="order-where">
        <Field label={t('site')}>
          <div className={doubtful ? 'doubtful-site' : ''}>
            {siteName ? (
              <strong>{siteName}</strong>
            ) : (
              <SiteSelect
                value={draft.siteId ?? undefined}
                called={called}
                onChange={(siteId) => onChange({ siteId: siteId ?? null, deliveryOn: '' })}
                autoFocus={autoFocus}
              />
            )}
          </div>
        </Field>
        <DayChoice draft={draft} onChange={onChange} help={help} />
      </div>
      {checked?.windowFrom && checked.windowTo && <Promised checked={checked} timing={draft.timing} />}
      {more ? (
        <More draft={draft} onChange={onChange} />
      ) : (
        <div>
          <button type="button" className="plain-button" onClick={() => setMore(true)}>
            <Icon name="plus" size={14} /> {t('more')}
          </button>
        </div>
      )}
    </div>
  );
}

type PartProps = Pick<FieldsProps, 'draft' | 'onChange'>;
const OTHER = 'other';

function DayChoice({ draft, onChange, help }: PartProps & Pick<FieldsProps, 'help'>) {
  const t = useTexts(texts);
  const words = useDayWords();
  const near = [0, 1, 2].map(dayFromToday);
  if (help && !near.includes(help.deliveryOn)) near.push(help.deliveryOn);
  const [other, setOther] = useState(false);
  const far = other || (draft.deliveryOn !== '' && !near.includes(draft.deliveryOn));
  return (
    <div className="order-day">
      <Choices
        label={t('day')}
        value={far ? OTHER : draft.deliveryOn}
        options={[...near.map((day) => ({ value: day, label: words(day) })), { value: OTHER, label: t('other') }]}
        onChange={(day) => {
          setOther(day === OTHER);
          if (day !== OTHER) onChange({ deliveryOn: day });
        }}
      />
      {far && (
        <Input
          type="date"
          aria-label={t('other')}
          value={draft.deliveryOn}
          min={near[0]}
          onChange={({ target }) => onChange({ deliveryOn: target.value })}
        />
      )}
    </div>
  );
}

function Promised({ checked, timing }: { readonly checked: Checked; readonly timing: Timing }) {
  const t = useTexts(texts);
  const locale = useLocale();
  const window = useWindowWords();
  const { windowFrom, windowTo, promisedBy, changeUntil, urgent } = checked;
  if (!windowFrom || !windowTo) return null;
  return (
    <p className="row promised">
      <span>
        <Icon name="truck" size={15} /> {t('window', { window: window({ windowFrom, windowTo, timing }) })}
      </span>
      {promisedBy && <strong>{t('arrives', { time: showTime(promisedBy, locale) })}</strong>}
      {urgent ? (
        <span className="finding-warn">{t('late')}</span>
      ) : (
        changeUntil && <span className="quiet">{t('until', { time: showTime(changeUntil, locale) })}</span>
      )}
    </p>
  );
}

const TIMINGS = Object.keys(timingLabels) as Timing[];

function More({ draft, onChange }: PartProps) {
  const t = useTexts(texts);
  const say = useSay();
  return (
    <div className="order-more">
      <Field label={t('timing')}>
        <Select
          value={draft.timing}
          aria-label={t('timing')}
          options={TIMINGS.map((value) => ({ value, label: say(timingLabels[value]) }))}
          onChange={(timing: Timing) => onChange({ timing })}
        />
      </Field>
      {draft.timing !== 'standard' && (
        <>
          <Field label={t('from')}>
            <Input type="time" value={draft.from} onChange={({ target }) => onChange({ from: target.value })} />
          </Field>
          <Field label={t('to')}>
            <Input type="time" value={draft.to} onChange={({ target }) => onChange({ to: target.value })} />
          </Field>
        </>
      )}
      <Field label={t('remark')}>
        <Input value={draft.remark} maxLength={500} onChange={({ target }) => onChange({ remark: target.value })} />
      </Field>
    </div>
  );
}
