// 登记来电: a matter told by phone, letter or in person, written down while the customer is still talking.
import { Button, Input } from 'antd';
import { useState } from 'react';
import { DAY, shanghaiDate } from '../../../server/kernel/time.ts';
import { useGo, useSearchState } from '../../app/go.tsx';
import { useCan } from '../../app/session.ts';
import { api } from '../../client/api.ts';
import { useRead, useSubmit } from '../../client/query.ts';
import { KeyHint, PageHeader, Section } from '../../design/controls.tsx';
import { Icon, type IconName } from '../../design/icon.tsx';
import { type Category, type Channel, channelLabels } from '../../design/labels.ts';
import { useLocale, useSay, useTexts } from '../../design/locale.ts';
import { serverNow } from '../../design/now.ts';
import { QuantityText } from '../../design/people.tsx';
import { FileDrop } from '../../design/photo-capture.tsx';
import { Loading, Refused } from '../../design/states.tsx';
import { showTime } from '../../design/time.ts';
import { useUploads } from '../../design/use-uploads.ts';
import { Words } from './act-form.tsx';
import { Choices, Field } from './choices.tsx';
import './desk.css';
import { type Draft, emptyDraft, openingOf } from './draft.ts';
import { type Change, KindFields, LineFields, useCustomerOf, WhereFields } from './draft-fields.tsx';
import { subcategories } from './labels.ts';
import { MomentField } from './moment-field.tsx';
import { NeededBy } from './needed-by.tsx';

const texts = {
  title: { zh: '登记来电', en: 'Register a call' },
  sub: { zh: '电话、来信、当面反映的问题；边听边记，Ctrl+Enter 登记。', en: 'Told by phone, letter or in person. Ctrl+Enter saves.' },
  who: { zh: '谁反映的', en: 'Who' },
  what: { zh: '什么问题', en: 'What is wrong' },
  which: { zh: '哪些货', en: 'Which goods' },
  when: { zh: '时间与原话', en: 'Time and words' },
  channel: { zh: '来源', en: 'By' },
  name: { zh: '反映人', en: 'Reporter' },
  phone: { zh: '电话', en: 'Phone' },
  earlier: { zh: '来电时间（不填即现在）', en: 'Time of the call (now if empty)' },
  words: { zh: '客户原话', en: 'The customer’s words' },
  hint: { zh: '例如：番茄烂了差不多 8 斤，中午 11 点半开餐前要补到。', en: 'Such as: 8 jin of tomatoes are spoiled.' },
  files: { zh: '照片、录音', en: 'Photos, recordings' },
  save: { zh: '登记', en: 'Register' },
  missing: { zh: '请先选客户和问题', en: 'Choose customer and problem first' },
  lines: { zh: '近两天的送货单，点选有问题的行', en: 'Notes of two days: choose the lines' },
  noLines: { zh: '近两天没有送货单，可在下面手工填写。', en: 'No note of the last two days.' },
  problem: { zh: '常见问题', en: 'Common problems' },
};

const CHANNELS: readonly Channel[] = ['phone', 'wechat', 'email', 'letter', 'driver'];

const TILES: readonly { readonly sub: string; readonly icon: IconName; readonly severity: number }[] = [
  { sub: 'spoiled', icon: 'leaf', severity: 2 },
  { sub: 'short-weight', icon: 'minus', severity: 3 },
  { sub: 'missing-item', icon: 'search', severity: 3 },
  { sub: 'wrong-item', icon: 'refresh', severity: 3 },
  { sub: 'late', icon: 'clock', severity: 3 },
  { sub: 'damaged', icon: 'lot', severity: 3 },
  { sub: 'not-fresh', icon: 'thermometer', severity: 3 },
  { sub: 'foreign-body', icon: 'alert', severity: 2 },
  { sub: 'suspected-illness', icon: 'shield', severity: 1 },
  { sub: 'label-wrong', icon: 'file', severity: 3 },
  { sub: 'attitude', icon: 'user', severity: 3 },
  { sub: 'product-question', icon: 'help', severity: 4 },
];

