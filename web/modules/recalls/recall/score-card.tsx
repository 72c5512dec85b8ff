// How the exercise went: minutes against the target and our own goal, share accounted for, how long tracing took.
import { CardRow, Section, StatCard } from '../../../design/controls.tsx';
import { useSay, useTexts } from '../../../design/locale.ts';
import { ToneTag } from '../../../design/marks.tsx';
import type { Full } from './labels.ts';
import { RuleSource } from './recall-marks.tsx';

const texts = {
  title: { zh: '模拟召回结果', en: 'Result of the exercise' },
  passed: { zh: '通过', en: 'Passed' },
  failed: { zh: '未通过', en: 'Failed' },
  minutes: { zh: '用时', en: 'Time' },
  unit: { zh: '分钟', en: 'min' },
  goals: { zh: '达标 ≤ {target}，本公司目标 ≤ {own}', en: 'target ≤ {target}, own goal ≤ {own}' },
  accounted: { zh: '去向说明率', en: 'Accounted for' },
  atLeast: { zh: '目标 ≥ {percent} %', en: 'target ≥ {percent} %' },
  trace: { zh: '系统追溯', en: 'Tracing' },
  traced: { zh: '向前 {back} ms · 向后 {forward} ms · 平衡 {balance} ms', en: 'back {back} ms · forward {forward} ms · balance {balance} ms' },
  sentence: {
    zh: '从发起到平衡用了 {minutes} 分钟，收到的货物有 {percent} % 说得清去向。',
    en: 'From the call to the balance it took {minutes} minutes; {percent} % of what came is accounted for.',
  },
};

export function ScoreCard({ score }: { readonly score: NonNullable<Full['score']> }) {
  const t = useTexts(texts);
  const say = useSay();
  const { minutes, target, own, accountedBp, accountedTargetBp, backMs, forwardMs, balanceMs, passed, withinOwnGoal, rules } = score;
  const percent = Number((accountedBp / 100).toFixed(1));
  const tone = minutes <= target ? (withinOwnGoal ? 'accent' : 'plain') : 'danger';
  return (
    <Section title={t('title')} icon="star" extra={<ToneTag tone={passed ? 'accent' : 'danger'}>{t(passed ? 'passed' : 'failed')}</ToneTag>}>
      <p className="recall-sentence">{t('sentence', { minutes, percent })}</p>
      <CardRow>
        <StatCard label={t('minutes')} value={minutes} unit={t('unit')} note={t('goals', { target, own })} tone={tone} />
        <StatCard
          label={t('accounted')}
          value={percent}
          unit="%"
          note={t('atLeast', { percent: accountedTargetBp / 100 })}
          tone={accountedBp >= accountedTargetBp ? 'accent' : 'danger'}
        />
        <StatCard
          label={t('trace')}
          value={backMs + forwardMs + balanceMs}
          unit="ms"
          note={t('traced', { back: backMs, forward: forwardMs, balance: balanceMs })}
        />
      </CardRow>
      <ul className="recall-list">
        {rules.map(({ label, rule }) => (
          <li key={label.zh}>
            <span>
              {say(label)} <RuleSource rule={rule} plain />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
