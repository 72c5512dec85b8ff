// One click collects what speaks for us: look through it, leave out what should not go, change the words, send.
import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import { EVIDENCE_KINDS } from '../../../server/modules/settlement/words.ts';
import { type Answer, api } from '../../client/api.ts';
import { useRead, useSubmit } from '../../client/query.ts';
import { useSay, useTexts } from '../../design/locale.ts';
import { EvidenceGrade, ToneTag } from '../../design/marks.tsx';
import { MoneyText } from '../../design/people.tsx';
import { FileDrop } from '../../design/photo-capture.tsx';
import { PhotoGrid } from '../../design/photo-grid.tsx';
import { Empty, Loading } from '../../design/states.tsx';
import { TimeText } from '../../design/time-text.tsx';
import { useUploads } from '../../design/use-uploads.ts';
import { Field } from '../cases/choices.tsx';
import { ActDrawer } from '../claims/act-drawer.tsx';
import { MoneyField } from '../claims/money-field.tsx';
import { Deadline } from './deadline.tsx';
import { showOff, showPoints } from './labels.ts';
import { parsePoints } from './score-draft.ts';

const texts = {
  title: { zh: '申诉：{what}', en: 'Appeal: {what}' },
  collecting: { zh: '正在收集凭证', en: 'Collecting the evidence' },
  submit: { zh: '提出申诉', en: 'Make the appeal' },
  evidence: { zh: '凭证（{count} 项，已自动收集）', en: 'Evidence ({count}, collected by itself)' },
  none: { zh: '系统中没有这件事的记录', en: 'Nothing of it is recorded' },
  noneDo: { zh: '请在下面补充照片、签收单或聊天截图。', en: 'Add photos, receipts or screenshots below.' },
  strong: { zh: '有力', en: 'strong' },
  ask: { zh: '请求恢复的分值', en: 'Points asked back' },
  askMoney: { zh: '请求免除的金额', en: 'Amount asked off' },
  most: { zh: '被扣 {points}', en: '{points} were taken' },
  reasons: { zh: '申诉理由（会写进申诉函，可修改）', en: 'Reasons (they stand in the letter; change them as you like)' },
  add: { zh: '补充材料', en: 'More papers' },
  drop: { zh: '拖入或选择照片、文件', en: 'Drop or choose photos and files' },
  until: { zh: '申诉截止', en: 'Until' },
  made: { zh: '已提出申诉 {number}', en: 'Appeal {number} is made' },
};

export type AppealOn = { readonly deductionId: string } | { readonly penaltyId: string };
type Collected = Answer<typeof api.settlement.appealEvidence>;
type FormProps = { readonly on: AppealOn; readonly onClose: () => void };

export function AppealForm({ on, onClose }: FormProps) {
  const t = useTexts(texts);
  const read = useRead(api.settlement.appealEvidence, on);
  if (read.data) return <Filled on={on} found={read.data} onClose={onClose} />;
  return (
    <ActDrawer
      title={t('collecting')}
      submit={t('submit')}
      error={read.error}
      busy={false}
      ready={false}
      width={760}
      onSubmit={onClose}
      onClose={onClose}
    >
      {read.isPending && <Loading rows={6} />}
    </ActDrawer>
  );
}

