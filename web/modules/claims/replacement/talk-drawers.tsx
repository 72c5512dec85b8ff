// Short, or too late for the meal: written down, then what the customer says to it.
import { useState } from 'react';
import { showQuantity, type UnitCode } from '../../../../server/kernel/quantity.ts';
import { SHORT_FOR, type ShortFor, TALKED, TALKS, type Talk, type Talked, WAYS } from '../../../../server/modules/claims/words.ts';
import { api } from '../../../client/api.ts';
import { useRead, useSubmit } from '../../../client/query.ts';
import { useLocale, useSay, useTexts } from '../../../design/locale.ts';
import { FileDrop } from '../../../design/photo-capture.tsx';
import { Loading } from '../../../design/states.tsx';
import { useUploads } from '../../../design/use-uploads.ts';
import { Words } from '../../cases/act-form.tsx';
import { Choices, choicesOf, Field } from '../../cases/choices.tsx';
import { MomentField } from '../../cases/moment-field.tsx';
import { QuantityField } from '../../cases/quantity-field.tsx';
import { type Chosen, ProductSelect } from '../../products/product-select.tsx';
import { ActDrawer } from '../act-drawer.tsx';

const texts = {
  find: { zh: '登记缺货或赶不上', en: 'Short, or too late' },
  findHint: { zh: '登记后 1 小时内要与客户商定。', en: 'It is to be settled with the customer within an hour.' },
  why: { zh: '原因', en: 'Why' },
  talk: { zh: '登记与客户商定的结果', en: 'What was agreed with the customer' },
  outcome: { zh: '客户的意见', en: 'The customer says' },
  by: { zh: '通过什么说的', en: 'Said by' },
  words: { zh: '客户原话、对方姓名（内部可见）', en: "The customer's words (internal)" },
  later: { zh: '改到什么时间之前', en: 'By when then' },
  way: { zh: '改用', en: 'The other way' },
  substitute: { zh: '替代商品', en: 'In its place' },
  instead: { zh: '代替', en: 'In place of' },
  proof: { zh: '录音、截图、书面同意（替代品必须有）', en: 'Recording, screenshot or paper (needed for something in its place)' },
  missing: { zh: '缺少 {goods}', en: '{goods} missing' },
};

type Missing = readonly { readonly itemId: string; readonly product: string; readonly unit: UnitCode; readonly missing: number }[];
type FindProps = {
  readonly claim: { readonly id: string };
  readonly reason: ShortFor;
  readonly missing: Missing;
  readonly onClose: () => void;
  readonly onFound: () => void;
};
const REFRESH = { refresh: ['cases', 'commitments'] } as const;

export function FindShortage({ claim, reason: likely, missing, onClose, onFound }: FindProps) {
  const t = useTexts(texts);
  const say = useSay();
  const locale = useLocale();
  const [reason, setReason] = useState<ShortFor>(likely);
  const submit = useSubmit(api.claims.findShortage, { ...REFRESH, done: onFound });
  const short = missing.filter((one) => one.missing > 0);
  const items = reason === 'too-late' || short.length === 0 ? {} : { items: short.map((one) => ({ itemId: one.itemId, amount: one.missing })) };
  const goods = short
    .map(({ product, unit, missing: amount }) => `${product} ${showQuantity({ amount, unit }, locale)}`)
    .join(locale === 'en' ? ', ' : '、');
  return (
    <ActDrawer
      title={t('find')}
      submit={t('find')}
      error={submit.error}
      busy={submit.isPending}
      onSubmit={() => submit.mutate({ claimId: claim.id, reason, ...items })}
      onClose={onClose}
    >
      <p className="quiet">{t('findHint')}</p>
      {goods !== '' && reason !== 'too-late' && <p>{t('missing', { goods })}</p>}
      <Choices label={t('why')} value={reason} options={choicesOf(SHORT_FOR, say)} onChange={setReason} />
    </ActDrawer>
  );
}

