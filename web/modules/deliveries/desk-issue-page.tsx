// Issuing a note by keyboard: who, when, then line after line; rows copied from a table can be pasted as they are.
import { Button, Form, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { DAY, shanghaiDate } from '../../../server/kernel/time.ts';
import { useGo } from '../../app/go.tsx';
import { useShortcut } from '../../app/shortcuts.ts';
import { api } from '../../client/api.ts';
import { useSubmit } from '../../client/query.ts';
import { KeyHint, PageHeader, Section } from '../../design/controls.tsx';
import '../../design/desk/desk-parts.css';
import { useTexts } from '../../design/locale.ts';
import { serverNow } from '../../design/now.ts';
import { Refused } from '../../design/states.tsx';
import { instantOf } from '../cases/moment-field.tsx';
import { SiteSelect } from '../customers/customer-select.tsx';
import { ColleagueSelect } from '../staff/colleague-select.tsx';
import './desk.css';
import { EntryTable } from './entry-table.tsx';
import { type Entry, emptyEntry, isEmpty, readEntry } from './line-entry.ts';

const texts = {
  title: { zh: '开送货单', en: 'Issue a delivery note' },
  back: { zh: '返回送货单列表', en: 'Back to the notes' },
  head: { zh: '送给谁、什么时候', en: 'To whom and when' },
  site: { zh: '食堂', en: 'Site' },
  day: { zh: '送达日期', en: 'Day' },
  from: { zh: '最早', en: 'From' },
  to: { zh: '最晚', en: 'To' },
  driver: { zh: '司机', en: 'Driver' },
  vehicle: { zh: '车牌', en: 'Vehicle' },
  number: { zh: '单号', en: 'Number' },
  auto: { zh: '留空自动编号', en: 'Automatic when empty' },
  crates: { zh: '周转筐', en: 'Crates' },
  lines: { zh: '商品', en: 'Lines' },
  keys: { zh: '回车到下一行；可从 Excel 复制多行粘贴。', en: 'Enter goes to the next row; rows copied from a spreadsheet can be pasted.' },
  issue: { zh: '开单', en: 'Issue' },
  needed: { zh: '请填写', en: 'Needed' },
  backwards: { zh: '应晚于最早时间', en: 'Must be later' },
  noLines: { zh: '还没有填写商品。', en: 'No line yet.' },
  wrong: { zh: '有 {count} 行需要改正。', en: '{count} lines need correcting.' },
  count: { zh: '共 {count} 种商品', en: '{count} lines' },
};

type Fields = {
  readonly siteId: string;
  readonly day: string;
  readonly from: string;
  readonly to: string;
  readonly driverId?: string;
  readonly vehicle?: string;
  readonly number?: string;
  readonly cratesOut?: number | null;
};

const initial = (): Partial<Fields> => ({ day: shanghaiDate(serverNow() + DAY), from: '05:30', to: '07:00' });
const FIRST_ROWS = 3;

export default function IssuePage() {
  const t = useTexts(texts);
  const go = useGo();
  const [form] = Form.useForm<Fields>();
  const [entries, setEntries] = useState<readonly Entry[]>(() => Array.from({ length: FIRST_ROWS }, emptyEntry));
  const [complaint, setComplaint] = useState<string>();
  const [checked, setChecked] = useState(false);
  const issue = useSubmit(api.deliveries.issue, { done: ({ noteId }) => go(`/deliveries/${noteId}`) });
  const filled = entries.filter((entry) => !isEmpty(entry));
  const submit = ({ siteId, day, from, to, driverId, vehicle, number, cratesOut }: Fields) => {
    const read = filled.map(readEntry);
    const lines = read.flatMap((one) => ('line' in one ? [one.line] : []));
    setChecked(true);
    const wrong = read.length - lines.length;
    setComplaint(read.length === 0 ? t('noLines') : wrong > 0 ? t('wrong', { count: wrong }) : undefined);
    if (wrong > 0 || lines.length === 0) return;
    issue.mutate({
      ...{ siteId, windowFrom: instantOf(`${day}T${from}`), windowTo: instantOf(`${day}T${to}`), lines },
      ...(number?.trim() ? { number: number.trim() } : {}),
      ...{ driverId: driverId ?? null, vehicle: vehicle?.trim() || null, cratesOut: cratesOut ?? 0 },
    });
  };
  useShortcut('mod+Enter', t('issue'), () => form.submit());
  return (
    <>
      <PageHeader title={t('title')} onBack={() => go('/deliveries')} back={t('back')} />
      <Form<Fields> form={form} layout="vertical" requiredMark={false} initialValues={initial()} onFinish={submit} disabled={issue.isPending}>
        <div className="stack">
          <Head />
          <Section title={t('lines')} icon="lot" extra={<span className="quiet">{t('count', { count: filled.length })}</span>}>
            <p className="quiet">{t('keys')}</p>
            <EntryTable entries={entries} onChange={setEntries} checked={checked} />
          </Section>
          {complaint && (
            <p role="alert" className="complaint">
              {complaint}
            </p>
          )}
          <Refused error={issue.error} onRetry={() => form.submit()} />
          <div>
            <Button type="primary" size="large" htmlType="submit" loading={issue.isPending}>
              {t('issue')} <KeyHint keys="Ctrl+Enter" />
            </Button>
          </div>
        </div>
      </Form>
    </>
  );
}

function Head() {
  const t = useTexts(texts);
  const needed = [{ required: true, message: t('needed') }];
  return (
    <Section title={t('head')} icon="truck">
      <div className="issue-head">
        <Form.Item name="siteId" label={t('site')} rules={needed} className="wide">
          <SiteSelect autoFocus />
        </Form.Item>
        <Form.Item name="day" label={t('day')} rules={needed}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="from" label={t('from')} rules={needed}>
          <Input type="time" />
        </Form.Item>
        <Form.Item
          name="to"
          label={t('to')}
          dependencies={['from']}
          rules={[
            ...needed,
            ({ getFieldValue }) => ({
              validator: (_, to: string) =>
                !to || to > (getFieldValue('from') as string) ? Promise.resolve() : Promise.reject(new Error(t('backwards'))),
            }),
          ]}
        >
          <Input type="time" />
        </Form.Item>
        <Form.Item name="driverId" label={t('driver')}>
          <ColleagueSelect roles={['driver']} />
        </Form.Item>
        <Form.Item name="vehicle" label={t('vehicle')}>
          <Input maxLength={20} />
        </Form.Item>
        <Form.Item name="number" label={t('number')}>
          <Input maxLength={40} placeholder={t('auto')} />
        </Form.Item>
        <Form.Item name="cratesOut" label={t('crates')}>
          <InputNumber min={0} max={1000} precision={0} style={{ width: '100%' }} />
        </Form.Item>
      </div>
    </Section>
  );
}
