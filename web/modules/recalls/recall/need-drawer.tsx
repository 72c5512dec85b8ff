// Records that a recall is needed, or calls a mock one: lots, level, reason; beside it what it would reach and until when it must begin.
import { Checkbox, Form, Input, Select } from 'antd';
import { FAULT_CODES, FAULTS, LEVEL_TEXTS, LEVELS, REASON_CODES, REASONS } from '../../../../server/modules/recalls/words.ts';
import { useSearchState } from '../../../app/go.tsx';
import { api } from '../../../client/api.ts';
import { useSubmit } from '../../../client/query.ts';
import { FormDrawer } from '../../../design/desk/form-drawer.tsx';
import { useSay, useTexts } from '../../../design/locale.ts';
import { LotPick, Reach } from './lot-pick.tsx';

const texts = {
  need: { zh: '登记召回', en: 'Record a recall' },
  mock: { zh: '模拟召回', en: 'Mock recall' },
  save: { zh: '登记', en: 'Record' },
  call: { zh: '发起演练', en: 'Call it' },
  lots: { zh: '批次', en: 'Lots' },
  lotsHint: { zh: '按批号、供应商批号或商品查找；由其制成的批次自动带入', en: 'By number or product; what was made of them follows by itself' },
  from: { zh: '从冻结记录或售后单带入', en: 'Taken from a hold or a case' },
  level: { zh: '级别', en: 'Level' },
  withdrawal: { zh: '自查退市（不分级）', en: 'Withdrawal (no level)' },
  reason: { zh: '原因', en: 'Reason' },
  fault: { zh: '责任', en: 'Whose fault' },
  known: { zh: '知悉时间', en: 'Known since' },
  knownHint: { zh: '法定时限从知悉时起算；不填为现在', en: 'Legal clocks run from here; empty means now' },
  words: { zh: '说明', en: 'Words' },
  tell: { zh: '演练时也给客户发通知（标明“模拟”）', en: 'Tell customers too, marked as an exercise' },
};

type Values = {
  readonly lotIds: string[];
  readonly level: 1 | 2 | 3 | 'withdrawal';
  readonly reason: (typeof REASON_CODES)[number];
  readonly fault: (typeof FAULT_CODES)[number];
  readonly knownAt?: string;
  readonly body?: string;
  readonly tell?: boolean;
};

type NeedProps = { readonly mock: boolean; readonly onClose: () => void; readonly onDone: (recallId: string) => void };

export function NeedDrawer({ mock, onClose, onDone }: NeedProps) {
  const t = useTexts(texts);
  const [lots] = useSearchState('lots');
  const [holdId] = useSearchState('hold');
  const [caseId] = useSearchState('case');
  const [form] = Form.useForm<Values>();
  const save = useSubmit(api.recalls.needRecall, { refresh: ['recalls'], done: ({ recallId }) => onDone(recallId) });
  const submit = ({ lotIds, level, reason, fault, knownAt, body, tell }: Values) =>
    save.mutate({
      ...{ mock, reason, fault, lotIds: lotIds ?? [], body: body ?? '', tellCustomers: tell ?? false },
      kind: level === 'withdrawal' ? 'withdrawal' : 'recall',
      level: level === 'withdrawal' ? null : level,
      ...(knownAt ? { knownAt: new Date(`${knownAt}:00+08:00`).toISOString() } : {}),
      ...(holdId ? { holdId } : {}),
      ...(caseId ? { caseId } : {}),
    });
  const first = { lotIds: lots ? lots.split(',') : [], level: mock ? (1 as const) : (2 as const), fault: 'unknown' as const };
  return (
    <FormDrawer<Values>
      title={t(mock ? 'mock' : 'need')}
      submit={t(mock ? 'call' : 'save')}
      danger={!mock}
      width={640}
      form={form}
      initial={mock ? { ...first, reason: 'exercise' } : first}
      error={save.error}
      busy={save.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <Fields mock={mock} from={Boolean(holdId || caseId)} />
      <Reach holdId={holdId} caseId={caseId} />
    </FormDrawer>
  );
}

function Fields({ mock, from }: { readonly mock: boolean; readonly from: boolean }) {
  const t = useTexts(texts);
  const say = useSay();
  const levels = [...LEVELS.map((level) => ({ value: level, label: say(LEVEL_TEXTS[level]) })), { value: 'withdrawal', label: t('withdrawal') }];
  return (
    <>
      <Form.Item name="lotIds" label={t('lots')} extra={from ? t('from') : t('lotsHint')} rules={[{ required: !from }]}>
        <LotPick />
      </Form.Item>
      <Form.Item name="level" label={t('level')} rules={[{ required: true }]}>
        <Select options={levels} />
      </Form.Item>
      <Form.Item name="reason" label={t('reason')} rules={[{ required: true }]}>
        <Select options={REASON_CODES.map((value) => ({ value, label: say(REASONS[value]) }))} />
      </Form.Item>
      {!mock && (
        <>
          <Form.Item name="fault" label={t('fault')}>
            <Select options={FAULT_CODES.map((value) => ({ value, label: say(FAULTS[value]) }))} />
          </Form.Item>
          <Form.Item name="knownAt" label={t('known')} extra={t('knownHint')}>
            <Input type="datetime-local" />
          </Form.Item>
        </>
      )}
      <Form.Item name="body" label={t('words')}>
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
      {mock && (
        <Form.Item name="tell" valuePropName="checked">
          <Checkbox>{t('tell')}</Checkbox>
        </Form.Item>
      )}
    </>
  );
}
