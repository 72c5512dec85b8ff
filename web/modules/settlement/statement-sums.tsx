// What the statement comes to, from goods down to the total, and by whose rules.
import { Collapse } from 'antd';
import { Section } from '../../design/controls.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { MoneyText } from '../../design/people.tsx';
import type { Statement } from './labels.ts';

const texts = {
  title: { zh: '金额', en: 'Amounts' },
  goodsFen: { zh: '货款', en: 'Goods' },
  claimsFen: { zh: '退换赔付', en: 'Claims' },
  penaltiesFen: { zh: '违约金', en: 'Penalties' },
  feesFen: { zh: '服务费', en: 'Fees' },
  itemsFen: { zh: '其他款项', en: 'Other items' },
  adjustmentsFen: { zh: '争议调整', en: 'Settled disputes' },
  roundingFen: { zh: '抹零', en: 'Rounding' },
  correctionsFen: { zh: '以前月份更正', en: 'Corrections of earlier months' },
  total: { zh: '应付合计', en: 'Total' },
  notes: { zh: '{notes} 张送货单，{lines} 行', en: '{notes} notes, {lines} lines' },
  rules: { zh: '计算规则（合同）', en: 'How it is reckoned (contract)' },
  sites: { zh: '按食堂', en: 'By site' },
};

const PARTS = ['goodsFen', 'claimsFen', 'penaltiesFen', 'feesFen', 'itemsFen', 'adjustmentsFen', 'roundingFen', 'correctionsFen'] as const;

export function StatementSums({ one }: { readonly one: Statement }) {
  const t = useTexts(texts);
  const say = useSay();
  const shown = PARTS.filter((part) => part === 'goodsFen' || one.sums[part] !== 0);
  return (
    <Section title={t('title')} icon="report" extra={<span className="quiet number">{t('notes', { notes: one.notes, lines: one.lines })}</span>}>
      <dl className="sums">
        {shown.map((part) => (
          <div key={part}>
            <dt>{t(part)}</dt>
            <dd>
              <MoneyText fen={one.sums[part]} />
            </dd>
          </div>
        ))}
        <div className="sums-total">
          <dt>{t('total')}</dt>
          <dd>
            <MoneyText fen={one.sums.totalFen} strong />
          </dd>
        </div>
      </dl>
      {one.sites.length > 1 && (
        <dl className="sums sums-sites" aria-label={t('sites')}>
          {one.sites.map((site) => (
            <div key={site.id}>
              <dt>{site.name}</dt>
              <dd>
                <MoneyText fen={site.amountFen} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      <Collapse
        ghost
        size="small"
        items={[
          {
            key: 'rules',
            label: t('rules'),
            children: (
              <ul className="sums-rules">
                {one.terms.rules.map((rule) => (
                  <li key={rule.zh}>{say(rule)}</li>
                ))}
                <li className="quiet">
                  {one.terms.wording} <small>{one.terms.source}</small>
                </li>
              </ul>
            ),
          },
        ]}
      />
    </Section>
  );
}