function Filled({ on, found, onClose }: FormProps & { readonly found: Collected }) {
  const t = useTexts(texts);
  const say = useSay();
  const uploads = useUploads();
  const { matter } = found;
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [body, setBody] = useState(found.draft);
  const [points, setPoints] = useState(matter.points === null ? '' : showPoints(matter.points));
  const [fen, setFen] = useState(matter.amountFen);
  const make = useSubmit(api.settlement.makeAppeal, { done: onClose });
  const asked = parsePoints(points);
  const money = matter.about === 'penalty';
  const ready = found.can.appeal && !uploads.busy && (money ? (fen ?? 0) > 0 : (asked ?? 0) > 0);
  const submit = () =>
    make.mutate({
      ...on,
      ...(money ? { amountFen: fen ?? 0 } : { points: asked ?? 0 }),
      body,
      leaveOut: [...left],
      files: [...uploads.ids],
    });
  const toggle = (key: string) => setLeft((now) => new Set(now.has(key) ? [...now].filter((one) => one !== key) : [...now, key]));
  return (
    <ActDrawer
      title={t('title', { what: matter.title })}
      submit={t('submit')}
      error={make.error}
      busy={make.isPending}
      ready={ready}
      width={760}
      onSubmit={submit}
      onClose={onClose}
    >
      <Matter found={found} />
      {found.blocked && <p className="appeal-blocked">{say(found.blocked)}</p>}
      <EvidenceList items={found.items} left={left} onToggle={toggle} />
      <Field label={t(money ? 'askMoney' : 'ask')} hint={matter.points !== null && t('most', { points: showPoints(matter.points) })}>
        {money ? (
          <MoneyField value={fen} onChange={setFen} label={t('askMoney')} />
        ) : (
          <input className="plain-field points-field" inputMode="decimal" value={points} onChange={({ target }) => setPoints(target.value)} />
        )}
      </Field>
      <Field label={t('reasons')}>
        <Input.TextArea value={body} onChange={({ target }) => setBody(target.value)} autoSize={{ minRows: 5, maxRows: 14 }} maxLength={4000} />
      </Field>
      <Field label={t('add')}>
        <FileDrop uploads={uploads}>{t('drop')}</FileDrop>
      </Field>
    </ActDrawer>
  );
}

function Matter({ found: { customer, matter } }: { readonly found: Collected }) {
  const t = useTexts(texts);
  return (
    <div className="appeal-matter">
      <p>
        <strong>{customer.name}</strong> {matter.period} {matter.occurredOn} {matter.subject?.name}
      </p>
      <p className="row">
        {matter.points !== null && <strong className="number score-bad">{showOff(matter.points)}</strong>}
        {matter.amountFen !== null && <MoneyText fen={matter.amountFen} strong />}
        {matter.appealBy && (
          <span className="quiet">
            {t('until')} <Deadline at={matter.appealBy} /> <TimeText at={matter.appealBy} style="relative" />
          </span>
        )}
      </p>
      {matter.clause && (
        <p className="quiet">
          {matter.clause.wording} <small>{matter.clause.source}</small>
        </p>
      )}
    </div>
  );
}

type ListProps = { readonly items: Collected['items']; readonly left?: ReadonlySet<string>; readonly onToggle?: (key: string) => void };

/** With `onToggle` to choose from, else to read. */
export function EvidenceList({ items, left, onToggle }: ListProps) {
  const t = useTexts(texts);
  const say = useSay();
  if (items.length === 0)
    return (
      <Empty title={t('none')} icon="search">
        {t('noneDo')}
      </Empty>
    );
  return (
    <div>
      <span className="field-label">{t('evidence', { count: items.length - (left?.size ?? 0) })}</span>
      <ol className="appeal-evidence">
        {items.map((one) => (
          <li key={one.key} className={left?.has(one.key) ? 'left-out' : ''}>
            {onToggle && <Checkbox checked={!left?.has(one.key)} onChange={() => onToggle(one.key)} aria-label={say(one.title)} />}
            <div>
              <div className="row">
                <ToneTag>{say(EVIDENCE_KINDS[one.kind])}</ToneTag>
                <strong>{say(one.title)}</strong>
                {one.strong && (
                  <ToneTag tone="accent" icon="shield">
                    {t('strong')}
                  </ToneTag>
                )}
                <EvidenceGrade grade={one.grade as 'A'} />
              </div>
              <p>{say(one.detail)}</p>
              <small className="quiet">
                <TimeText at={one.at} style="short" /> {one.who}
              </small>
              <PhotoGrid photos={one.files.filter(({ mediaType }) => mediaType.startsWith('image/')).map(({ id }) => ({ id }))} size={56} />
            </div>
          </li>
        ))}
      </ol>
    </div>
  );
}
