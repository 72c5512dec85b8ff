// The customer's paper sheet typed in, or our own reading sent to the customer: the same form, begun with our records.
import { Checkbox, Segmented } from 'antd';
import { useState } from 'react';
import { api } from '../../client/api.ts';
import { useSubmit } from '../../client/query.ts';
import { useTexts } from '../../design/locale.ts';
import { FileDrop } from '../../design/photo-capture.tsx';
import { useUploads } from '../../design/use-uploads.ts';
import { Field } from '../cases/choices.tsx';
import { ActDrawer } from '../claims/act-drawer.tsx';
import { type Item, type Sheet, shortDay, showOff, showPoints } from './labels.ts';
import { type Draft, draftOf, type ItemDraft, offOf, parsePoints, statedOf, totalOf } from './score-draft.ts';

const texts = {
  enter: { zh: '录入纸质评分表', en: 'Enter the paper score sheet' },
  enterDo: { zh: '录入', en: 'Enter' },
  offer: { zh: '提交自评给客户确认', en: 'Send our own reading' },
  offerDo: { zh: '提交客户', en: 'Send' },
  offerHint: {
    zh: '客户会看到这些扣分，可以直接确认，也可以改分。不想主动提的扣分请去掉勾选。',
    en: 'The customer sees these deductions and may confirm or change them. Untick what you do not want to raise.',
  },
  enterHint: {
    zh: '已按我方记录勾选，请对照纸面：没扣的去掉勾，另扣的填在“另扣”里。',
    en: 'Ticked by our records. Compare with the paper: untick what was not taken, and add what was.',
  },
  items: { zh: '逐项', en: 'By item' },
  only: { zh: '只有总分', en: 'Total only' },
  photo: { zh: '评分表照片（签字盖章页）', en: 'Photo of the signed sheet' },
  drop: { zh: '拖入或选择评分表照片', en: 'Drop or choose the photo' },
  without: { zh: '没有照片也可录入，凭证等级记为 D。', en: 'You may enter it without a photo; its evidence is graded D.' },
  extra: { zh: '另扣', en: 'Also off' },
  why: { zh: '纸面写的原因', en: 'What the paper says' },
  total: { zh: '总分', en: 'Total' },
  paperTotal: { zh: '纸面总分（核对用）', en: 'Total on the paper (to check)' },
  differs: { zh: '与逐项合计 {sum} 不符', en: 'the items come to {sum}' },
  cap: { zh: '最多扣 {cap}', en: 'at most {cap} off' },
};

type EntryProps = { readonly sheet: Sheet; readonly as: 'enter' | 'offer'; readonly onClose: () => void };

