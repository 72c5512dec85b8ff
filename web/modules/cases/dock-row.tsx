// One exception of the dock: what came and what was taken, why, what we suggest, and the keys for it.
import { Button } from 'antd';
import { Go } from '../../app/go.tsx';
import type { Answer, api } from '../../client/api.ts';
import { KeyHint } from '../../design/controls.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { QuantityText } from '../../design/people.tsx';
import { PhotoGrid } from '../../design/photo-grid.tsx';
import { TimeText } from '../../design/time-text.tsx';
import { reasonLabels } from '../deliveries/note-labels.ts';
import { placeOf } from './case-look.tsx';

const texts = {
  whole: { zh: '整单拒收', en: 'Whole note refused' },
  came: { zh: '送达', en: 'Came' },
  taken: { zh: '验收', en: 'Accepted' },
  lacking: { zh: '少', en: 'Missing' },
  said: { zh: '客户称重', en: 'Customer weighed' },
  deducted: { zh: '扣秤 {percent}%', en: '{percent} % deducted' },
  rejected: { zh: '拒收', en: 'Rejected' },
  replacement: { zh: '建议餐前补货', en: 'Replace before the meal' },
  settled: { zh: '已按验收量结算', en: 'Settled on what was accepted' },
  look: { zh: '请核对', en: 'Please look' },
  replace: { zh: '开单并补货', en: 'Open and replace' },
  openCase: { zh: '开售后单', en: 'Open a case' },
  letBe: { zh: '无需处理', en: 'Let it be' },
  seeCase: { zh: '查看售后单', en: 'See the case' },
};

export type Draft = Answer<typeof api.cases.dockDrafts>['items'][number];

type RowProps = {
  readonly draft: Draft;
  readonly chosen: boolean;
  readonly busy: boolean;
  readonly mayReplace: boolean;
  readonly onPick: () => void;
  readonly onOpen: (replacement: boolean) => void;
  readonly onDismiss: () => void;
};

export function DraftRow({ draft, chosen, onPick, ...acts }: RowProps) {
  const t = useTexts(texts);
  const say = useSay();
  return (
    <li className={`card dock-draft${chosen ? ' chosen' : ''}`} data-row={draft.id} aria-current={chosen ? 'true' : undefined} onMouseDown={onPick}>
      <div className="dock-what">
        <strong>
          {draft.product ?? t('whole')} <span className="dock-reason">{say(reasonLabels[draft.reason])}</span>
          {draft.product !== null && draft.outcome === 'rejected' && <ToneTag tone="danger">{t('rejected')}</ToneTag>}
          {draft.deductBp > 0 && <ToneTag tone="amber">{t('deducted', { percent: draft.deductBp / 100 })}</ToneTag>}
        </strong>
        <Amounts draft={draft} />
        <span className="row quiet">
          <span>{placeOf(draft)}</span>
          <Go to={`/deliveries/${draft.note.id}`}>
            <span className="number">{draft.note.number}</span>
          </Go>
          <TimeText at={draft.toldAt} style="short" />
        </span>
      </div>
      <PhotoGrid photos={draft.photos.map((id) => ({ id }))} size={56} />
      <DraftActs draft={draft} chosen={chosen} {...acts} />
    </li>
  );
}

function Amounts({ draft: { unit, came, accepted, missing, said } }: { readonly draft: Draft }) {
  const t = useTexts(texts);
  if (unit === null || came === null) return null;
  return (
    <span className="dock-amounts">
      <span>
        {t('came')} <QuantityText amount={came} unit={unit} />
      </span>
      <span>
        {t('taken')} <QuantityText amount={accepted} unit={unit} strong />
      </span>
      {(missing ?? 0) > 0 && (
        <span className="dock-lacking">
          {t('lacking')} <QuantityText amount={missing} unit={unit} strong />
        </span>
      )}
      {said !== null && (
        <span className="dock-lacking">
          {t('said')} <QuantityText amount={said} unit={unit} strong />
        </span>
      )}
    </span>
  );
}

type ActsProps = Omit<RowProps, 'onPick'>;

function DraftActs({ draft, chosen, busy, mayReplace, onOpen, onDismiss }: ActsProps) {
  const t = useTexts(texts);
  if (draft.state !== 'open') return draft.caseId ? <Go to={`/cases/${draft.caseId}`}>{t('seeCase')}</Go> : null;
  const best = draft.suggested === 'replacement' && mayReplace ? 'replace' : draft.suggested === 'settled' ? 'letBe' : 'openCase';
  const key = (keys: string) => (chosen ? <KeyHint keys={keys} /> : null);
  return (
    <div className="dock-acts">
      <Suggested draft={draft} />
      <div className="row">
        {mayReplace && (
          <Button type={best === 'replace' ? 'primary' : 'default'} disabled={busy} onClick={() => onOpen(true)}>
            {t('replace')} {key('b')}
          </Button>
        )}
        <Button type={best === 'openCase' ? 'primary' : 'default'} disabled={busy} onClick={() => onOpen(false)}>
          {t('openCase')} {key('o')}
        </Button>
        <Button type={best === 'letBe' ? 'primary' : 'default'} disabled={busy} onClick={onDismiss}>
          {t('letBe')} {key('x')}
        </Button>
      </div>
    </div>
  );
}

function Suggested({ draft: { suggested, neededBy } }: { readonly draft: Draft }) {
  const t = useTexts(texts);
  if (suggested !== 'replacement') return <small className="quiet">{t(suggested)}</small>;
  return (
    <small className="dock-lacking">
      {t('replacement')}
      {neededBy && (
        <>
          {' · '}
          <TimeText at={neededBy} style="short" />
        </>
      )}
    </small>
  );
}
