// What was not as delivered at the dock: each a draft that holds everything. One key opens the case, or lets it be.
import { App } from 'antd';
import { useState } from 'react';
import { Go, useSearchState } from '../../app/go.tsx';
import { useCan } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { api } from '../../client/api.ts';
import { useLive } from '../../client/live.ts';
import { useReadPages, useSubmit } from '../../client/query.ts';
import { PageHeader } from '../../design/controls.tsx';
import { useTexts } from '../../design/locale.ts';
import { Empty, Loading, Refused, useFailureText } from '../../design/states.tsx';
import { Choices } from './choices.tsx';
import './desk.css';
import './dock.css';
import { DismissDraft } from './dock-dismiss.tsx';
import { type Draft, DraftRow } from './dock-row.tsx';
import { useSelection } from './queue-selection.ts';

const texts = {
  title: { zh: '验收异常', en: 'Dock exceptions' },
  sub: {
    zh: '食品安全问题已自动开单。其余按验收量结算，是否开单由您决定。',
    en: 'Food safety opens cases by itself. The rest is settled on what was accepted: you decide whether it needs a case.',
  },
  state: { zh: '状态', en: 'State' },
  open: { zh: '待处理', en: 'Open' },
  opened: { zh: '已开单', en: 'Cases opened' },
  dismissed: { zh: '无需处理', en: 'Let be' },
  well: { zh: '没有待处理的验收异常', en: 'No exception waits' },
  wellDo: { zh: '食堂验收时的短缺、扣秤、拒收会自动出现在这里。', en: 'Short, deducted and rejected lines appear here by themselves.' },
  none: { zh: '还没有记录', en: 'Nothing yet' },
  next: { zh: '下一条', en: 'Next' },
  last: { zh: '上一条', en: 'Previous' },
  openCase: { zh: '开售后单', en: 'Open a case' },
  replace: { zh: '开单并申请补货', en: 'Open and replace' },
  letBe: { zh: '无需处理', en: 'Let it be' },
  saved: { zh: '已开单', en: 'Opened' },
  claimed: { zh: '并已申请补货 {claim}', en: 'and replacement {claim} requested' },
  more: { zh: '载入更多', en: 'Load more' },
};

const STATES = ['open', 'opened', 'dismissed'] as const;
type State = (typeof STATES)[number];

/** The case first; where the goods are wanted back before the meal, the claim in the same breath. */
function useOpenDraft() {
  const t = useTexts(texts);
  const { message } = App.useApp();
  const failure = useFailureText();
  const open = useSubmit(api.cases.openDockDraft, { refresh: ['commitments'] });
  const claim = useSubmit(api.claims.request, { refresh: ['cases', 'commitments'] });
  const say = (caseId: string, number: string, more = '') =>
    void message.success(
      <span>
        {t('saved')} <Go to={`/cases/${caseId}`}>{number}</Go> {more}
      </span>,
      6,
    );
  const run = async (draft: Draft, replacement: boolean) => {
    try {
      const opened = await open.mutateAsync({ draftId: draft.id, replacement });
      if (!opened.claim) return say(opened.caseId, opened.number);
      const { number } = await claim.mutateAsync({ caseId: opened.caseId, way: 'replacement', ...opened.claim } as Parameters<
        typeof claim.mutateAsync
      >[0]);
      say(opened.caseId, opened.number, t('claimed', { claim: number }));
    } catch (error) {
      void message.error(failure(error), 6);
    }
  };
  return { run, busy: open.isPending || claim.isPending };
}

export default function DockPage() {
  const t = useTexts(texts);
  const can = useCan();
  const [state, setState] = useSearchState('state', 'open');
  const [dismissing, setDismissing] = useState<Draft>();
  const rows = useReadPages(api.cases.dockDrafts, { state: state as State, limit: 50 });
  const selection = useSelection(
    rows.items.map(({ id }) => id),
    true,
  );
  const { run, busy } = useOpenDraft();
  useLive(['dock'], { refresh: ['cases'] });
  const chosen = state === 'open' && !busy ? rows.items.find(({ id }) => id === selection.id) : undefined;
  const mayReplace = (draft: Draft): boolean => can('claims.request') && draft.lineId !== null && (draft.missing ?? 0) > 0;
  useShortcut('j', t('next'), () => selection.move(1));
  useShortcut('k', t('last'), () => selection.move(-1));
  useShortcut('o', t('openCase'), chosen ? () => void run(chosen, false) : undefined);
  useShortcut('b', t('replace'), chosen && mayReplace(chosen) ? () => void run(chosen, true) : undefined);
  useShortcut('x', t('letBe'), chosen ? () => setDismissing(chosen) : undefined);
  return (
    <>
      <PageHeader title={t('title')} sub={t('sub')} />
      <Choices<State>
        quiet
        label={t('state')}
        value={state as State}
        options={STATES.map((value) => ({ value, label: t(value) }))}
        onChange={setState}
      />
      {rows.error && rows.items.length === 0 ? <Refused error={rows.error} onRetry={() => rows.refetch()} /> : null}
      {rows.isPending && <Loading rows={6} />}
      {!rows.isPending && !rows.error && rows.items.length === 0 && (
        <Empty title={t(state === 'open' ? 'well' : 'none')} icon="check">
          {state === 'open' ? t('wellDo') : null}
        </Empty>
      )}
      <ul className="dock-drafts">
        {rows.items.map((draft) => (
          <DraftRow
            key={draft.id}
            draft={draft}
            chosen={state === 'open' && draft.id === selection.id}
            busy={busy}
            mayReplace={mayReplace(draft)}
            onPick={() => selection.set(draft.id)}
            onOpen={(replacement) => void run(draft, replacement)}
            onDismiss={() => setDismissing(draft)}
          />
        ))}
      </ul>
      {rows.hasNextPage && (
        <button type="button" className="queue-more" onClick={() => rows.fetchNextPage()} disabled={rows.isFetchingNextPage}>
          {t('more')}
        </button>
      )}
      {dismissing && <DismissDraft draft={dismissing} onDone={() => setDismissing(undefined)} />}
    </>
  );
}
