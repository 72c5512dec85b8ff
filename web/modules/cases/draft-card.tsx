// One draft read from pasted words: look, correct where amber, Enter opens the case.
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { Go } from '../../app/go.tsx';
import { api } from '../../client/api.ts';
import { useSubmit } from '../../client/query.ts';
import { KeyHint } from '../../design/controls.tsx';
import { useTexts } from '../../design/locale.ts';
import { CategoryDot, ToneTag } from '../../design/marks.tsx';
import { serverNow } from '../../design/now.ts';
import { Refused } from '../../design/states.tsx';
import { TimeText } from '../../design/time-text.tsx';
import { Words } from './act-form.tsx';
import { useCaseTitle } from './case-look.tsx';
import { Field } from './choices.tsx';
import { type Draft, draftOf, linesOf, openingOf, type ReadDraft } from './draft.ts';
import { KindFields, LineFields, useCustomerOf, WhereFields } from './draft-fields.tsx';
import { MomentField } from './moment-field.tsx';
import { NeededBy } from './needed-by.tsx';

const texts = {
  case: { zh: '售后单草稿', en: 'Draft of a case' },
  because: { zh: '判断依据', en: 'Because of' },
  person: { zh: '请人工判断', en: 'A person should decide' },
  when: { zh: '消息时间', en: 'Time of the message' },
  body: { zh: '客户原话（随单保存）', en: 'The customer’s words (kept with the case)' },
  open: { zh: '开单', en: 'Open the case' },
  same: { zh: '是同一件事？该客户近一天有未了结的售后单', en: 'The same matter? Open cases of this customer' },
  join: { zh: '并入这张单', en: 'Add to this one' },
  note: { zh: '对上送货单 {number}', en: 'On delivery note {number}' },
  missing: { zh: '请先选客户和类别', en: 'Choose customer and category first' },
};

/** What was read, what was given to it, what the clerk changed: the later wins. */
function draftWith(read: ReadDraft, given: ReadDraft | undefined, edited: Partial<Draft>): Draft {
  const found = draftOf(read);
  const more = given
    ? { lines: [...found.lines, ...linesOf(given)], noteId: found.noteId ?? given.noteId, siteId: found.siteId ?? given.customer.siteId }
    : {};
  return { ...found, ...more, ...edited };
}

export type Finished = { readonly caseId: string; readonly number: string; readonly joined: boolean };
type DraftCardProps = {
  readonly read: ReadDraft;
  readonly files: readonly string[];
  readonly busy: boolean;
  readonly first: boolean;
  /** Goods the reader took for an order and the clerk gave to this case. */
  readonly given: ReadDraft | undefined;
  readonly onCustomer: (customerId: string | null) => void;
  readonly onFinish: (finished: Finished) => void;
};

export function DraftCard({ read, files, busy, first, given, onCustomer, onFinish }: DraftCardProps) {
  const t = useTexts(texts);
  const [edited, setEdited] = useState<Partial<Draft>>({});
  const draft = draftWith(read, given, edited);
  const { meals } = useCustomerOf(draft.customerId, draft.siteId);
  const button = useRef<HTMLButtonElement>(null);
  const opening = openingOf(draft, files, read.from);
  const open = useSubmit(api.cases.open, { done: ({ caseId, number }) => onFinish({ caseId, number, joined: false }) });
  const ready = opening !== undefined && !busy && !open.isPending;
  const send = () => {
    if (ready && opening) open.mutate(opening);
  };
  const change = (patch: Partial<Draft>) => {
    setEdited((now) => ({ ...now, ...patch }));
    if ('customerId' in patch) onCustomer(patch.customerId ?? null);
  };
  const sure = read.customer.sure && read.category !== null;
  const [focusFirst] = useState(first);
  useEffect(() => {
    // All sure: Enter is the next key. Otherwise the field in doubt has the focus.
    if (focusFirst && sure) button.current?.focus({ preventScroll: true });
  }, [focusFirst, sure]);
  return (
    <form
      className="card draft"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        send();
      }}
    >
      <header className="draft-head">
        <h2>
          {draft.category && <CategoryDot category={draft.category} />} {t('case')}
        </h2>
        {read.noteNumber && draft.noteId && (
          <ToneTag tone="accent" icon="truck">
            {t('note', { number: read.noteNumber })}
          </ToneTag>
        )}
        {read.needsPerson && <ToneTag icon="user">{read.personBecause ? `${t('person')} · ${read.personBecause}` : t('person')}</ToneTag>}
      </header>
      <SameMatter read={read} draft={draft} onFinish={onFinish} />
      <WhereFields
        draft={draft}
        onChange={change}
        doubtful={draft.customerId === null || (!read.customer.sure && edited.customerId === undefined)}
        autoFocus={first && !read.customer.sure}
      />
      {read.words.length > 0 && (
        <p className="row because">
          <span className="quiet">{t('because')}</span>
          {[...new Set(read.words.map(({ text }) => text))].map((word) => (
            <span key={word} className="chip">
              {word}
            </span>
          ))}
        </p>
      )}
      <KindFields draft={draft} onChange={change} doubtful={draft.category === null || (read.needsPerson && edited.category === undefined)} />
      <LineFields draft={draft} onChange={change} />
      <NeededBy
        value={draft.neededBy}
        onChange={(neededBy) => change({ neededBy })}
        meals={meals}
        doubtful={read.neededBy !== null && !read.neededBy.sure && edited.neededBy === undefined}
      />
      <Field label={t('when')}>
        <MomentField value={draft.occurredAt} onChange={(occurredAt) => change({ occurredAt })} label={t('when')} max={serverNow()} />
      </Field>
      <Words label={t('body')} value={draft.body} onChange={(body) => change({ body })} rows={2} />
      <Refused error={open.error} onRetry={send} />
      <div className="act-foot">
        {!opening && <span className="quiet">{t('missing')}</span>}
        <Button ref={button} type="primary" size="large" htmlType="submit" loading={open.isPending} disabled={!ready}>
          {t('open')} <KeyHint keys="Enter" />
        </Button>
      </div>
    </form>
  );
}

type SameMatterProps = { readonly read: ReadDraft; readonly draft: Draft; readonly onFinish: (finished: Finished) => void };

/** Joining adds the words to the open case instead of opening a second one. */
function SameMatter({ read, draft, onFinish }: SameMatterProps) {
  const t = useTexts(texts);
  const title = useCaseTitle();
  const join = useSubmit(api.cases.recordCustomerMessage, { refresh: ['commitments'] });
  if (read.sameMatter.length === 0) return null;
  return (
    <div className="same">
      <strong>{t('same')}</strong>
      <ul>
        {read.sameMatter.map(({ caseId, number, openedAt, ...matter }) => (
          <li key={caseId}>
            <Go to={`/cases/${caseId}`}>{title(matter)}</Go>
            <span className="quiet">
              <span className="number">{number}</span> <TimeText at={openedAt} style="relative" />
            </span>
            <Button
              size="small"
              loading={join.isPending}
              onClick={() =>
                join.mutate(
                  { caseId, body: draft.body, channel: 'wechat', ...(draft.occurredAt ? { occurredAt: draft.occurredAt } : {}), proof: [] },
                  { onSuccess: () => onFinish({ caseId, number, joined: true }) },
                )
              }
            >
              {t('join')}
            </Button>
          </li>
        ))}
      </ul>
      <Refused error={join.error} />
    </div>
  );
}
