// The line that a lot's life comes to, as a bar, a sentence that adds up, and where the rest lies.
import { inUnit, UNITS } from '../../../server/kernel/quantity.ts';
import { PLACE_KINDS } from '../../../server/modules/lots/words.ts';
import { Section, ShareBar, type SharePart } from '../../design/controls.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { type Lot, useAmount } from './labels.ts';

const texts = {
  title: { zh: '数量平衡', en: 'Balance' },
  received: { zh: '收货', en: 'Received' },
  made: { zh: '产出', en: 'Made' },
  found: { zh: '称量与盘点多出', en: 'More by scales and counts' },
  stock: { zh: '库存', en: 'In stock' },
  vans: { zh: '车上', en: 'On vans' },
  delivered: { zh: '已交付', en: 'Delivered' },
  returned: { zh: '退供应商', en: 'Returned' },
  destroyed: { zh: '销毁', en: 'Destroyed' },
  consumed: { zh: '食堂已用', en: 'Used' },
  into: { zh: '转入其他批次', en: 'Into other lots' },
  loss: { zh: '加工损耗', en: 'Lost in work' },
  differences: { zh: '称量与盘点差异', en: 'Scales and counts' },
  where: { zh: '现存位置', en: 'Where it lies' },
  nothing: { zh: '没有剩余', en: 'Nothing is left' },
};

const TONES = {
  stock: 'accent',
  vans: 'info',
  delivered: 'pause',
  consumed: 'plain',
  into: 'info',
  returned: 'plain',
  destroyed: 'danger',
  loss: 'hatched',
  differences: 'hatched',
} as const satisfies Partial<Record<keyof Lot['sums'], SharePart['tone']>>;
type Out = keyof typeof TONES;

export function LotBalance({ lot }: { readonly lot: Lot }) {
  const t = useTexts(texts);
  const say = useSay();
  const amount = useAmount();
  const { sums, unit } = lot;
  const outs = (Object.keys(TONES) as Out[]).filter((key) => sums[key] > 0);
  const parts = outs.map((key) => ({ key, label: t(key), value: Number(inUnit({ amount: sums[key], unit }).toFixed(3)), tone: TONES[key] }));
  const came = [
    ...(['received', 'made'] as const).filter((key) => sums[key] > 0).map((key) => ({ key: key as string, label: t(key), size: sums[key] })),
    ...(sums.differences < 0 ? [{ key: 'found', label: t('found'), size: -sums.differences }] : []),
  ];
  return (
    <Section title={t('title')} icon="chart" extra={<span className="quiet">{say(UNITS[unit].label)}</span>}>
      <p className="lot-sentence">
        {came.map(({ key, label, size }, i) => (
          <span key={key}>
            {i > 0 && ' ＋ '}
            {label} <strong>{amount(size, unit)}</strong>
          </span>
        ))}
        {' ＝ '}
        {outs.length === 0 && t('nothing')}
        {outs.map((key, i) => (
          <span key={key}>
            {i > 0 && ' ＋ '}
            {t(key)} <strong>{amount(sums[key], unit)}</strong>
          </span>
        ))}
      </p>
      <ShareBar parts={parts} />
      {lot.balances.length > 0 && (
        <ul className="list-plain" aria-label={t('where')} style={{ marginTop: 12 }}>
          {lot.balances.map(({ kind, id, name, amount: size }) => (
            <li key={kind + id}>
              <ToneTag tone={kind === 'quarantine' ? 'amber' : 'plain'}>{say(PLACE_KINDS[kind])}</ToneTag>
              {name !== say(PLACE_KINDS[kind]) && <span>{name}</span>}
              <strong className="end number">{amount(size, unit)}</strong>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
