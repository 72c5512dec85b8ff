// The scope of a recall that has begun: more lots, or one that was found harmless.
import { Form, Input, Radio } from 'antd';
import { showQuantity } from '../../../../server/kernel/quantity.ts';
import { RELEASE_CODES, RELEASE_REASONS, type ReleaseReason } from '../../../../server/modules/recalls/words.ts';
import { type Answer, api } from '../../../client/api.ts';
import { useRead, useSubmit } from '../../../client/query.ts';
import { FormDrawer } from '../../../design/desk/form-drawer.tsx';
import { useLocale, useSay, useTexts } from '../../../design/locale.ts';
import { FileDrop } from '../../../design/photo-capture.tsx';
import { Refused } from '../../../design/states.tsx';
import { useUploads } from '../../../design/use-uploads.ts';
import type { Full } from './labels.ts';
import { LotPick, Reach } from './lot-pick.tsx';

const texts = {
  widen: { zh: '增加召回批次', en: 'Add lots' },
  add: { zh: '增加并通知', en: 'Add and tell' },
  widenWords: {
    zh: '新增批次和由其制成的批次立即封存。只通知新涉及的食堂和供应商；已通知过、又收到新增批次的，请他们重新确认。时限不变。',
    en: 'The lots and what was made of them are held at once. Only new recipients are told; those told before who got the new lots too confirm again. Clocks stay.',
  },
  widenMock: {
    zh: '演练不封存实物。新涉及的对象会加入通知名单。',
    en: 'An exercise holds nothing. New recipients join the list.',
  },
  lots: { zh: '批次', en: 'Lots' },
  lotsHint: { zh: '按批号、供应商批号或商品查找；由其制成的批次自动带入', en: 'By number or product; what was made of them follows by itself' },
  words: { zh: '说明', en: 'Words' },
  release: { zh: '解除召回：{product} {number}', en: 'Release {product} {number}' },
  confirm: { zh: '确认解除', en: 'Release' },
  why: { zh: '原因', en: 'Why' },
  basis: { zh: '依据（检验单位、报告编号、结论）', en: 'What it rests on' },
  proof: { zh: '检验报告、照片', en: 'Report, photos' },
  along: { zh: '由其制成的 {count} 个批次一并解除：{names}', en: '{count} lots made of it are released with it: {names}' },
  upstream: {
    zh: '它由仍在召回的 {count} 个批次制成（{names}）：只能凭检验合格解除。',
    en: 'It was made of {count} lots that stay ({names}): only a test releases it.',
  },
  noUpstream: { zh: '向前追溯：与仍在召回的批次没有来源关系。', en: 'Traced back: it was made of none of the lots that stay.' },
  downstream: {
    zh: '向后追溯：用它制成的 {count} 个批次还含有其他召回批次，继续召回（{names}）。',
    en: 'Traced forward: {count} lots made of it hold other recalled lots and stay ({names}).',
  },
  noDownstream: { zh: '向后追溯：没有由它制成、仍要召回的批次。', en: 'Traced forward: nothing made of it stays in the recall.' },
  told: { zh: '涉及 {sites} 家食堂：通知过的将告知可以使用。', en: '{sites} kitchens: those that were told are told it may be used.' },
  whole: { zh: '{count} 家不再涉及本次召回。', en: '{count} have nothing else of the recall.' },
  files: { zh: '附件', en: 'Files' },
  held: { zh: '另有冻结仍然有效：{count} 个批次解除召回后还不能发货。', en: 'Another hold stands: {count} lots stay stopped.' },
  leaves: {
    zh: '从平衡中减去：送达 {delivered}（已退回 {returned}，仍在外 {left}）。',
    en: 'Leaves the balance: {delivered} delivered ({returned} returned, {left} still out).',
  },
};

const refresh = ['recalls', 'lots'];
type WidenProps = { readonly recall: Full; readonly onClose: () => void };
type Widening = { lotIds: string[]; body?: string };

