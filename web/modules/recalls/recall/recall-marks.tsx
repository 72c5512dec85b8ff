// Small pieces of recalls: kind and level, rule with its source, clocks, the balance as a bar with a sentence.
import { showQuantity } from '../../../../server/kernel/quantity.ts';
import { KINDS, LEVEL_TEXTS, STATES } from '../../../../server/modules/recalls/words.ts';
import { ShareBar } from '../../../design/controls.tsx';
import { Hint } from '../../../design/hint.tsx';
import { useLocale, useSay, useTexts } from '../../../design/locale.ts';
import { ToneTag } from '../../../design/marks.tsx';
import { TimeText } from '../../../design/time-text.tsx';
import { type Clock, type Full, type Head, stateTones, verdictLabels, verdictTones } from './labels.ts';

const texts = {
  mock: { zh: '模拟', en: 'Exercise' },
  unconfirmed: { zh: '待确认', en: 'To confirm' },
  source: { zh: '出处：{source}', en: 'Source: {source}' },
  hours: { zh: '{count} 小时内', en: 'within {count} h' },
  days: { zh: '{count} 个工作日内', en: 'within {count} working days' },
  unknown: { zh: '天数待确认', en: 'days unknown' },
  due: { zh: '到期', en: 'due' },
  done: { zh: '完成于', en: 'done' },
  back: { zh: '已退回', en: 'Returned' },
  destroyed: { zh: '就地销毁', en: 'Destroyed' },
  used: { zh: '已用掉', en: 'Used' },
  explained: { zh: '已说明', en: 'Explained' },
  out: { zh: '仍在外', en: 'Still out' },
  sentence: {
    zh: '送达 {sites} 家食堂 {delivered}：退回 {returned}，销毁 {destroyed}，用掉 {used}，已说明 {explained}，还有 {left} 在外。',
    en: '{delivered} delivered to {sites} kitchens: {returned} returned, {destroyed} destroyed, {used} used, {explained} explained, {left} still out.',
  },
  possible: { zh: '另有食堂可能收到，最多 {most}（混放，无法确定）。', en: 'Kitchens may have got {most} besides: goods lay together.' },
  stock: { zh: '我方库存 {stock}。', en: '{stock} in our stock.' },
  none: { zh: '没有送到食堂的数量。', en: 'Nothing was delivered to kitchens.' },
};

export function KindTag({ recall: { kind, level, mock } }: { readonly recall: Pick<Head, 'kind' | 'level' | 'mock'> }) {
  const say = useSay();
  const t = useTexts(texts);
  return (
    <>
      {mock && <ToneTag tone="info">{t('mock')}</ToneTag>}
      <ToneTag tone={level === 1 && !mock ? 'danger' : 'plain'}>{level === null ? say(KINDS[kind]) : say(LEVEL_TEXTS[level])}</ToneTag>
    </>
  );
}

export function StateTag({ recall: { state, mock } }: { readonly recall: Pick<Head, 'state' | 'mock'> }) {
  const tone = mock && stateTones[state] === 'danger' ? 'info' : stateTones[state];
  return <ToneTag tone={tone}>{useSay()(STATES[state])}</ToneTag>;
}

type Rule = Clock['rule'];

/** Where a number comes from; what nobody has confirmed says so. */
export function RuleSource({ rule, plain = false }: { readonly rule: Rule; readonly plain?: boolean }) {
  const t = useTexts(texts);
  const mark = !rule.confirmed && <ToneTag tone="plain">{t('unconfirmed')}</ToneTag>;
  if (plain)
    return (
      <small className="quiet">
        {t('source', { source: `${rule.source}（${rule.mark}）` })} {mark}
      </small>
    );
  return (
    <Hint text={t('source', { source: `${rule.source}（${rule.mark}）` })} focusable>
      {mark || <small className="quiet">{rule.mark}</small>}
    </Hint>
  );
}

export function ClockCard({ clock }: { readonly clock: Clock }) {
  const t = useTexts(texts);
  const say = useSay();
  const { amount, unit, dueAt, doneAt, verdict } = clock;
  const much = amount === null ? t('unknown') : t(unit === 'hours' ? 'hours' : 'days', { count: amount });
  return (
    <div className={`recall-clock recall-clock-${verdict}`}>
      <div className="row">
        <strong>{say(clock.label)}</strong> <span>{much}</span>
        <ToneTag tone={verdictTones[verdict]}>{say(verdictLabels[verdict])}</ToneTag>
      </div>
      <div>
        {doneAt ? (
          <>
            {t('done')} <TimeText at={doneAt} />
            {dueAt && (
              <span className="quiet">
                （{t('due')} <TimeText at={dueAt} />）
              </span>
            )}
          </>
        ) : (
          dueAt && (
            <>
              {t('due')} <TimeText at={dueAt} /> <TimeText at={dueAt} style="relative" className="quiet" />
            </>
          )
        )}
      </div>
      <RuleSource rule={clock.rule} plain />
    </div>
  );
}

type Sums = Full['sums'][number];

/** delivered = returned + destroyed + used + explained + out. */
export function BalanceBar({ sums }: { readonly sums: Sums }) {
  const t = useTexts(texts);
  const locale = useLocale();
  const show = (amount: number) => showQuantity({ amount, unit: sums.unit }, locale);
  const { delivered, returned, destroyed, consumed, explained, left, atMost, stock, sites } = sums;
  const parts = [
    { key: 'back', label: t('back'), value: returned, tone: 'accent' as const },
    { key: 'destroyed', label: t('destroyed'), value: destroyed, tone: 'info' as const },
    { key: 'used', label: t('used'), value: consumed, tone: 'pause' as const },
    { key: 'explained', label: t('explained'), value: explained, tone: 'plain' as const },
    { key: 'out', label: t('out'), value: left, tone: 'hatched' as const },
  ];
  const words = { sites, delivered: show(delivered), returned: show(returned), destroyed: show(destroyed), used: show(consumed) };
  return (
    <div className="recall-balance">
      <p className="recall-sentence">
        {delivered === 0 ? t('none') : t('sentence', { ...words, explained: show(explained), left: show(left) })} {t('stock', { stock: show(stock) })}
      </p>
      {delivered > 0 && (
        <>
          <ShareBar legend={false} parts={parts} />
          <ul className="share-legend" aria-hidden>
            {parts.map((part) => (
              <li key={part.key}>
                <i className={`share-${part.tone}`} />
                {part.label} <strong>{show(part.value)}</strong>
              </li>
            ))}
          </ul>
        </>
      )}
      {atMost > 0 && <p className="quiet">{t('possible', { most: show(atMost) })}</p>}
    </div>
  );
}
