// Stopping lots and letting them go.
import { Checkbox, Form, Input, Radio, Select } from 'antd';
import { HOLD_KINDS, HOLD_REASONS, type HoldReason, OUTCOMES, type Outcome } from '../../../server/modules/lots/words.ts';
import { api } from '../../client/api.ts';
import { useSubmit } from '../../client/query.ts';
import { FormDrawer } from '../../design/desk/form-drawer.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import type { Hold } from './labels.ts';

const texts = {
  hold: { zh: '冻结批次 {number}', en: 'Stop lot {number}' },
  holdDo: { zh: '立即冻结', en: 'Stop now' },
  kind: { zh: '措施', en: 'Measure' },
  kindTip: {
    zh: '冻结停发：不再分拣、装车和加工，车上的不卸货。封存：同时把实物贴封、移入隔离区。',
    en: 'A hold: no picking, loading or work, vans do not unload. Quarantine: the goods are sealed and set apart too.',
  },
  reason: { zh: '原因', en: 'Why' },
  words: { zh: '说明', en: 'In words' },
  wordsTip: { zh: '现象、检验编号、谁要求的；只在内部可见', en: 'What was seen, test number, who asked; internal' },
  withMade: { zh: '连同由它分装、混装、加工出的批次一起冻结', en: 'With all lots that were made of it' },
  lift: { zh: '解除冻结', en: 'Lift the hold' },
  liftAll: { zh: '解除全部 {count} 个批次', en: 'Lift all {count} lots' },
  which: { zh: '批次', en: 'Lots' },
  outcome: { zh: '结论', en: 'Outcome' },
  needed: { zh: '请选择', en: 'Needed' },
};

type HoldFields = { kind: 'hold' | 'quarantine'; reason: HoldReason; words: string; withMade: boolean };

export function HoldForm({ lot, onClose }: { readonly lot: { readonly id: string; readonly number: string }; readonly onClose: () => void }) {
  const t = useTexts(texts);
  const say = useSay();
  const hold = useSubmit(api.lots.hold, { done: onClose, refresh: ['deliveries', 'recalls'] });
  const reasons = Object.entries(HOLD_REASONS).filter(([reason]) => reason !== 'recall');
  return (
    <FormDrawer<HoldFields>
      title={t('hold', { number: lot.number })}
      submit={t('holdDo')}
      danger
      initial={{ kind: 'hold', withMade: true, words: '' }}
      error={hold.error}
      busy={hold.isPending}
      onSubmit={(fields) => hold.mutate({ lotIds: [lot.id], ...fields })}
      onClose={onClose}
    >
      <Form.Item name="kind" label={t('kind')} extra={t('kindTip')}>
        <Radio.Group options={(['hold', 'quarantine'] as const).map((value) => ({ value, label: say(HOLD_KINDS[value]) }))} />
      </Form.Item>
      <Form.Item name="reason" label={t('reason')} rules={[{ required: true, message: t('needed') }]}>
        <Select options={reasons.map(([value, label]) => ({ value, label: say(label) }))} />
      </Form.Item>
      <Form.Item name="words" label={t('words')} extra={t('wordsTip')}>
        <Input.TextArea rows={3} maxLength={1000} />
      </Form.Item>
      <Form.Item name="withMade" valuePropName="checked">
        <Checkbox>{t('withMade')}</Checkbox>
      </Form.Item>
    </FormDrawer>
  );
}

type LiftFields = { outcome: Outcome; words: string; lotIds: string[] };

/** Of a large hold all at once; of a small one, or one lot of it, what is ticked. */
export function LiftForm({ hold, lotId, onClose }: { readonly hold: Hold; readonly lotId?: string; readonly onClose: () => void }) {
  const t = useTexts(texts);
  const say = useSay();
  const lift = useSubmit(api.lots.lift, { done: onClose, refresh: ['deliveries', 'recalls'] });
  const standing = hold.lots.filter(({ lifted }) => !lifted);
  const choosable = hold.standing === standing.length;
  const first = lotId ? [lotId] : standing.map(({ id }) => id);
  const send = ({ outcome, words, lotIds }: LiftFields) =>
    lift.mutate({ holdId: hold.id, outcome, words: words ?? '', ...(choosable ? { lotIds } : lotId ? { lotIds: [lotId] } : {}) });
  return (
    <FormDrawer<LiftFields>
      title={t('lift')}
      submit={choosable || lotId ? t('lift') : t('liftAll', { count: hold.standing })}
      initial={{ words: '', lotIds: first }}
      error={lift.error}
      busy={lift.isPending}
      onSubmit={send}
      onClose={onClose}
    >
      {choosable && (
        <Form.Item name="lotIds" label={t('which')} rules={[{ required: true, message: t('needed') }]}>
          <Checkbox.Group
            className="lot-checks"
            options={standing.map(({ id, number, product }) => ({ value: id, label: `${product} ${number}` }))}
          />
        </Form.Item>
      )}
      <Form.Item name="outcome" label={t('outcome')} rules={[{ required: true, message: t('needed') }]}>
        <Radio.Group className="lot-checks" options={Object.entries(OUTCOMES).map(([value, label]) => ({ value, label: say(label) }))} />
      </Form.Item>
      <Form.Item name="words" label={t('words')}>
        <Input.TextArea rows={3} maxLength={1000} />
      </Form.Item>
    </FormDrawer>
  );
}
