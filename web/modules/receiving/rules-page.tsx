// What is looked at when goods come in, and what must not come in at all: with where each rule is from.
import type { TableProps } from 'antd';
import { CATEGORIES } from '../../../server/modules/products/words.ts';
import { useGo } from '../../app/go.tsx';
import { type Answer, api } from '../../client/api.ts';
import { useRead } from '../../client/query.ts';
import { PageHeader, Section } from '../../design/controls.tsx';
import { DataTable } from '../../design/desk/data-table.tsx';
import '../../design/desk/desk-parts.css';
import { useJoin, useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { WhenRead } from '../../design/states.tsx';

const texts = {
  title: { zh: '收货查验规定', en: 'What is checked at the door' },
  banned: { zh: '禁止经营的食品', en: 'Banned goods' },
  checks: { zh: '查验项', en: 'Checks' },
  rule: { zh: '规定', en: 'Rule' },
  words: { zh: '名称含 {words} 即禁收', en: 'By name: {words}' },
  goods: { zh: '适用', en: 'For' },
  all: { zh: '全部商品', en: 'All goods' },
  source: { zh: '出处', en: 'Source' },
  from: { zh: '{day} 起', en: 'since {day}' },
  unconfirmed: { zh: '待确认', en: 'to be confirmed' },
  back: { zh: '收货记录', en: 'Receipts' },
};

type Rules = Answer<typeof api.receiving.rules>;
type Dated = { readonly source: string; readonly confirmed: boolean; readonly from: string };

export default function RulesPage() {
  const t = useTexts(texts);
  const go = useGo();
  const rules = useRead(api.receiving.rules, {});
  const [banned, checks] = [useBanned(), useChecks()];
  return (
    <>
      <PageHeader title={t('title')} onBack={() => go('/receiving')} back={t('back')} />
      <WhenRead read={rules}>
        {(all) => (
          <div className="list-plain" style={{ gap: 16 }}>
            <Section title={t('banned')} icon="alert">
              <DataTable rows={all.banned} rowKey="code" columns={banned} label={t('banned')} wrap />
            </Section>
            <Section title={t('checks')} icon="check">
              <DataTable rows={all.checks} rowKey="code" columns={checks} label={t('checks')} wrap />
            </Section>
          </div>
        )}
      </WhenRead>
    </>
  );
}

function Source({ of: { source, confirmed, from } }: { readonly of: Dated }) {
  const t = useTexts(texts);
  return (
    <div className="two-lines">
      <span>
        {source} {!confirmed && <ToneTag>{t('unconfirmed')}</ToneTag>}
      </span>
      <small className="quiet">{t('from', { day: from })}</small>
    </div>
  );
}

function useBanned(): NonNullable<TableProps<Rules['banned'][number]>['columns']> {
  const t = useTexts(texts);
  const join = useJoin();
  const say = useSay();
  return [
    {
      title: t('rule'),
      key: 'rule',
      render: (_, { label, words }) => (
        <div className="two-lines">
          <strong>{say(label)}</strong>
          {words.length > 0 && <small className="quiet">{t('words', { words: join(words) })}</small>}
        </div>
      ),
    },
    { title: t('source'), key: 'source', render: (_, row) => <Source of={row} /> },
  ];
}

function useChecks(): NonNullable<TableProps<Rules['checks'][number]>['columns']> {
  const t = useTexts(texts);
  const say = useSay();
  return [
    { title: t('rule'), key: 'rule', render: (_, { label }) => say(label) },
    {
      title: t('goods'),
      key: 'goods',
      render: (_, { categories }) =>
        categories.length === 0 ? t('all') : categories.map((code) => say(CATEGORIES[code as keyof typeof CATEGORIES])).join('、'),
    },
    { title: t('source'), key: 'source', render: (_, row) => <Source of={row} /> },
  ];
}
