// How far a claim reaches, and what it is: food safety, the whole lot, the whole note, goodwill.
import { useCan } from '../../app/session.ts';
import { api } from '../../client/api.ts';
import { useRead } from '../../client/query.ts';
import { useTexts } from '../../design/locale.ts';
import { QuantityText } from '../../design/people.tsx';
import { WhenRead } from '../../design/states.tsx';
import type { Draft } from './request-draft.ts';
import type { Shown } from './request-shown.ts';
import { WholeLot } from './request-whole-lot.tsx';

const texts = {
  safety: { zh: '食品安全问题（不设时限，货不再销售）', en: 'A matter of food safety (no deadline, never sold again)' },
  wholeLot: { zh: '当天送到的同批次全部一起申请', en: 'All of the same lot that came that day' },
  wholeDelivery: { zh: '整张送货单全部申请（数量按剩余）', en: 'All of the note, as much as is left' },
  goodwill: { zh: '按特殊情况申请（约定之外，写明理由）', en: 'As goodwill (outside the agreement, say why)' },
};

type SwitchesProps = {
  readonly draft: Draft;
  readonly shown: Shown;
  readonly onChange: (part: Partial<Draft>) => void;
  /** The case says food safety already. */
  readonly locked: boolean;
  readonly line: { readonly noteId: string; readonly lineId: string } | undefined;
};

export function Switches({ draft, shown, onChange, locked, line }: SwitchesProps) {
  const t = useTexts(texts);
  const mayGoodwill = useCan()('claims.approve');
  const box = (name: 'foodSafety' | 'wholeLot' | 'wholeDelivery' | 'goodwill', label: string, disabled = false) => (
    <label className="request-switch">
      <input type="checkbox" checked={draft[name] || disabled} disabled={disabled} onChange={({ target }) => onChange({ [name]: target.checked })} />{' '}
      {label}
    </label>
  );
  const note = shown.wholeDelivery && draft.wholeDelivery;
  return (
    <>
      <div className="request-switches">
        {box('foodSafety', t('safety'), locked)}
        {shown.wholeDelivery && box('wholeDelivery', t('wholeDelivery'))}
        {shown.wholeLot && !note && box('wholeLot', t('wholeLot'))}
        {mayGoodwill && box('goodwill', t('goodwill'))}
      </div>
      {shown.wholeLot && draft.wholeLot && !note && line && <WholeLot line={line} />}
    </>
  );
}

/** Everything that is left of a note, instead of lines to pick. */
export function WholeNote({ noteId }: { readonly noteId: string }) {
  const read = useRead(api.claims.claimableLines, { noteId });
  return (
    <WhenRead read={read} rows={2}>
      {({ items }) => (
        <div className="request-offer">
          {items
            .filter(({ left, lineId, noteLineId }) => left > 0 && lineId === noteLineId)
            .map(({ lineId, product, left, unit }) => (
              <span key={lineId}>
                <strong>{product}</strong> <QuantityText amount={left} unit={unit} />
              </span>
            ))}
        </div>
      )}
    </WhenRead>
  );
}
