// Requesting a claim: why, which way, which goods of which notes, money, what becomes of the goods, until which meal.
import { useCallback, useState } from 'react';
import { GOODS, type Goods, REASONS, type Reason, WAYS } from '../../../server/modules/claims/words.ts';
import { useCan } from '../../app/session.ts';
import { api } from '../../client/api.ts';
import { failureOf } from '../../client/failure.ts';
import { useRead, useSubmit } from '../../client/query.ts';
import { useSay, useTexts } from '../../design/locale.ts';
import { FileDrop } from '../../design/photo-capture.tsx';
import { useUploads } from '../../design/use-uploads.ts';
import { Words } from '../cases/act-form.tsx';
import type { FullCase } from '../cases/case-look.tsx';
import { Choices, choicesOf } from '../cases/choices.tsx';
import { NeededBy } from '../cases/needed-by.tsx';
import { ActDrawer } from './act-drawer.tsx';
import { reasonOf } from './reason-of.ts';
import { type Draft, hasPapers, inputOf, itemsOf, moneyNeeded, type Paper, type Picked, usualGoods, usualWay } from './request-draft.ts';
import { type Named, RequestLines } from './request-lines.tsx';
import { papersOf, RequestMoney } from './request-money.tsx';
import { useOffers, WayChoice } from './request-offers.tsx';
import { WholeLot } from './request-whole-lot.tsx';

const texts = {
  title: { zh: '申请退换赔付', en: 'Request a claim' },
  send: { zh: '提交申请', en: 'Request' },
  reason: { zh: '原因', en: 'Reason' },
  goods: { zh: '货怎么处理', en: 'What becomes of the goods' },
  safety: { zh: '食品安全问题（不设时限，货不再销售）', en: 'A matter of food safety (no deadline, never sold again)' },
  wholeLot: { zh: '当天送到的同批次全部一起申请', en: 'All of the same lot that came that day' },
  goodwill: { zh: '按特殊情况申请（约定之外，写明理由）', en: 'As goodwill (outside the agreement, say why)' },
  files: { zh: '照片、过磅记录等凭证', en: 'Photos, weights and other proof' },
  words: { zh: '说明（客户可见，可不填）', en: 'Remark (the customer sees it)' },
};

type RequestClaimProps = { readonly one: FullCase; readonly onDone: () => void; readonly onClose: () => void };

function firstDraft(one: FullCase): Draft {
  const reason = reasonOf(one.subcategory);
  const way = usualWay(reason, one.neededBy);
  const foodSafety = one.category === 'food-safety';
  return {
    ...{ reason, way, foodSafety, neededBy: one.neededBy, picked: {}, goods: null, wholeLot: false, goodwill: false },
    ...{ amountFen: null, waived: 'note', body: '' },
  };
}

/** The line the customer named says what is offered before any amount is entered. */
const firstOf = ({ noteId, lines }: FullCase) => {
  const lineId = lines.find((line) => line.lineId !== null)?.lineId;
  return noteId && lineId ? { noteId, lineId } : undefined;
};

const namedBy = ({ lines }: FullCase): Named => Object.fromEntries(lines.flatMap(({ lineId, amount }) => (lineId ? [[lineId, amount]] : [])));

function useRequest(one: FullCase, onDone: () => void) {
  const [draft, setDraft] = useState(() => firstDraft(one));
  const [noteIds, setNoteIds] = useState<readonly string[]>(one.noteId ? [one.noteId] : []);
  const [said, setSaid] = useState<Readonly<Record<string, Omit<Paper, 'fileId'>>>>({});
  const papers = useUploads();
  const files = useUploads();
  const submit = useSubmit(api.claims.request, { refresh: ['cases', 'commitments'], done: onDone });
  const change = useCallback((part: Partial<Draft>) => setDraft((now) => ({ ...now, ...part })), []);
  const pick = useCallback((picked: Picked) => setDraft((now) => ({ ...now, picked: { ...now.picked, [picked.lineId]: picked } })), []);
  const send = () =>
    submit.mutate(
      inputOf(draft, {
        caseId: one.id,
        noteId: noteIds[0] ?? null,
        papers: hasPapers(draft.way) ? papersOf(papers, said, draft.way) : [],
        files: files.ids,
      }),
    );
  const goods = !WAYS[draft.way].goods || itemsOf(draft).length > 0;
  const ready = goods && (!moneyNeeded(draft) || draft.amountFen !== null) && (!draft.goodwill || draft.body.trim() !== '');
  return { draft, change, pick, noteIds, setNoteIds, said, setSaid, papers, files, submit, send, ready, busy: papers.busy || files.busy };
}

