// Acts on a recall as a whole: begin, dispose, report to the authority, verify, close, drop, score; the draft of the public notice.
import { Checkbox, Drawer, Form, Input, InputNumber, Select } from 'antd';
import { UNITS } from '../../../../server/kernel/quantity.ts';
import { DISPOSAL_CODES, DISPOSALS, DROP_CODES, DROP_REASONS, REPORT_STAGE_CODES, REPORT_STAGES } from '../../../../server/modules/recalls/words.ts';
import { api } from '../../../client/api.ts';
import { useRead, useSubmit } from '../../../client/query.ts';
import { CopyButton } from '../../../design/controls.tsx';
import { FormDrawer } from '../../../design/desk/form-drawer.tsx';
import { useSay, useTexts } from '../../../design/locale.ts';
import { FileDrop } from '../../../design/photo-capture.tsx';
import { WhenRead } from '../../../design/states.tsx';
import { useUploads } from '../../../design/use-uploads.ts';
import type { Full } from './labels.ts';
import { ClockCard } from './recall-marks.tsx';

const texts = {
  begin: { zh: '启动召回', en: 'Begin the recall' },
  beginMock: { zh: '开始演练', en: 'Start the exercise' },
  beginWords: {
    zh: '全部批次立即封存，并通知食堂、供应商和本公司各岗位。',
    en: 'All lots are stopped at once; kitchens, suppliers and our own people are told.',
  },
  mockWords: {
    zh: '不封存实物，只通知内部；客户只在选择了通知时才收到。',
    en: 'Nothing is held; only our own people are told unless customers were chosen too.',
  },
  days: { zh: '完成时限（工作日）', en: 'Working days to finish' },
  daysHint: {
    zh: '规则未写明天数：可填本次采用的数字，也可留空（显示为待确认）',
    en: 'The rules do not say: give a number for this one, or leave it unknown',
  },
  dispose: { zh: '登记处置', en: 'Dispose' },
  way: { zh: '方式', en: 'How' },
  lot: { zh: '批次（我方库存）', en: 'Lot (our stock)' },
  amount: { zh: '数量', en: 'Amount' },
  weight: { zh: '销毁称重（公斤）', en: 'Weight (kg)' },
  witnesses: { zh: '见证人', en: 'Witnesses' },
  photos: { zh: '照片、凭证', en: 'Photos' },
  report: { zh: '登记监管报告', en: 'Report to the authority' },
  stage: { zh: '报告类别', en: 'Which report' },
  words: { zh: '说明', en: 'Words' },
  place: { zh: '内容（销毁前报告请写时间、地点）', en: 'Content (time and place, before destruction)' },
  save: { zh: '保存', en: 'Save' },
  verify: { zh: '验证召回效果', en: 'Verify the effect' },
  effective: { zh: '已核实：通知到位，货物收回或说明，不再流通', en: 'Checked: all told, goods recovered or explained, nothing in circulation' },
  close: { zh: '关闭召回', en: 'Close' },
  drop: { zh: '不予召回', en: 'Drop' },
  score: { zh: '完成演练并评分', en: 'End and score' },
  why: { zh: '原因', en: 'Why' },
  notice: { zh: '公告草稿', en: 'Draft of the public notice' },
  copy: { zh: '复制全文', en: 'Copy all' },
};

type Props = { readonly recall: Full; readonly onClose: () => void };
const refresh = ['recalls', 'lots'];

export function BeginDrawer({ recall, onClose }: Props) {
  const t = useTexts(texts);
  const begin = useSubmit(api.recalls.beginRecall, { refresh, done: onClose });
  const unknown = recall.clocks.some(({ key, amount }) => key === 'finish' && amount === null);
  const submit = ({ days, body }: { days?: number | null; body?: string }) =>
    begin.mutate({ recallId: recall.id, body: body ?? '', ...(days ? { finishDays: days } : {}) });
  return (
    <FormDrawer
      title={t(recall.mock ? 'beginMock' : 'begin')}
      submit={t(recall.mock ? 'beginMock' : 'begin')}
      danger={!recall.mock}
      error={begin.error}
      busy={begin.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t(recall.mock ? 'mockWords' : 'beginWords')}</p>
      {!recall.mock && recall.clocks.map((clock) => <ClockCard key={clock.key} clock={clock} />)}
      {unknown && !recall.mock && (
        <Form.Item name="days" label={t('days')} extra={t('daysHint')}>
          <InputNumber min={1} max={250} precision={0} />
        </Form.Item>
      )}
      <Form.Item name="body" label={t('words')}>
        <Input.TextArea rows={2} />
      </Form.Item>
    </FormDrawer>
  );
}

type Disposing = { way: 'destroyed' | 'supplier'; lotId: string; amount: number; weight?: number | null; witnesses?: string[]; body?: string };

