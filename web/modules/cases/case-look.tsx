// Small pieces that say what a case is, shared by queue, search, preview and case page.
import type { Answer, api } from '../../client/api.ts';
import type { Clock } from '../../design/clock.ts';
import { useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { kindText, type State, stateLabels } from './labels.ts';

export type CaseRow = Answer<typeof api.cases.queue>['items'][number];
export type FullCase = Answer<typeof api.cases.show>;

const texts = { missed: { zh: '超时 {count} 项', en: '{count} missed' }, titled: { zh: '{goods} · {kind}', en: '{goods} · {kind}' } };

/** 番茄 8 斤 · 腐烂变质 */
export function useCaseTitle(): (row: Pick<CaseRow, 'title' | 'category' | 'subcategory'>) => string {
  const say = useSay();
  const t = useTexts(texts);
  return ({ title, category, subcategory }) => {
    const kind = say(kindText(category, subcategory));
    return title ? t('titled', { goods: title, kind }) : kind;
  };
}

const TONES: Partial<Record<State, 'plain' | 'info' | 'accent'>> = { 'in-hand': 'info', proposed: 'info', confirmed: 'accent', closed: 'accent' };

export function StateTag({ state }: { readonly state: State }) {
  return <ToneTag tone={TONES[state] ?? 'plain'}>{useSay()(stateLabels[state])}</ToneTag>;
}

export function MissedTag({ count }: { readonly count: number }) {
  const t = useTexts(texts);
  if (count === 0) return null;
  return (
    <ToneTag tone="danger" icon="alert">
      {t('missed', { count })}
    </ToneTag>
  );
}

/** The tightest clock of a row. A paused one stands still, as far as a list knows it. */
export const clockOf = (row: Pick<CaseRow, 'openedAt' | 'clockStartedAt' | 'dueAt' | 'paused'>, now: number): Clock => ({
  startAt: row.clockStartedAt ?? row.openedAt,
  dueAt: row.dueAt,
  pausedSince: row.paused ? now : null,
});

/** 实验小学 · 二食堂; said once where both have one name. */
export const placeOf = ({
  customer,
  site,
}: {
  readonly customer: { readonly name: string };
  readonly site: { readonly name: string } | null;
}): string => (site === null || site.name === customer.name ? customer.name : `${customer.name} · ${site.name}`);