type TalkProps = { readonly claimId: string; readonly neededBy: string | null; readonly onClose: () => void };

export function TalkShortage({ claimId, neededBy, onClose }: TalkProps) {
  const t = useTexts(texts);
  const read = useRead(api.claims.bringing, { claimId });
  const open = read.data?.shortages.find(({ talkedAt }) => talkedAt === null);
  if (!read.data || !open) {
    return (
      <ActDrawer title={t('talk')} submit={t('talk')} error={read.error} busy ready={false} onSubmit={() => undefined} onClose={onClose}>
        <Loading rows={3} />
      </ActDrawer>
    );
  }
  return <TalkForm claimId={claimId} neededBy={neededBy} onClose={onClose} shortageId={open.id} reason={open.reason} items={read.data.items} />;
}

type Item = { readonly itemId: string; readonly product: string; readonly unit: UnitCode; readonly amount: number };
type FormProps = TalkProps & { readonly shortageId: string; readonly reason: ShortFor; readonly items: readonly Item[] };

function TalkForm({ claimId, neededBy, onClose, shortageId, reason, items }: FormProps) {
  const t = useTexts(texts);
  const say = useSay();
  const [outcome, setOutcome] = useState<Talked>(reason === 'too-late' ? 'later' : 'less');
  const [by, setBy] = useState<Talk>('phone');
  const [laterBy, setLater] = useState<string | null>(neededBy);
  const [otherWay, setWay] = useState<'credit' | 'refund'>('credit');
  const [itemId, setItem] = useState(items[0]?.itemId ?? '');
  const [product, setProduct] = useState<Chosen>();
  const [amount, setAmount] = useState<number | null>(items[0]?.amount ?? null);
  const [body, setBody] = useState('');
  const uploads = useUploads();
  const submit = useSubmit(api.claims.talkShortage, { ...REFRESH, done: onClose });
  const substitute = outcome === 'substitute' && product && amount ? { itemId, productId: product.id, amount } : null;
  const ready = outcome !== 'substitute' || (substitute !== null && uploads.ids.length > 0);
  return (
    <ActDrawer
      title={t('talk')}
      submit={t('talk')}
      error={submit.error}
      busy={submit.isPending || uploads.busy}
      ready={ready}
      onSubmit={() =>
        submit.mutate({
          claimId,
          shortageId,
          outcome,
          by,
          body,
          substitute,
          laterBy: outcome === 'later' ? laterBy : null,
          otherWay: outcome === 'other-way' ? otherWay : null,
          proof: uploads.ids,
        })
      }
      onClose={onClose}
    >
      <Choices label={t('outcome')} value={outcome} options={choicesOf(TALKED, say)} onChange={setOutcome} />
      {outcome === 'later' && (
        <Field label={t('later')}>
          <MomentField value={laterBy} onChange={setLater} label={t('later')} />
        </Field>
      )}
      {outcome === 'other-way' && (
        <Choices
          label={t('way')}
          value={otherWay}
          options={(['credit', 'refund'] as const).map((value) => ({ value, label: say(WAYS[value]) }))}
          onChange={setWay}
        />
      )}
      {outcome === 'substitute' && (
        <>
          {items.length > 1 && (
            <Choices
              label={t('instead')}
              value={itemId}
              options={items.map((one) => ({ value: one.itemId, label: one.product }))}
              onChange={setItem}
            />
          )}
          <Field label={t('substitute')}>
            <ProductSelect value={product} onPick={setProduct} />
          </Field>
          {product && <QuantityField value={{ amount, unit: product.settleUnit }} onChange={(one) => setAmount(one.amount)} fixedUnit />}
        </>
      )}
      <Choices label={t('by')} value={by} options={choicesOf(TALKS, say).filter(({ value }) => value !== 'portal')} onChange={setBy} />
      <Words label={t('words')} value={body} onChange={setBody} rows={2} />
      <FileDrop uploads={uploads}>{t('proof')}</FileDrop>
    </ActDrawer>
  );
}
