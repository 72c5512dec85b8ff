// One price sheet: drafted and published here; afterwards only replaced or followed by the next period.
import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { Go, useGo, useParam } from '../../app/go.tsx';
import { api } from '../../client/api.ts';
import { useRead, useSubmit } from '../../client/query.ts';
import { Facts, PageHeader, Section } from '../../design/controls.tsx';
import { Icon } from '../../design/icon.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { Refused, WhenRead } from '../../design/states.tsx';
import { TimeText } from '../../design/time-text.tsx';
import { ImportPrices } from './import-products.tsx';
import { categoryLabels, kindLabels, showShare, stateLabels, stateTones } from './labels.ts';
import { Period } from './period.tsx';
import { type Purpose, type Sheet, SheetForm } from './sheet-form.tsx';
import { SheetLines } from './sheet-lines.tsx';
import '../../design/desk/desk-parts.css';
import './products.css';

const texts = {
  back: { zh: '返回价格表', en: 'Back to price sheets' },
  everyone: { zh: '全部客户', en: 'Every customer' },
  reference: { zh: '仅供参考', en: 'Reference only' },
  change: { zh: '更改', en: 'Change' },
  import: { zh: '导入', en: 'Import' },
  publish: { zh: '发布', en: 'Publish' },
  publishSure: { zh: '发布后不能更改，只能用新的价格表替代。', en: 'Once published it cannot be changed, only replaced.' },
  discard: { zh: '删除草稿', en: 'Discard' },
  discardSure: { zh: '删除后不能恢复。', en: 'This cannot be undone.' },
  replace: { zh: '更正', en: 'Correct' },
  next: { zh: '做下一期', en: 'Next period' },
  head: { zh: '适用范围', en: 'Scope' },
  customer: { zh: '客户', en: 'Customer' },
  kind: { zh: '类型', en: 'Kind' },
  period: { zh: '有效期', en: 'Period' },
  series: { zh: '系列', en: 'Series' },
  off: { zh: '参考系列', en: 'Off the series' },
  rates: { zh: '下浮率', en: 'Rates' },
  all: { zh: '统一', en: 'All' },
  replaces: { zh: '替代', en: 'Replaces' },
  replacedBy: { zh: '自 {day} 起被替代', en: 'Replaced from {day}' },
  published: { zh: '发布于', en: 'Published' },
  remark: { zh: '备注', en: 'Remark' },
  lines: { zh: '价格明细', en: 'Prices' },
};

export default function SheetPage() {
  const sheetId = useParam('sheetId');
  const sheet = useRead(api.products.showSheet, { sheetId });
  return <WhenRead read={sheet}>{(one) => <SheetCard key={one.id} sheet={one} />}</WhenRead>;
}

function SheetCard({ sheet }: { readonly sheet: Sheet }) {
  const t = useTexts(texts);
  const say = useSay();
  const go = useGo();
  const [open, setOpen] = useState<Purpose | 'import'>();
  const close = () => setOpen(undefined);
  const publish = useSubmit(api.products.publishSheet);
  const discard = useSubmit(api.products.discardSheet, { done: () => go('/prices') });
  return (
    <>
      <PageHeader
        title={sheet.name}
        onBack={() => go('/prices')}
        back={t('back')}
        tags={
          <>
            <span className="quiet">{sheet.number}</span>
            <ToneTag tone={stateTones[sheet.state]}>{say(stateLabels[sheet.state])}</ToneTag>
            {sheet.purpose === 'reference' && <ToneTag>{t('reference')}</ToneTag>}
          </>
        }
        actions={
          <>
            {sheet.can.discard && (
              <Popconfirm
                title={t('discardSure')}
                okText={t('discard')}
                okButtonProps={{ danger: true }}
                onConfirm={() => discard.mutate({ sheetId: sheet.id })}
              >
                <Button loading={discard.isPending}>{t('discard')}</Button>
              </Popconfirm>
            )}
            {sheet.can.change && <Button onClick={() => setOpen('change')}>{t('change')}</Button>}
            {sheet.can.change && sheet.kind !== 'discount' && (
              <Button icon={<Icon name="upload" size={16} />} onClick={() => setOpen('import')}>
                {t('import')}
              </Button>
            )}
            {sheet.can.replace && <Button onClick={() => setOpen('replace')}>{t('replace')}</Button>}
            {sheet.can.replace && sheet.toOn !== null && <Button onClick={() => setOpen('next')}>{t('next')}</Button>}
            {sheet.can.publish && (
              <Popconfirm title={t('publishSure')} okText={t('publish')} onConfirm={() => publish.mutate({ sheetId: sheet.id })}>
                <Button type="primary" loading={publish.isPending}>
                  {t('publish')}
                </Button>
              </Popconfirm>
            )}
          </>
        }
      />
      <Refused error={publish.error ?? discard.error} />
      <div className="card-columns">
        <Section title={t('lines')} icon="report">
          <SheetLines sheet={sheet} />
        </Section>
        <Head sheet={sheet} />
      </div>
      {open === 'import' && <ImportPrices sheetId={sheet.id} onClose={close} />}
      {open !== undefined && open !== 'import' && (
        <SheetForm sheet={sheet} purpose={open} onClose={close} onDone={(sheetId) => open !== 'change' && go(`/prices/${sheetId}`)} />
      )}
    </>
  );
}

function Head({ sheet }: { readonly sheet: Sheet }) {
  const t = useTexts(texts);
  const say = useSay();
  const rates = [
    ...(sheet.rateBp === null ? [] : [`${t('all')} ${showShare(sheet.rateBp)}`]),
    ...Object.entries(sheet.rates).map(([category, bp]) => `${say(categoryLabels[category as keyof typeof categoryLabels])} ${showShare(bp ?? 0)}`),
  ];
  return (
    <Section title={t('head')} icon="plan">
      <Facts
        items={[
          { label: t('customer'), value: sheet.customer ? <Go to={`/customers/${sheet.customer.id}`}>{sheet.customer.name}</Go> : t('everyone') },
          { label: t('kind'), value: say(kindLabels[sheet.kind]) },
          { label: t('period'), value: <Period sheet={sheet} /> },
          ...(sheet.customer === null ? [{ label: t('series'), value: sheet.series }] : []),
          ...(sheet.reference === null ? [] : [{ label: t('off'), value: sheet.reference }]),
          ...(rates.length === 0 ? [] : [{ label: t('rates'), value: rates.join('、') }]),
          ...(sheet.replaces === null ? [] : [{ label: t('replaces'), value: <Go to={`/prices/${sheet.replaces.id}`}>{sheet.replaces.number}</Go> }]),
          ...(sheet.replacedBy === null
            ? []
            : [
                {
                  label: t('replacedBy', { day: sheet.replacedFrom ?? '' }),
                  value: <Go to={`/prices/${sheet.replacedBy.id}`}>{sheet.replacedBy.number}</Go>,
                },
              ]),
          ...(sheet.publishedAt === null ? [] : [{ label: t('published'), value: <TimeText at={sheet.publishedAt} style="full" /> }]),
          ...(sheet.remark === '' ? [] : [{ label: t('remark'), value: <p className="guidance">{sheet.remark}</p> }]),
        ]}
      />
    </Section>
  );
}