/** `items.0.amount` → its line, in the order they were sent. */
function refusedOf(draft: Draft, error: unknown) {
  const fields = error ? failureOf(error).fields : {};
  const items = itemsOf(draft);
  const lines = Object.entries(fields).flatMap(([path, text]) => {
    const item = items[Number(/^items\.(\d+)/.exec(path)?.[1] ?? -1)];
    return item ? [[item.lineId, text]] : [];
  });
  return { lines: Object.fromEntries(lines) as Record<string, string>, money: fields.amountFen ?? fields['details.paidFen'] };
}

export function RequestClaim({ one, onDone, onClose }: RequestClaimProps) {
  const t = useTexts(texts);
  const say = useSay();
  const { draft, change, submit, ...form } = useRequest(one, onDone);
  const card = useRead(api.customers.show, { customerId: one.customer.id });
  const meals = card.data?.sites.find(({ id }) => id === one.site?.id)?.meals ?? card.data?.sites[0]?.meals ?? {};
  const refused = refusedOf(draft, submit.error);
  const line = itemsOf(draft)[0] ?? firstOf(one);
  const offers = useOffers(draft, { line, caseId: one.id });
  return (
    <ActDrawer
      title={t('title')}
      submit={t('send')}
      error={submit.error}
      busy={submit.isPending || form.busy}
      ready={form.ready}
      width={720}
      onSubmit={form.send}
      onClose={onClose}
    >
      <Choices<Reason>
        label={t('reason')}
        value={draft.reason}
        options={choicesOf(REASONS, say)}
        onChange={(reason) => change({ reason, goods: null })}
      />
      <WayChoice draft={draft} offers={offers} onWay={(way) => change({ way, goods: null })} />
      {WAYS[draft.way].goods && (
        <RequestLines
          customerId={one.customer.id}
          noteIds={form.noteIds}
          onNotes={form.setNoteIds}
          first={one.noteId ? { id: one.noteId, number: one.noteNumber } : undefined}
          named={namedBy(one)}
          picked={draft.picked}
          onPick={form.pick}
          refused={refused.lines}
        />
      )}
      <RequestMoney draft={draft} onChange={change} uploads={form.papers} said={form.said} onSay={form.setSaid} refused={refused.money} />
      {draft.way === 'replacement' && <NeededBy value={draft.neededBy} onChange={(neededBy) => change({ neededBy })} meals={meals} />}
      {WAYS[draft.way].goods && (
        <Choices<Goods>
          label={t('goods')}
          value={draft.goods ?? usualGoods(draft)}
          options={choicesOf(GOODS, say)}
          onChange={(goods) => change({ goods })}
        />
      )}
      <Switches draft={draft} onChange={change} locked={one.category === 'food-safety'} />
      {draft.wholeLot && line && <WholeLot line={line} />}
      <FileDrop uploads={form.files}>{t('files')}</FileDrop>
      <Words label={t('words')} value={draft.body} onChange={(body) => change({ body })} rows={2} />
    </ActDrawer>
  );
}

type SwitchesProps = { readonly draft: Draft; readonly onChange: (part: Partial<Draft>) => void; readonly locked: boolean };

function Switches({ draft, onChange, locked }: SwitchesProps) {
  const t = useTexts(texts);
  const mayGoodwill = useCan()('claims.approve');
  const box = (name: 'foodSafety' | 'wholeLot' | 'goodwill', label: string, disabled = false) => (
    <label className="request-switch">
      <input type="checkbox" checked={draft[name]} disabled={disabled} onChange={({ target }) => onChange({ [name]: target.checked })} /> {label}
    </label>
  );
  return (
    <div className="request-switches">
      {box('foodSafety', t('safety'), locked)}
      {WAYS[draft.way].goods && box('wholeLot', t('wholeLot'))}
      {mayGoodwill && box('goodwill', t('goodwill'))}
    </div>
  );
}