export function ScoreEntry({ sheet, as, onClose }: EntryProps) {
  const t = useTexts(texts);
  const uploads = useUploads();
  const [draft, setDraft] = useState(() => draftOf(sheet));
  const [by, setBy] = useState<'items' | 'only'>('items');
  const [typed, setTyped] = useState('');
  const enter = useSubmit(api.settlement.enterScore, { done: onClose });
  const offer = useSubmit(api.settlement.offerScore, { done: onClose });
  const act = as === 'enter' ? enter : offer;
  const sum = totalOf(draft, sheet);
  const total = parsePoints(typed);
  const on = { customerId: sheet.customer.id, period: sheet.period, clauseId: sheet.card.clauseId };
  const stated = by === 'only' ? { total: total ?? -1, items: [] } : { items: statedOf(draft), total: total ?? sum };
  const proved = as === 'offer' || uploads.ids.length > 0 || sheet.can.enterWithoutPaper;
  const ready = !uploads.busy && proved && (by === 'items' || total !== null);
  const submit = () => (as === 'enter' ? enter.mutate({ ...on, ...stated, paperFileIds: [...uploads.ids] }) : offer.mutate({ ...on, ...stated }));
  return (
    <ActDrawer
      title={`${t(as)} · ${sheet.customer.name} ${sheet.period}`}
      submit={t(as === 'enter' ? 'enterDo' : 'offerDo')}
      error={act.error}
      busy={act.isPending}
      ready={ready}
      width={720}
      onSubmit={submit}
      onClose={onClose}
    >
      {as === 'enter' && (
        <Field label={t('photo')} hint={sheet.can.enterWithoutPaper ? t('without') : undefined}>
          <FileDrop uploads={uploads} accept="image/*,.pdf">
            {t('drop')}
          </FileDrop>
        </Field>
      )}
      <div className="row">
        {as === 'enter' && (
          <Segmented
            value={by}
            onChange={setBy}
            options={[
              { value: 'items', label: t('items') },
              { value: 'only', label: t('only') },
            ]}
          />
        )}
        {by === 'items' && <span className="quiet">{t(as === 'enter' ? 'enterHint' : 'offerHint')}</span>}
      </div>
      {by === 'items' && <EntryItems sheet={sheet} draft={draft} onChange={setDraft} />}
      <div className="row entry-total">
        {by === 'items' && (
          <span>
            {t('total')} <strong className="number">{showPoints(sum)}</strong>
          </span>
        )}
        <Field label={t(by === 'items' ? 'paperTotal' : 'total')}>
          <input className="plain-field points-field" inputMode="decimal" value={typed} onChange={({ target }) => setTyped(target.value)} />
        </Field>
        {by === 'items' && total !== null && total !== sum && <strong className="score-bad">{t('differs', { sum: showPoints(sum) })}</strong>}
      </div>
    </ActDrawer>
  );
}

type ItemsProps = { readonly sheet: Sheet; readonly draft: Draft; readonly onChange: (draft: Draft) => void };

function EntryItems({ sheet, draft, onChange }: ItemsProps) {
  return (
    <ul className="entry-items">
      {sheet.items.map((item) => (
        <EntryItem
          key={item.itemId}
          item={item}
          draft={draft[item.itemId] as ItemDraft}
          onChange={(next) => onChange({ ...draft, [item.itemId]: next })}
        />
      ))}
    </ul>
  );
}

type ItemProps = { readonly item: Item; readonly draft: ItemDraft; readonly onChange: (draft: ItemDraft) => void };

function EntryItem({ item, draft, onChange }: ItemProps) {
  const t = useTexts(texts);
  const off = offOf(draft);
  const over = !item.veto && off > item.cap;
  const tick = (key: string, on: boolean) => onChange({ ...draft, known: draft.known.map((one) => (one.key === key ? { ...one, on } : one)) });
  return (
    <li>
      <div className="score-entry-head">
        <span>
          <strong>{item.name}</strong> <small className="quiet">{t('cap', { cap: showPoints(item.cap) })}</small>
        </span>
        <span className="quiet">{t('extra')}</span>
        <input
          className="plain-field points-field"
          inputMode="decimal"
          aria-label={`${item.name} ${t('extra')}`}
          value={draft.extra}
          onChange={({ target }) => onChange({ ...draft, extra: target.value })}
        />
        <strong className={`number${over ? ' score-bad' : ''}`}>{showOff(Math.min(off, item.veto ? off : item.cap))}</strong>
      </div>
      {draft.extra !== '' && (
        <input
          className="plain-field"
          placeholder={t('why')}
          aria-label={`${item.name} ${t('why')}`}
          value={draft.words}
          maxLength={500}
          onChange={({ target }) => onChange({ ...draft, words: target.value })}
        />
      )}
      {draft.known.map(({ key, points, occurrence, on }) => (
        <Checkbox key={key} checked={on} onChange={({ target }) => tick(key, target.checked)}>
          <span className="number">{shortDay(occurrence.occurredOn)}</span> <span className="number">{showOff(points)}</span>{' '}
          {occurrence.subject?.name ?? ''}
        </Checkbox>
      ))}
    </li>
  );
}