export default function NewCasePage() {
  const t = useTexts(texts);
  const say = useSay();
  const go = useGo();
  const [customer] = useSearchState('customer');
  const [draft, setDraft] = useState<Draft>(() => ({ ...emptyDraft('phone'), customerId: customer || null }));
  const uploads = useUploads();
  const { meals } = useCustomerOf(draft.customerId, draft.siteId);
  const open = useSubmit(api.cases.open, { done: ({ caseId }) => go(`/cases/${caseId}`) });
  const opening = openingOf(draft, uploads.ids);
  const ready = opening !== undefined && !uploads.busy && !open.isPending;
  const change: Change = (patch) =>
    setDraft((now) => ({ ...now, ...patch, ...('customerId' in patch ? { lines: now.lines.filter(({ lineId }) => !lineId) } : {}) }));
  const send = () => {
    if (ready && opening) open.mutate(opening);
  };
  return (
    <form
      className="new-case"
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
      <PageHeader title={t('title')} sub={t('sub')} onBack={() => go('/')} />
      <div className="new-columns">
        <div className="stack">
          <Section title={t('who')} icon="phone">
            <div className="stack">
              <WhereFields draft={draft} onChange={change} autoFocus={!customer} />
              <div className="draft-where">
                <Field label={t('name')}>
                  <Input value={draft.reporterName} maxLength={60} onChange={({ target }) => change({ reporterName: target.value })} />
                </Field>
                <Field label={t('phone')}>
                  <Input
                    value={draft.reporterPhone}
                    maxLength={30}
                    inputMode="tel"
                    onChange={({ target }) => change({ reporterPhone: target.value })}
                  />
                </Field>
              </div>
              <Choices
                label={t('channel')}
                value={draft.channel}
                options={CHANNELS.map((value) => ({ value, label: say(channelLabels[value]) }))}
                onChange={(channel) => change({ channel })}
              />
            </div>
          </Section>
          <Section title={t('which')} icon="lot">
            <NoteLines draft={draft} onChange={change} />
            <LineFields draft={draft} onChange={change} />
          </Section>
        </div>
        <div className="stack">
          <Section title={t('what')} icon="alert">
            <div className="stack">
              <ProblemTiles draft={draft} onChange={change} />
              <KindFields draft={draft} onChange={change} />
            </div>
          </Section>
          <Section title={t('when')} icon="clock">
            <div className="stack">
              <NeededBy value={draft.neededBy} onChange={(neededBy) => change({ neededBy })} meals={meals} />
              <Words label={t('words')} value={draft.body} onChange={(body) => change({ body })} placeholder={t('hint')} />
              <FileDrop uploads={uploads}>{t('files')}</FileDrop>
              <Field label={t('earlier')}>
                <MomentField value={draft.occurredAt} onChange={(occurredAt) => change({ occurredAt })} label={t('earlier')} max={serverNow()} />
              </Field>
            </div>
          </Section>
        </div>
      </div>
      <div className="new-foot">
        <Refused error={open.error} onRetry={send} />
        <div className="act-foot">
          {!opening && <span className="quiet">{t('missing')}</span>}
          <Button type="primary" size="large" htmlType="submit" loading={open.isPending} disabled={!ready}>
            {t('save')} <KeyHint keys="Ctrl+Enter" />
          </Button>
        </div>
      </div>
    </form>
  );
}

type PartProps = { readonly draft: Draft; readonly onChange: Change };

function ProblemTiles({ draft, onChange }: PartProps) {
  const t = useTexts(texts);
  const say = useSay();
  return (
    <fieldset className="problem-tiles">
      <legend className="only-heard">{t('problem')}</legend>
      {TILES.map(({ sub, icon, severity }) => {
        const kind = subcategories[sub];
        if (!kind) return null;
        return (
          <button
            key={sub}
            type="button"
            className={`problem-tile problem-${kind.category}`}
            aria-pressed={draft.subcategory === sub}
            onClick={() => onChange({ category: kind.category as Category, subcategory: sub, severity })}
          >
            <Icon name={icon} size={20} />
            {say(kind)}
          </button>
        );
      })}
    </fieldset>
  );
}

/** Lines of the last two days' notes of this customer: chosen with their amounts, never typed. */
function NoteLines({ draft, onChange }: PartProps) {
  const t = useTexts(texts);
  const can = useCan();
  const locale = useLocale();
  const today = serverNow();
  const enabled = draft.customerId !== null && can('deliveries.read');
  const notes = useRead(
    api.deliveries.list,
    {
      customerId: draft.customerId ?? '',
      ...(draft.siteId ? { siteId: draft.siteId } : {}),
      from: shanghaiDate(today - DAY),
      to: shanghaiDate(today),
      limit: 5,
    },
    { enabled },
  );
  if (!enabled) return null;
  if (notes.isPending) return <Loading rows={2} />;
  const items = notes.data?.items ?? [];
  return (
    <div className="note-lines">
      <Refused error={notes.error} onRetry={() => notes.refetch()} />
      <p className="quiet">{t(items.length > 0 ? 'lines' : 'noLines')}</p>
      {items.map((note) => (
        <details key={note.id} open={items.length === 1 || note.id === draft.noteId}>
          <summary>
            <Icon name="truck" size={14} /> {note.number} · {note.site.name} · {showTime(note.windowFrom, locale, 'short')}
          </summary>
          <LinesOf noteId={note.id} siteId={note.site.id} draft={draft} onChange={onChange} />
        </details>
      ))}
    </div>
  );
}

function LinesOf({ noteId, siteId, draft, onChange }: PartProps & { readonly noteId: string; readonly siteId: string }) {
  const read = useRead(api.deliveries.show, { noteId });
  const chosen = new Set(draft.lines.flatMap(({ lineId }) => lineId ?? []));
  if (!read.data) return read.error ? <Refused error={read.error} /> : <Loading rows={3} />;
  const toggle = (line: (typeof read.data.lines)[number]) => {
    // A case speaks of one delivery note: lines of another one give way.
    const others = draft.noteId === noteId ? draft.lines : draft.lines.filter(({ lineId }) => !lineId);
    const lines = chosen.has(line.id)
      ? others.filter(({ lineId }) => lineId !== line.id)
      : [...others, { key: line.id, lineId: line.id, product: line.product, amount: line.ordered, unit: line.unit, problem: null, doubtful: false }];
    onChange({ lines, noteId: lines.some(({ lineId }) => lineId) ? noteId : null, siteId });
  };
  return (
    <div className="choices">
      <div>
        {read.data.lines.map((line) => (
          <button
            key={line.id}
            type="button"
            className={`choice${chosen.has(line.id) ? ' on' : ''}`}
            aria-pressed={chosen.has(line.id)}
            onClick={() => toggle(line)}
          >
            {line.product} <QuantityText amount={line.accepted ?? line.ordered} unit={line.unit} />
          </button>
        ))}
      </div>
    </div>
  );
}