export function WidenDrawer({ recall, onClose }: WidenProps) {
  const t = useTexts(texts);
  const uploads = useUploads();
  const widen = useSubmit(api.recalls.widenRecall, { refresh, done: onClose });
  return (
    <FormDrawer<Widening>
      title={t('widen')}
      submit={t('add')}
      danger={!recall.mock}
      width={640}
      error={widen.error}
      busy={widen.isPending}
      ready={!uploads.busy}
      onSubmit={({ lotIds, body = '' }) => widen.mutate({ recallId: recall.id, lotIds, body, files: uploads.ids })}
      onClose={onClose}
    >
      <p>{t(recall.mock ? 'widenMock' : 'widenWords')}</p>
      <Form.Item name="lotIds" label={t('lots')} extra={t('lotsHint')} rules={[{ required: true }]}>
        <LotPick />
      </Form.Item>
      <Form.Item name="body" label={t('words')}>
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
      <Form.Item label={t('files')}>
        <FileDrop uploads={uploads} />
      </Form.Item>
      <Reach />
    </FormDrawer>
  );
}

type ReleaseProps = { readonly recall: Full; readonly lotId: string; readonly onClose: () => void };
type Releasing = { why: ReleaseReason; body: string };

export function ReleaseDrawer({ recall, lotId, onClose }: ReleaseProps) {
  const t = useTexts(texts);
  const say = useSay();
  const [form] = Form.useForm<Releasing>();
  const tested = Form.useWatch('why', form) === 'tested';
  const uploads = useUploads();
  const seen = useRead(api.recalls.previewRelease, { recallId: recall.id, lotId });
  const release = useSubmit(api.recalls.releaseLot, { refresh, done: onClose });
  const { number = '', product = '' } = seen.data ?? {};
  return (
    <FormDrawer<Releasing>
      title={t('release', { product, number })}
      submit={t('confirm')}
      width={600}
      form={form}
      initial={{ why: 'tested' }}
      error={release.error}
      busy={release.isPending}
      ready={!uploads.busy && seen.data !== undefined}
      onSubmit={({ why, body }) => release.mutate({ recallId: recall.id, lotId, why, body, files: uploads.ids })}
      onClose={onClose}
    >
      <Refused error={seen.error} />
      {seen.data && <Leaving seen={seen.data} />}
      <Form.Item name="why" label={t('why')} rules={[{ required: true }]}>
        <Radio.Group className="stack" options={RELEASE_CODES.map((code) => ({ value: code, label: say(RELEASE_REASONS[code]) }))} />
      </Form.Item>
      <Form.Item name="body" label={t('basis')} rules={[{ required: true, whitespace: true }]}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
      <Form.Item label={t('proof')} required={tested}>
        <FileDrop uploads={uploads} />
      </Form.Item>
    </FormDrawer>
  );
}

type Seen = Answer<typeof api.recalls.previewRelease>;
const FEW = 4;
const namesOf = (lots: readonly { readonly number: string }[], count: number): string =>
  `${lots
    .slice(0, FEW)
    .map(({ number }) => number)
    .join('、')}${count > FEW ? '…' : ''}`;

/** What tracing says both ways, who is told, and what leaves the balance. */
function Leaving({ seen }: { readonly seen: Seen }) {
  const t = useTexts(texts);
  const locale = useLocale();
  const { along, alongCount, upstream, upstreamCount, downstream, downstreamCount, sites, sitesWhole, stillHeld, sums } = seen;
  return (
    <ul className="recall-leaving">
      {alongCount > 0 && <li>{t('along', { count: alongCount, names: namesOf(along, alongCount) })}</li>}
      <li>{upstreamCount > 0 ? t('upstream', { count: upstreamCount, names: namesOf(upstream, upstreamCount) }) : t('noUpstream')}</li>
      <li>{downstreamCount > 0 ? t('downstream', { count: downstreamCount, names: namesOf(downstream, downstreamCount) }) : t('noDownstream')}</li>
      {sums.map(({ unit, delivered, returned, left }) => {
        const show = (amount: number) => showQuantity({ amount, unit }, locale);
        return <li key={unit}>{t('leaves', { delivered: show(delivered), returned: show(returned), left: show(left) })}</li>;
      })}
      <li>
        {t('told', { sites })} {sitesWhole > 0 && t('whole', { count: sitesWhole })}
      </li>
      {stillHeld > 0 && (
        <li>
          <strong>{t('held', { count: stillHeld })}</strong>
        </li>
      )}
    </ul>
  );
}
