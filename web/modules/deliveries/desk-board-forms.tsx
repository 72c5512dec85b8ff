// Small forms of the board: report, propose, another van, settle.
import { Checkbox, Form, Input, Radio } from 'antd';
import { shanghaiDate, shanghaiInstant } from '../../../server/kernel/time.ts';
import { api } from '../../client/api.ts';
import { useSubmit } from '../../client/query.ts';
import { FormDrawer } from '../../design/desk/form-drawer.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { serverNow } from '../../design/now.ts';
import { ColleagueSelect } from '../staff/colleague-select.tsx';
import type { BoardException, BoardRow } from './desk-board.ts';
import { texts } from './desk-board-texts.ts';
import { type Ending, type ExceptionKind, endingLabels, exceptionLabels, OF_VAN, type Remedy, remedyLabels } from './road-labels.ts';

type OnException = { readonly one: BoardException; readonly onClose: () => void };
const WALL_TIME = /^([01]?\d|2[0-3])[:：]([0-5]\d)$/;

/** A wall time of today; one that has passed is tomorrow's. */
function instantOf(time: string | undefined): string | null {
  const found = WALL_TIME.exec(time?.trim() ?? '');
  if (!found) return null;
  const at = shanghaiInstant(shanghaiDate(serverNow()), `${(found[1] ?? '').padStart(2, '0')}:${found[2]}`);
  return new Date(at > serverNow() ? at : at + 86_400_000).toISOString();
}

type Proposal = { remedy: Remedy; time?: string; toldCustomer: boolean; together: boolean; text?: string };

export function ProposeForm({ one, count, onClose }: OnException & { readonly count: number }) {
  const t = useTexts(texts);
  const say = useSay();
  const propose = useSubmit(api.deliveries.proposeRemedy, { done: onClose, refresh: ['commitments'] });
  return (
    <FormDrawer<Proposal>
      title={`${t('propose')} · ${say(exceptionLabels[one.kind])}`}
      submit={t('send')}
      width={460}
      initial={{ toldCustomer: true, together: true }}
      error={propose.error}
      busy={propose.isPending}
      onSubmit={({ remedy, time, toldCustomer, together, text = '' }) => {
        const newEstimate = instantOf(time);
        propose.mutate({ exceptionId: one.id, remedy, newEstimate, toldCustomer: toldCustomer && newEstimate !== null, together, text });
      }}
      onClose={onClose}
    >
      <Form.Item name="remedy" label={t('remedy')} rules={[{ required: true }]}>
        <Radio.Group vertical options={Object.entries(remedyLabels).map(([value, label]) => ({ value, label: say(label) }))} />
      </Form.Item>
      <Form.Item name="time" label={t('newTime')} rules={[{ pattern: WALL_TIME, message: t('newTimeBad') }]}>
        <Input placeholder="08:30" maxLength={5} style={{ width: 120 }} />
      </Form.Item>
      <Form.Item name="toldCustomer" valuePropName="checked">
        <Checkbox>{t('toldCustomer')}</Checkbox>
      </Form.Item>
      <Together count={count} />
      <Words />
    </FormDrawer>
  );
}

const Words = () => (
  <Form.Item name="text" label={useTexts(texts)('words')}>
    <Input.TextArea rows={3} maxLength={1000} />
  </Form.Item>
);

function Together({ count }: { readonly count: number }) {
  const t = useTexts(texts);
  if (count < 2) return null;
  return (
    <Form.Item name="together" valuePropName="checked">
      <Checkbox>{t('together', { count })}</Checkbox>
    </Form.Item>
  );
}

export function SettleForm({ one, count, onClose }: OnException & { readonly count: number }) {
  const t = useTexts(texts);
  const say = useSay();
  const settle = useSubmit(api.deliveries.settleException, { done: onClose, refresh: ['commitments'] });
  return (
    <FormDrawer<{ ending: Ending; together?: boolean; text?: string }>
      title={`${t('settle')} · ${say(exceptionLabels[one.kind])}`}
      submit={t('send')}
      width={420}
      initial={{ together: true }}
      error={settle.error}
      busy={settle.isPending}
      onSubmit={({ ending, together = true, text = '' }) => settle.mutate({ exceptionId: one.id, ending, together, text })}
      onClose={onClose}
    >
      <Form.Item name="ending" label={t('ending')} rules={[{ required: true }]}>
        <Radio.Group vertical options={Object.entries(endingLabels).map(([value, label]) => ({ value, label: say(label) }))} />
      </Form.Item>
      <Together count={count} />
      <Words />
    </FormDrawer>
  );
}

export function ReplaceVanForm({ one, onClose }: OnException) {
  const t = useTexts(texts);
  const replace = useSubmit(api.deliveries.replaceVan, { done: onClose, refresh: ['commitments'] });
  return (
    <FormDrawer<{ driverId?: string; vehicle: string }>
      title={t('replaceVan')}
      submit={t('send')}
      width={420}
      error={replace.error}
      busy={replace.isPending}
      onSubmit={({ driverId, vehicle }) => replace.mutate({ exceptionId: one.id, driverId: driverId ?? null, vehicle: vehicle.trim() })}
      onClose={onClose}
    >
      <p>{t('replaceDo')}</p>
      <Form.Item name="vehicle" label={t('vehicle')} rules={[{ required: true, whitespace: true }]}>
        <Input maxLength={20} />
      </Form.Item>
      <Form.Item name="driverId" label={t('driver')}>
        <ColleagueSelect roles={['driver']} />
      </Form.Item>
    </FormDrawer>
  );
}

type Reported = { kind: ExceptionKind; allOfVan?: boolean; text?: string };

export function ReportForm({ row, onClose }: { readonly row: Pick<BoardRow, 'id' | 'number'>; readonly onClose: () => void }) {
  const t = useTexts(texts);
  const say = useSay();
  const [form] = Form.useForm<Reported>();
  const report = useSubmit(api.deliveries.reportException, { done: onClose, refresh: ['commitments'] });
  return (
    <FormDrawer<Reported>
      title={`${t('report')} · ${row.number}`}
      submit={t('send')}
      form={form}
      width={420}
      error={report.error}
      busy={report.isPending}
      onSubmit={({ kind, allOfVan = false, text = '' }) => report.mutate({ noteId: row.id, kind, allOfVan, text })}
      onClose={onClose}
    >
      <Form.Item name="kind" label={t('kind')} rules={[{ required: true }]}>
        <Radio.Group
          vertical
          options={Object.entries(exceptionLabels).map(([value, label]) => ({ value, label: say(label) }))}
          onChange={({ target }) => form.setFieldValue('allOfVan', OF_VAN.includes(target.value as ExceptionKind))}
        />
      </Form.Item>
      <Form.Item name="allOfVan" valuePropName="checked">
        <Checkbox>{t('allOfVan')}</Checkbox>
      </Form.Item>
      <Words />
    </FormDrawer>
  );
}
