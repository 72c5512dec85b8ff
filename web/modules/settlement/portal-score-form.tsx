// Points off by item, with the reason; or only the total of the paper sheet with its photo.
import { useState } from 'react';
import { api } from '../../client/api.ts';
import { useDraft } from '../../client/draft.ts';
import { useSubmit } from '../../client/query.ts';
import { Icon } from '../../design/icon.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { BigButton } from '../../design/phone/choices.tsx';
import { PhotoCapture } from '../../design/photo-capture.tsx';
import { Refused } from '../../design/states.tsx';
import { useUploads } from '../../design/use-uploads.ts';
import { showPoints } from './labels.ts';
import { type Entered, enteredItems, totalOf } from './portal-score.ts';
import type { OwnSheet } from './portal-score-page.tsx';

const texts = {
  title: { zh: '逐项评分', en: 'Score item by item' },
  hint: { zh: '默认不扣分，有问题的项目点“＋”扣分。', en: 'Nothing is off by default; press + where something was wrong.' },
  weight: { zh: '{points} 分', en: '{points} points' },
  less: { zh: '少扣', en: 'Less off' },
  more: { zh: '多扣', en: 'More off' },
  off: { zh: '扣 {points}', en: '−{points}' },
  why: { zh: '为什么扣分（写日期更好核对）', en: 'Why (a date helps)' },
  veto: { zh: '一票否决', en: 'Veto' },
  vetoed: { zh: '发生了，本期 0 分', en: 'It happened: 0 for the period' },
  photo: { zh: '纸质评分表照片（可不拍）', en: 'Photo of the paper sheet (optional)' },
  send: { zh: '提交评分 {points} 分', en: 'Send: {points}' },
  sure: { zh: '再按一次确认 {points} 分，提交后不能改', en: 'Press again: {points}. It cannot be changed after.' },
  total: { zh: '合计', en: 'Total' },
};

const NOTHING: Entered = {};

export function ScoreForm({ sheet }: { readonly sheet: OwnSheet }) {
  const t = useTexts(texts);
  const [entered, change, forget] = useDraft<Entered>(`score ${sheet.customer.id} ${sheet.period}`, NOTHING);
  const uploads = useUploads();
  const [sure, setSure] = useState(false);
  const send = useSubmit(api.settlement.stateScore, { done: forget });
  const total = totalOf(sheet, entered);
  const enter = (itemId: string, patch: Partial<Entered[string]>) => {
    setSure(false);
    change({ [itemId]: { points: 0, text: '', ...entered[itemId], ...patch } });
  };
  const press = () => {
    if (!sure) return setSure(true);
    setSure(false);
    send.mutate({ period: sheet.period, items: enteredItems(sheet, entered), total, paperFileIds: [...uploads.ids] });
  };
  return (
    <>
      <h2 className="ph-head">{t('title')}</h2>
      <p className="ph-small">{t('hint')}</p>
      <ul className="ph-lines">
        {sheet.items.map((item) => (
          <li key={item.itemId} className="ph-card">
            <ItemRow item={item} entered={entered[item.itemId]} onChange={(patch) => enter(item.itemId, patch)} />
          </li>
        ))}
      </ul>
      <section className="ph-card">
        <span className="ph-label">{t('photo')}</span>
        <PhotoCapture uploads={uploads} />
        <p className="portal-score">
          <small>{t('total')}</small> {showPoints(total)}
        </p>
        <BigButton main onClick={press} disabled={send.isPending || uploads.busy}>
          {t(sure ? 'sure' : 'send', { points: showPoints(total) })}
        </BigButton>
        <Refused error={send.error} />
      </section>
    </>
  );
}

type Item = OwnSheet['items'][number];
type RowProps = { readonly item: Item; readonly entered: Entered[string] | undefined; readonly onChange: (patch: Partial<Entered[string]>) => void };
const STEP = 0.5;

function ItemRow({ item, entered, onChange }: RowProps) {
  const t = useTexts(texts);
  const say = useSay();
  const points = entered?.points ?? 0;
  const move = (by: number) => onChange({ points: Math.min(item.cap, Math.max(0, points + by)) });
  return (
    <>
      <div className="row">
        <strong>{item.name}</strong>
        {item.veto ? <ToneTag tone="danger">{t('veto')}</ToneTag> : <span className="quiet">{t('weight', { points: showPoints(item.weight) })}</span>}
      </div>
      <small className="ph-small">{say(item.rule)}</small>
      {item.veto ? (
        <button type="button" className="ph-chip" aria-pressed={points > 0} onClick={() => onChange({ points: points > 0 ? 0 : 1 })}>
          {t('vetoed')}
        </button>
      ) : (
        <div className="ph-amount">
          <button type="button" onClick={() => move(-STEP)} aria-label={`${item.name} ${t('less')}`} disabled={points === 0}>
            <Icon name="minus" size={28} />
          </button>
          <strong className="portal-off">{t('off', { points: showPoints(points) })}</strong>
          <button type="button" onClick={() => move(STEP)} aria-label={`${item.name} ${t('more')}`} disabled={points >= item.cap}>
            <Icon name="plus" size={28} />
          </button>
        </div>
      )}
      {points > 0 && (
        <textarea
          className="ph-text"
          maxLength={500}
          value={entered?.text ?? ''}
          placeholder={t('why')}
          aria-label={`${item.name} ${t('why')}`}
          onChange={({ target }) => onChange({ text: target.value })}
        />
      )}
    </>
  );
}
