// The lines of a claim, each with what the ledger holds of it: what came is what is claimed here, elsewhere, come back or left.
import { inUnit, showQuantity } from '../../../server/kernel/quantity.ts';
import { OPEN_STATES } from '../../../server/modules/claims/words.ts';
import { Go } from '../../app/go.tsx';
import { useCan } from '../../app/session.ts';
import { Section, ShareBar, type SharePart } from '../../design/controls.tsx';
import { useLocale, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { QuantityText } from '../../design/people.tsx';
import { PriceText } from '../products/price-text.tsx';
import { ClaimMoney } from './claim-look.tsx';
import type { FullClaim } from './claim-types.ts';

const texts = {
  title: { zh: '商品与台账', en: 'Goods and their ledger' },
  note: { zh: '送货单', en: 'Note' },
  lot: { zh: '批次 {lot}', en: 'lot {lot}' },
  again: { zh: '补货后再次有问题', en: 'A replacement that was bad again' },
  neverBilled: { zh: '其中验收时拒收、未计入货款', en: 'refused at the dock and never billed' },
  requested: { zh: '申请', en: 'Asked' },
  approved: { zh: '同意', en: 'Approved' },
  given: { zh: '实际', en: 'Given' },
  price: { zh: '单价', en: 'Price' },
  noPrice: { zh: '无单价', en: 'No price' },
  came: { zh: '送达', en: 'Came' },
  split: { zh: '（验收 {accepted}、拒收 {refused}）', en: '({accepted} accepted, {refused} refused)' },
  here: { zh: '本项申请', en: 'this claim' },
  others: { zh: '其他申请', en: 'other claims' },
  back: { zh: '另行退回', en: 'came back otherwise' },
  left: { zh: '还可申请', en: 'left' },
  noGoods: { zh: '这项申请不涉及具体商品。', en: 'This claim is not about goods.' },
};

type Item = FullClaim['items'][number];
type Line = FullClaim['lines'][number];

/** What the claim holds of the line now: nothing once it was declined or withdrawn. */
function heldBy(claim: FullClaim, lineId: string): number {
  if (claim.state === 'declined' || claim.state === 'withdrawn') return 0;
  const own = claim.items.filter((item) => item.lineId === lineId);
  // Less accepted than approved frees the rest; while it is open all of it is held.
  const met = !OPEN_STATES.includes(claim.state);
  return own.reduce((sum, { requested, approved, given }) => sum + ((met ? given : null) ?? approved ?? requested), 0);
}

export function ClaimLines({ claim }: { readonly claim: FullClaim }) {
  const t = useTexts(texts);
  if (claim.items.length === 0) {
    return (
      <Section title={t('title')} icon="lot" extra={<ClaimMoney claim={claim} />}>
        <p className="quiet">{t('noGoods')}</p>
      </Section>
    );
  }
  return (
    <Section title={t('title')} icon="lot" extra={<ClaimMoney claim={claim} />}>
      <ul className="claim-lines">
        {claim.items.map((item) => (
          <li key={item.itemId}>
            <ItemHead item={item} />
            <ItemAmounts item={item} />
            <LineLedger claim={claim} item={item} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function ItemHead({ item }: { readonly item: Item }) {
  const t = useTexts(texts);
  const can = useCan();
  const lot = item.lotNumber ?? item.lot;
  const number = <span className="number">{item.noteNumber}</span>;
  return (
    <div className="claim-line-head">
      <strong>{item.product}</strong>
      {item.again && <ToneTag icon="refresh">{t('again')}</ToneTag>}
      <span className="quiet">
        {t('note')} {can('deliveries.read') ? <Go to={`/deliveries/${item.noteId}`}>{number}</Go> : number} · {item.deliveryOn}
      </span>
      {lot && (
        <span className="quiet">{item.lotId && can('lots.read') ? <Go to={`/lots/${item.lotId}`}>{t('lot', { lot })}</Go> : t('lot', { lot })}</span>
      )}
    </div>
  );
}

function ItemAmounts({ item }: { readonly item: Item }) {
  const t = useTexts(texts);
  return (
    <div className="claim-line-amounts">
      <span>
        {t('requested')} <QuantityText amount={item.requested} unit={item.unit} strong={item.approved === null} />
      </span>
      {item.approved !== null && (
        <span>
          {t('approved')} <QuantityText amount={item.approved} unit={item.unit} strong />
        </span>
      )}
      {item.given !== null && (
        <span>
          {t('given')} <QuantityText amount={item.given} unit={item.unit} strong />
        </span>
      )}
      <span className="quiet">
        {t('price')} {item.price ? <PriceText fen={item.price.fen} per={item.price.per} /> : t('noPrice')}
      </span>
      {item.refusedPart > 0 && (
        <span className="quiet">
          {t('neverBilled')} <QuantityText amount={item.refusedPart} unit={item.unit} />
        </span>
      )}
    </div>
  );
}

const TONES = { here: 'accent', others: 'info', back: 'pause', left: 'plain' } as const satisfies Record<string, SharePart['tone']>;
type Part = keyof typeof TONES;

function LineLedger({ claim, item }: { readonly claim: FullClaim; readonly item: Item }) {
  const t = useTexts(texts);
  const locale = useLocale();
  const line = claim.lines.find(({ lineId }) => lineId === item.lineId);
  if (!line) return null;
  const sizes = sizesOf(line, heldBy(claim, item.lineId));
  const shown = (Object.keys(TONES) as Part[]).filter((part) => sizes[part] > 0 || part === 'left');
  const value = (amount: number): number => Number(inUnit({ amount, unit: item.unit }).toFixed(3));
  const say = (amount: number): string => showQuantity({ amount, unit: item.unit }, locale);
  return (
    <div className="claim-ledger">
      <ShareBar legend={false} parts={shown.map((part) => ({ key: part, label: t(part), value: value(sizes[part]), tone: TONES[part] }))} />
      <p className="claim-sum">
        <span>
          {t('came')} <QuantityText amount={line.accepted + line.refused} unit={item.unit} strong />
          {line.refused > 0 && <span className="quiet"> {t('split', { accepted: say(line.accepted), refused: say(line.refused) })}</span>}
        </span>
        {shown.map((part, i) => (
          <span key={part}>
            {i === 0 ? '＝ ' : '＋ '}
            <i className={`share-${TONES[part]}`} aria-hidden /> {t(part)} <QuantityText amount={sizes[part]} unit={item.unit} strong />
          </span>
        ))}
      </p>
    </div>
  );
}

const sizesOf = (line: Line, here: number): Record<Part, number> => ({
  here: Math.min(here, line.claimed),
  others: Math.max(0, line.claimed - here),
  back: line.returned,
  left: line.left,
});