export function DisposeDrawer({ recall, onClose }: Props) {
  const t = useTexts(texts);
  const say = useSay();
  const [form] = Form.useForm<Disposing>();
  const uploads = useUploads();
  const save = useSubmit(api.recalls.disposeOf, { refresh, done: onClose });
  const ours = recall.lots.filter(({ stock }) => stock > 0);
  const [first] = ours;
  const lot = ours.find(({ lotId }) => lotId === Form.useWatch('lotId', form)) ?? first;
  const submit = ({ way, lotId, amount, weight, witnesses = [], body = '' }: Disposing) =>
    save.mutate({
      ...{ recallId: recall.id, way, lotId, witnesses, body, files: uploads.ids },
      amount: Math.round(amount * UNITS[lot?.unit ?? 'kg'].factor),
      weight: weight ? Math.round(weight * 1000) : null,
    });
  const initial = { way: 'destroyed' as const, ...(first ? { lotId: first.lotId, amount: first.stock / UNITS[first.unit].factor } : {}) };
  return (
    <FormDrawer<Disposing>
      title={t('dispose')}
      submit={t('save')}
      form={form}
      initial={initial}
      error={save.error}
      busy={save.isPending}
      ready={!uploads.busy}
      onSubmit={submit}
      onClose={onClose}
    >
      <Form.Item name="way" label={t('way')}>
        <Select options={DISPOSAL_CODES.map((value) => ({ value, label: say(DISPOSALS[value]) }))} />
      </Form.Item>
      <Form.Item name="lotId" label={t('lot')} rules={[{ required: true }]}>
        <Select options={ours.map(({ lotId, number, product }) => ({ value: lotId, label: `${product.name} ${number}` }))} />
      </Form.Item>
      <Form.Item name="amount" label={t('amount')} rules={[{ required: true }]}>
        <InputNumber min={0} suffix={lot && say(UNITS[lot.unit].label)} />
      </Form.Item>
      <Form.Item name="weight" label={t('weight')}>
        <InputNumber min={0} />
      </Form.Item>
      <Form.Item name="witnesses" label={t('witnesses')}>
        <Select mode="tags" open={false} suffixIcon={null} />
      </Form.Item>
      <Form.Item label={t('photos')}>
        <FileDrop uploads={uploads} />
      </Form.Item>
      <Form.Item name="body" label={t('words')}>
        <Input.TextArea rows={2} />
      </Form.Item>
    </FormDrawer>
  );
}

type Reporting = { stage: (typeof REPORT_STAGE_CODES)[number]; body?: string };

export function ReportDrawer({ recall, onClose }: Props) {
  const t = useTexts(texts);
  const say = useSay();
  const uploads = useUploads();
  const save = useSubmit(api.recalls.reportToAuthority, { refresh, done: onClose });
  return (
    <FormDrawer<Reporting>
      title={t('report')}
      submit={t('save')}
      initial={{ stage: 'start' }}
      error={save.error}
      busy={save.isPending}
      ready={!uploads.busy}
      onSubmit={({ stage, body = '' }) => save.mutate({ recallId: recall.id, stage, body, files: uploads.ids })}
      onClose={onClose}
    >
      <Form.Item name="stage" label={t('stage')}>
        <Select options={REPORT_STAGE_CODES.map((value) => ({ value, label: say(REPORT_STAGES[value]) }))} />
      </Form.Item>
      <Form.Item name="body" label={t('place')}>
        <Input.TextArea rows={3} />
      </Form.Item>
      <Form.Item label={t('photos')}>
        <FileDrop uploads={uploads} />
      </Form.Item>
    </FormDrawer>
  );
}

type Ending = { body?: string; why?: (typeof DROP_CODES)[number]; effective?: boolean };
type EndProps = Props & { readonly act: 'drop' | 'verify' | 'close' | 'score' };

export function EndDrawer({ act, recall, onClose }: EndProps) {
  const t = useTexts(texts);
  const say = useSay();
  const done = { refresh, done: onClose };
  const [drop, verify] = [useSubmit(api.recalls.dropRecall, done), useSubmit(api.recalls.verifyRecall, done)];
  const [close, score] = [useSubmit(api.recalls.closeRecall, done), useSubmit(api.recalls.scoreMock, done)];
  const recallId = recall.id;
  const submit = ({ body = '', why = 'harmless' }: Ending) => {
    if (act === 'drop') drop.mutate({ recallId, why, body });
    if (act === 'verify') verify.mutate({ recallId, effective: true, body });
    if (act === 'close') close.mutate({ recallId, body });
    if (act === 'score') score.mutate({ recallId, body });
  };
  const { error, isPending } = { drop, verify, close, score }[act];
  return (
    <FormDrawer<Ending> title={t(act)} submit={t(act)} error={error} busy={isPending} onSubmit={submit} onClose={onClose}>
      {act === 'drop' && (
        <Form.Item name="why" label={t('why')} rules={[{ required: true }]}>
          <Select options={DROP_CODES.map((value) => ({ value, label: say(DROP_REASONS[value]) }))} />
        </Form.Item>
      )}
      {act === 'verify' && (
        <Form.Item name="effective" valuePropName="checked" rules={[{ required: true }]}>
          <Checkbox>{t('effective')}</Checkbox>
        </Form.Item>
      )}
      <Form.Item name="body" label={t('words')}>
        <Input.TextArea rows={3} />
      </Form.Item>
    </FormDrawer>
  );
}

export function PublicNotice({ recallId, onClose }: { readonly recallId: string; readonly onClose: () => void }) {
  const t = useTexts(texts);
  const read = useRead(api.recalls.recallNotices, { recallId });
  return (
    <Drawer open onClose={onClose} title={t('notice')} size="min(720px, 100vw)">
      <WhenRead read={read}>
        {({ title, paragraphs }) => (
          <div className="recall-notice-text">
            <h2>{title}</h2>
            {paragraphs.map((text) => (
              <p key={text}>{text}</p>
            ))}
            <CopyButton text={[title, ...paragraphs].join('\n')}>{t('copy')}</CopyButton>
          </div>
        )}
      </WhenRead>
    </Drawer>
  );
}
