// A claim from a line of a delivery note: it belongs to an open case of the note, or to one that is opened with it.
import { useState } from 'react';
import { useGo } from '../../app/go.tsx';
import { useCan } from '../../app/session.ts';
import { type Answer, api } from '../../client/api.ts';
import { useRead } from '../../client/query.ts';
import { type Channel, channelLabels } from '../../design/labels.ts';
import { useSay, useTexts } from '../../design/locale.ts';
import { Refused } from '../../design/states.tsx';
import { type CaseRow, useCaseTitle } from '../cases/case-look.tsx';
import { Choices } from '../cases/choices.tsx';
import { KINDS, reasonAtDock, reasonOf } from './reason-of.ts';
import { RequestClaim } from './request-claim.tsx';
import { type Draft, itemsOf } from './request-draft.ts';
import type { Subject } from './use-request.ts';

const texts = {
  case: { zh: '属于哪张售后单', en: 'Of which case' },
  fresh: { zh: '新登记一张', en: 'Open a new one' },
  told: { zh: '客户怎么反映的', en: 'Told by' },
  noCase: { zh: '这张送货单没有未办结的售后单，请先登记。', en: 'No open case of this note: open one first.' },
};

type Note = Answer<typeof api.deliveries.show>;
type NoteLine = Note['lines'][number];

const TOLD_BY: readonly Channel[] = ['phone', 'wechat', 'driver', 'email', 'letter'];
const FRESH = 'new';

/** Shown to whoever may both ask for a claim and see its case. */
export const useMayClaim = (): boolean => {
  const can = useCan();
  return can('claims.request') && can('claims.read') && can('cases.read');
};

type Place = { readonly note: Note; readonly line: NoteLine };

/** Why: as the dock has it, else as the case has it. What is named first is the line the claim was opened from. */
const subjectOf = ({ note, line }: Place, found: CaseRow | undefined): Subject => ({
  caseId: found?.id ?? null,
  customerId: note.customer.id,
  siteId: note.site.id,
  noteId: note.id,
  noteNumber: note.number,
  category: found?.category ?? null,
  reason: line.reason ? reasonAtDock(line.reason) : reasonOf(found?.subcategory ?? null),
  neededBy: null,
  lines: [{ lineId: line.id, amount: null }],
  beside: true,
});

const openingOf = ({ note, line }: Place, channel: Channel, draft: Draft) => {
  const { category, subcategory, severity } = KINDS[draft.reason];
  const here = Object.groupBy(itemsOf(draft), ({ lineId }) => lineId);
  const lines = note.lines
    .filter(({ id }) => id === line.id || here[id])
    .map(({ id, product, unit }) => {
      const amount = here[id]?.reduce((sum, item) => sum + item.amount, 0) ?? null;
      return { lineId: id, product, amount, unit, problem: subcategory };
    });
  const place = { customerId: note.customer.id, siteId: note.site.id, noteId: note.id, lineId: line.id, channel };
  return { ...place, category, subcategory, severity, lines, body: draft.body, neededBy: draft.way === 'replacement' ? draft.neededBy : null };
};

export function ClaimOfLine({ note, line, onClose }: Place & { readonly onClose: () => void }) {
  const t = useTexts(texts);
  const go = useGo();
  const mayOpen = useCan()('cases.open');
  const read = useRead(api.cases.search, { customerId: note.customer.id, noteId: note.id, limit: 50 });
  const open = (read.data?.items ?? []).filter(({ state }) => state !== 'closed' && state !== 'withdrawn');
  const [said, setSaid] = useState<string>();
  const [channel, setChannel] = useState<Channel>('phone');
  const chosen = said ?? open[0]?.id ?? FRESH;
  const found = open.find(({ id }) => id === chosen);
  const subject = { ...subjectOf({ note, line }, found), ...(found || chosen === FRESH ? {} : { caseId: chosen }) };
  // The form begins with what the case says.
  if (read.isPending) return null;
  return (
    <RequestClaim
      one={subject}
      open={mayOpen ? { of: (draft) => openingOf({ note, line }, channel, draft), opened: setSaid } : undefined}
      ready={read.isSuccess && (mayOpen || subject.caseId !== null)}
      head={
        <>
          <Refused error={read.error} onRetry={() => read.refetch()} />
          {read.isSuccess && <CasePick cases={open} chosen={chosen} mayOpen={mayOpen} onChoose={setSaid} />}
          {read.isSuccess && !mayOpen && open.length === 0 && <p className="quiet">{t('noCase')}</p>}
          {read.isSuccess && mayOpen && chosen === FRESH && <ToldBy value={channel} onChange={setChannel} />}
        </>
      }
      onDone={({ claimId }) => go(`/claims/${claimId}`)}
      onClose={onClose}
    />
  );
}

type CasePickProps = {
  readonly cases: readonly CaseRow[];
  readonly chosen: string;
  readonly mayOpen: boolean;
  readonly onChoose: (caseId: string) => void;
};

/** Without an open case there is nothing to choose: one is opened. */
function CasePick({ cases, chosen, mayOpen, onChoose }: CasePickProps) {
  const t = useTexts(texts);
  const titleOf = useCaseTitle();
  if (cases.length === 0) return null;
  const known = cases.map((one) => ({ value: one.id, label: `${one.number} ${titleOf(one)}` }));
  return <Choices label={t('case')} value={chosen} options={mayOpen ? [...known, { value: FRESH, label: t('fresh') }] : known} onChange={onChoose} />;
}

function ToldBy({ value, onChange }: { readonly value: Channel; readonly onChange: (channel: Channel) => void }) {
  const t = useTexts(texts);
  const say = useSay();
  const options = TOLD_BY.map((channel) => ({ value: channel, label: say(channelLabels[channel]) }));
  return <Choices<Channel> label={t('told')} value={value} options={options} onChange={onChange} />;
}
