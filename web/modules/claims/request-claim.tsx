// Requesting a claim: why, which way, which goods of which notes, money, what becomes of the goods, until which meal.
import { type ReactNode, useState } from 'react';
import { GOODS, type Goods, REASONS, type Reason, WAYS } from '../../../server/modules/claims/words.ts';
import { api } from '../../client/api.ts';
import { failureOf } from '../../client/failure.ts';
import { useRead } from '../../client/query.ts';
import { useSay, useTexts } from '../../design/locale.ts';
import { FileDrop } from '../../design/photo-capture.tsx';
import { Words } from '../cases/act-form.tsx';
import { Choices, choicesOf } from '../cases/choices.tsx';
import { NeededBy } from '../cases/needed-by.tsx';
import { ActDrawer } from './act-drawer.tsx';
import { hasPapers, inputOf, isReady, itemsOf, sentItems, usualGoods } from './request-draft.ts';
import { DeductBy, FilesShow, RequestGrounds } from './request-grounds.tsx';
import { type Named, RequestLines } from './request-lines.tsx';
import { papersOf, RequestMoney } from './request-money.tsx';
import { useOffers, WayChoice } from './request-offers.tsx';
import { shownFor } from './request-shown.ts';
import { Switches, WholeNote } from './request-switches.tsx';
import { type OpenCase, type Requested, type Subject, useDraft, useSendClaim } from './use-request.ts';
import '../cases/forms.css';
import './desk-claims.css';
import './request.css';

const texts = {
  title: { zh: '申请退换赔付', en: 'Request a claim' },
  send: { zh: '提交申请', en: 'Request' },
  reason: { zh: '原因', en: 'Reason' },
  goods: { zh: '货怎么处理', en: 'What becomes of the goods' },
  files: { zh: '照片、过磅记录等凭证', en: 'Photos, weights and other proof' },
  words: { zh: '说明（客户可见，可不填）', en: 'Remark (the customer sees it)' },
};

type RequestClaimProps = {
  readonly one: Subject;
  readonly open?: OpenCase | undefined;
  readonly ready?: boolean;
  /** Above the form: which case it belongs to. */
  readonly head?: ReactNode;
  readonly onDone: (requested: Requested) => void;
  readonly onClose: () => void;
};

/** The line the customer named says what is offered before any amount is entered. */
const firstOf = ({ noteId, lines }: Subject) => {
  const lineId = lines.find((line) => line.lineId !== null)?.lineId;
  return noteId && lineId ? { noteId, lineId } : undefined;
};

const namedBy = ({ lines }: Subject): Named => Object.fromEntries(lines.flatMap(({ lineId, amount }) => (lineId ? [[lineId, amount]] : [])));

/** `items.0.amount` → its line, in the order they were sent. */
function refusedOf(items: readonly { readonly lineId: string }[], error: unknown) {
  const fields = error ? failureOf(error).fields : {};
  const lines = Object.entries(fields).flatMap(([path, text]) => {
    const item = items[Number(/^items\.(\d+)/.exec(path)?.[1] ?? -1)];
    return item ? [[item.lineId, text]] : [];
  });
  return { lines: Object.fromEntries(lines) as Record<string, string>, money: fields.amountFen ?? fields['details.paidFen'] };
}

/** What is filled in, what of it is asked for, and what would be sent. */
function useRequest({ one, open, onDone }: RequestClaimProps) {
  const form = useDraft(one);
  const { draft } = form;
  const sending = useSendClaim(one.caseId, open, onDone);
  const line = itemsOf(draft)[0] ?? firstOf(one);
  const offers = useOffers(draft, { line, caseId: one.caseId });
  const shown = shownFor(draft, { offer: offers.offer, noDeadline: offers.noDeadline, files: form.files.list.length });
  const items = sentItems(draft, shown, line);
  const send = () => {
    const papers = hasPapers(draft.way) ? papersOf(form.papers, form.said, draft.way) : [];
    sending.send(draft, inputOf(draft, { shown, items, noteId: form.noteIds[0] ?? null, papers, files: form.files.ids, inherit: one.beside }));
  };
  const busy = sending.busy || form.papers.busy || form.files.busy;
  const refused = refusedOf(items, sending.refused);
  return { ...form, line, offers, shown, send, refused, error: sending.error, busy, ready: isReady(draft, items.length) };
}

type Form = ReturnType<typeof useRequest>;

export function RequestClaim(props: RequestClaimProps) {
  const { one, ready = true, head, onClose } = props;
  const t = useTexts(texts);
  const say = useSay();
  const form = useRequest(props);
  const { draft, change, shown } = form;
  return (
    <ActDrawer
      title={t('title')}
      submit={t('send')}
      error={form.error}
      busy={form.busy}
      ready={ready && form.ready}
      width={720}
      onSubmit={form.send}
      onClose={onClose}
    >
      {head}
      <Choices<Reason>
        label={t('reason')}
        value={draft.reason}
        options={choicesOf(REASONS, say)}
        onChange={(reason) => change({ reason, goods: null })}
      />
      <WayChoice draft={draft} offers={form.offers} onWay={(way) => change({ way, goods: null })} />
      {shown.share && <DeductBy draft={draft} onChange={change} />}
      <RequestGrounds draft={draft} shown={shown} onChange={change} />
      {WAYS[draft.way].goods && <GoodsOf one={one} form={form} />}
      <RequestMoney draft={draft} onChange={change} uploads={form.papers} said={form.said} onSay={form.setSaid} refused={form.refused.money} />
      {draft.way === 'replacement' && <UntilMeal one={one} form={form} />}
      {WAYS[draft.way].goods && (
        <Choices<Goods>
          label={t('goods')}
          value={draft.goods ?? usualGoods(draft)}
          options={choicesOf(GOODS, say)}
          onChange={(goods) => change({ goods })}
        />
      )}
      <Switches draft={draft} shown={shown} onChange={change} locked={one.category === 'food-safety'} line={form.line} />
      <FileDrop uploads={form.files}>{t('files')}</FileDrop>
      {shown.shows && <FilesShow draft={draft} onChange={change} />}
      <Words label={t('words')} value={draft.body} onChange={(body) => change({ body })} rows={2} />
    </ActDrawer>
  );
}

type PartProps = { readonly one: Subject; readonly form: Form };

function GoodsOf({ one, form }: PartProps) {
  const { draft, shown, line } = form;
  const [named] = useState(() => namedBy(one));
  if (shown.wholeDelivery && draft.wholeDelivery && line) return <WholeNote noteId={line.noteId} />;
  return (
    <RequestLines
      customerId={one.customerId}
      noteIds={form.noteIds}
      onNotes={form.setNoteIds}
      first={one.noteId ? { id: one.noteId, number: one.noteNumber } : undefined}
      named={named}
      picked={draft.picked}
      onPick={form.pick}
      refused={form.refused.lines}
      shareBp={shown.share && draft.byShare ? draft.shareBp : null}
    />
  );
}

function UntilMeal({ one, form: { draft, change } }: PartProps) {
  const { data } = useRead(api.customers.show, { customerId: one.customerId });
  const meals = data?.sites.find(({ id }) => id === one.siteId)?.meals ?? data?.sites[0]?.meals ?? {};
  return <NeededBy value={draft.neededBy} onChange={(neededBy) => change({ neededBy })} meals={meals} />;
}
