// How much of a text is watched today, said in figures, a bar and a sentence, so that nobody thinks more is watched than is.
import type { Answer, api } from '../../client/api.ts';
import { CardRow, ShareBar, StatCard } from '../../design/controls.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { type Family, familyLabels, familyNotes } from './labels.ts';

export type Coverage = Answer<typeof api.servicePlans.listPlans>['items'][number]['coverage'];

const texts = {
  watched: { zh: '监测中', en: 'Watched' },
  notYet: { zh: '尚未监测', en: 'Not yet watched' },
  sentence: {
    zh: '{judged} 条可判定条款中，{watched} 条已由系统自动监测（{percent}%）；其余 {rest} 条还没有模块记录所需的事实，不计入“按时”。',
    en: '{watched} of {judged} judged clauses are watched ({percent}%); for the other {rest} no module records the facts they need yet, and they never count as kept.',
  },
  all: {
    zh: '{judged} 条可判定条款全部由系统自动监测。',
    en: 'All {judged} judged clauses are watched.',
  },
  none: { zh: '没有可判定的条款。', en: 'No judged clauses.' },
  confirm: { zh: '待确认', en: 'To be confirmed' },
  confirmNote: { zh: '出处未经人工核对', en: 'Source not checked by a person yet' },
  total: { zh: '条款总数', en: 'Clauses' },
};

const percentOf = (coverage: Coverage): number => Math.round(coverage.watchedShare * 100);

export function WatchedBar({ coverage, legend = true }: { readonly coverage: Coverage; readonly legend?: boolean }) {
  const t = useTexts(texts);
  const rest = coverage.judged - coverage.watched;
  const words = { judged: coverage.judged, watched: coverage.watched, percent: percentOf(coverage), rest };
  return (
    <div className="watched-bar">
      <ShareBar
        legend={legend}
        parts={[
          { key: 'watched', label: t('watched'), value: coverage.watched, tone: 'accent' },
          { key: 'not-yet', label: t('notYet'), value: rest, tone: 'hatched' },
        ]}
      />
      <p className="sentence">{coverage.judged === 0 ? t('none') : t(rest === 0 ? 'all' : 'sentence', words)}</p>
    </div>
  );
}

export function CoverageHead({
  coverage,
  onFamily,
  onConfirm,
}: {
  readonly coverage: Coverage;
  readonly onFamily?: (family: Family) => void;
  readonly onConfirm?: () => void;
}) {
  const t = useTexts(texts);
  const say = useSay();
  return (
    <div className="stack coverage">
      <CardRow>
        {(Object.keys(familyLabels) as Family[]).map((family) => (
          <StatCard
            key={family}
            label={say(familyLabels[family])}
            value={coverage.families[family] ?? 0}
            note={say(familyNotes[family])}
            {...(onFamily ? { onClick: () => onFamily(family) } : {})}
          />
        ))}
        <StatCard label={t('confirm')} value={coverage.toBeConfirmed} note={t('confirmNote')} {...(onConfirm ? { onClick: onConfirm } : {})} />
      </CardRow>
      <section className="card">
        <WatchedBar coverage={coverage} />
      </section>
    </div>
  );
}
