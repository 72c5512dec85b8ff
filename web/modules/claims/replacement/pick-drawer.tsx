// The warehouse has the goods in hand: which lots, and how much of each. What the rule proposes stands there already.
import { useState } from 'react';
import { showQuantity } from '../../../../server/kernel/quantity.ts';
import { WHYS, type Why } from '../../../../server/modules/lots/words.ts';
import { api } from '../../../client/api.ts';
import { useSubmit } from '../../../client/query.ts';
import { useLocale, useSay, useTexts } from '../../../design/locale.ts';
import { ToneTag } from '../../../design/marks.tsx';
import { QuantityField } from '../../cases/quantity-field.tsx';
import { ActDrawer } from '../act-drawer.tsx';
import type { Bringing } from './bringing-panel.tsx';

const texts = {
  title: { zh: '备货：核对批次', en: 'Goods in hand: their lots' },
  submit: { zh: '已备好', en: 'In hand' },
  has: { zh: '库存 {amount}', en: '{amount} in stock' },
  claimed: { zh: '客户反映有问题的批次', en: 'the lot the customer claims on' },
  none: { zh: '账上没有这种货的批次：照常送出，批次未定。', en: 'No lots of it in the books: it goes without one.' },
  expires: { zh: '到期', en: 'expires' },
  over: { zh: '多于要补的 {amount}', en: 'more than the {amount} to be brought' },
};

type Item = Bringing['items'][number];
type Amounts = Readonly<Record<string, number | null>>;

const keyOf = (item: Item, lotId: string): string => `${item.itemId} ${lotId}`;
/** What is picked already, else what the rule of the kitchen gives. */
const firstOf = (items: readonly Item[]): Amounts =>
  Object.fromEntries(
    items.flatMap((item) => {
      const own = item.lots.filter(({ certainty, stage }) => certainty !== 'possible' && stage === 'staging');
      return item.choices.map(({ lotId, suggested }) => {
        const picked = own.find((lot) => lot.lotId === lotId)?.amount;
        return [keyOf(item, lotId), own.length > 0 ? (picked ?? 0) : suggested];
      });
    }),
  );

export function PickDrawer({ bringing, onClose }: { readonly bringing: Bringing; readonly onClose: () => void }) {
  const t = useTexts(texts);
  const { claimId, items } = bringing;
  const rows = items.map(withPicked);
  const [amounts, setAmounts] = useState<Amounts>(() => firstOf(rows));
  const submit = useSubmit(api.claims.pick, { refresh: ['lots', 'commitments'], done: onClose });
  const lots = rows
    .filter(({ choices }) => choices.length > 0)
    .map((item) => ({
      itemId: item.itemId,
      lots: item.choices.flatMap(({ lotId }) => {
        const amount = amounts[keyOf(item, lotId)] ?? 0;
        return amount > 0 ? [{ lotId, amount }] : [];
      }),
    }));
  const totalOf = (itemId: string) => lots.find((one) => one.itemId === itemId)?.lots.reduce((sum, { amount }) => sum + amount, 0) ?? 0;
  const over = rows.some((item) => totalOf(item.itemId) > item.amount);
  return (
    <ActDrawer
      title={t('title')}
      submit={t('submit')}
      error={submit.error}
      busy={submit.isPending}
      ready={!over}
      onSubmit={() => submit.mutate({ claimId, lots })}
      onClose={onClose}
    >
      {rows.map((item) => (
        <OneItem
          key={item.itemId}
          item={item}
          amounts={amounts}
          over={totalOf(item.itemId) > item.amount}
          onChange={(lotId, amount) => setAmounts((before) => ({ ...before, [keyOf(item, lotId)]: amount }))}
        />
      ))}
    </ActDrawer>
  );
}

/** What is picked lies no longer in the stores: it stays to be chosen all the same. */
function withPicked(item: Item): Item {
  const own = item.lots.filter(({ certainty, stage }) => certainty !== 'possible' && stage === 'staging');
  const known = new Set(item.choices.map(({ lotId }) => lotId));
  const also = own
    .filter(({ lotId }) => !known.has(lotId))
    .map(({ lotId, number, unit, expiresOn, producedOn }) => ({ lotId, number, unit, has: 0, suggested: 0, expiresOn, producedOn, why: null }));
  const choices = [...item.choices, ...also].map((choice) => ({
    ...choice,
    has: choice.has + (own.find(({ lotId }) => lotId === choice.lotId)?.amount ?? 0),
  }));
  return { ...item, choices };
}

type OneItemProps = {
  readonly item: Item;
  readonly amounts: Amounts;
  readonly over: boolean;
  readonly onChange: (lotId: string, amount: number | null) => void;
};

function OneItem({ item, amounts, over, onChange }: OneItemProps) {
  const t = useTexts(texts);
  const locale = useLocale();
  const wanted = showQuantity({ amount: item.amount, unit: item.unit }, locale);
  return (
    <fieldset className="bring-pick">
      <legend>
        <strong>
          {item.product} {wanted}
        </strong>{' '}
        {over && <ToneTag tone="danger">{t('over', { amount: wanted })}</ToneTag>}
      </legend>
      {item.choices.length === 0 && <p className="quiet">{t('none')}</p>}
      <ul className="handed">
        {item.choices.map((choice) => (
          <li key={choice.lotId}>
            <span>
              <span className="number">{choice.number}</span>{' '}
              <span className="quiet">{t('has', { amount: showQuantity({ ...choice, amount: choice.has }, locale) })}</span>{' '}
              {choice.expiresOn && (
                <span className="quiet">
                  {t('expires')} {choice.expiresOn}
                </span>
              )}{' '}
              <WhyNot why={choice.why} />
            </span>
            {!isShut(choice.why) && (
              <QuantityField
                value={{ amount: amounts[keyOf(item, choice.lotId)] ?? null, unit: item.unit }}
                onChange={({ amount }) => onChange(choice.lotId, amount)}
                fixedUnit
              />
            )}
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

const isShut = (why: Why | 'claimed' | null): boolean => why === 'claimed' || (why !== null && WHYS[why].hard);

function WhyNot({ why }: { readonly why: Why | 'claimed' | null }) {
  const t = useTexts(texts);
  const say = useSay();
  if (why === null) return null;
  return <ToneTag tone={isShut(why) ? 'danger' : 'plain'}>{why === 'claimed' ? t('claimed') : say(WHYS[why])}</ToneTag>;
}
