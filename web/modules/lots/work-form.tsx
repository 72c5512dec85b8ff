// Work on several lots: mixed, repacked or transformed into others.
import { Button, Input } from 'antd';
import { useState } from 'react';
import { UNITS } from '../../../server/kernel/quantity.ts';
import { api } from '../../client/api.ts';
import { newKey, useSubmit } from '../../client/query.ts';
import { FormDrawer } from '../../design/desk/form-drawer.tsx';
import { Icon } from '../../design/icon.tsx';
import { useTexts } from '../../design/locale.ts';
import { baseOf } from './amount-field.tsx';
import { type Lot, useAmount } from './labels.ts';
import { type Coming, type Going, type Kind, newComing, newGoing } from './work.ts';
import { WorkInput } from './work-input.tsx';
import { WorkOutput } from './work-output.tsx';
import { Totals } from './work-totals.tsx';

const texts = {
  mixed: { zh: '混装', en: 'Mix' },
  repacked: { zh: '改包装', en: 'Repack' },
  transformed: { zh: '加工', en: 'Transform' },
  mixedWhat: {
    zh: '几个批次合在一起放。合到一起后分不清哪一件来自哪一批，追溯会标为“可能”。',
    en: 'Lots that come to lie together. Nobody can tell the pieces apart then: the trace says “possible”.',
  },
  repackedWhat: { zh: '换包装，不改变食品本身。到期日不会变晚。', en: 'Other packaging, same food. The day of expiry stays.' },
  transformedWhat: {
    zh: '清洗、切配、分割成另一种商品；可以换单位。到期日取投入批次与新商品保质期中较早的一天。',
    en: 'Washed, cut, divided into other goods; the unit may change. It expires with the earliest of what goes in, or its own shelf life.',
  },
  inputs: { zh: '投入', en: 'In' },
  outputs: { zh: '产出', en: 'Out' },
  another: { zh: '再加一个投入批次', en: 'One more lot' },
  more: { zh: '再加一个产出', en: 'One more out' },
  words: { zh: '说明', en: 'In words' },
};

type WorkFormProps = { readonly lot: Lot; readonly kind: Kind; readonly onClose: () => void };

export function WorkForm({ lot, kind, onClose }: WorkFormProps) {
  const t = useTexts(texts);
  const work = useWork(kind, onClose);
  const [ins, setIns] = useState<readonly Going[]>(() => [newGoing(newKey(), lot), ...(kind === 'mixed' ? [newGoing(newKey())] : [])]);
  const [outs, setOuts] = useState<readonly Coming[]>(() => [newComing(newKey(), lot)]);
  const [words, setWords] = useState('');
  const changeIn = (key: string, next: Going | undefined) => setIns((all) => all.flatMap((one) => (one.key === key ? (next ?? []) : one)));
  const changeOut = (key: string, next: Coming | undefined) => setOuts((all) => all.flatMap((one) => (one.key === key ? (next ?? []) : one)));
  const ready =
    ins.length > 0 && outs.length > 0 && [...ins, ...outs].every(({ size }) => (size.amount ?? 0) > 0) && ins.every(({ lot: one }) => one);
  return (
    <FormDrawer
      title={`${t(kind)} ${lot.number}`}
      submit={t(kind)}
      error={work.error}
      busy={work.busy}
      ready={ready}
      width={640}
      onSubmit={() => work.send(ins, outs, words)}
      onClose={onClose}
    >
      <p className="quiet">{t(`${kind}What`)}</p>
      <h3>{t('inputs')}</h3>
      <div className="lot-parts">
        {ins.map((one) => (
          <WorkInput key={one.key} going={one} not={ins.flatMap(({ lot: other }) => other?.id ?? [])} onChange={(next) => changeIn(one.key, next)} />
        ))}
      </div>
      <More label={t('another')} onClick={() => setIns((all) => [...all, newGoing(newKey())])} />
      <h3>{t('outputs')}</h3>
      <div className="lot-parts">
        {outs.map((one) => (
          <WorkOutput key={one.key} coming={one} kind={kind} lot={lot} onChange={(next) => changeOut(one.key, next)} />
        ))}
      </div>
      <More label={t('more')} onClick={() => setOuts((all) => [...all, newComing(newKey(), lot)])} />
      <Sum ins={ins} outs={outs} lot={lot} />
      <Input.TextArea
        rows={2}
        maxLength={1000}
        placeholder={t('words')}
        aria-label={t('words')}
        value={words}
        onChange={({ target }) => setWords(target.value)}
      />
    </FormDrawer>
  );
}

const More = ({ label, onClick }: { readonly label: string; readonly onClick: () => void }) => (
  <Button type="dashed" block style={{ marginTop: 10 }} icon={<Icon name="plus" size={16} />} onClick={onClick}>
    {label}
  </Button>
);

/** Only where everything is measured alike. */
function Sum({ ins, outs, lot }: { readonly ins: readonly Going[]; readonly outs: readonly Coming[]; readonly lot: Lot }) {
  const show = useAmount();
  const { base } = UNITS[lot.unit];
  const units = [...ins, ...outs].map(({ size }) => size.unit);
  if (units.some((unit) => UNITS[unit].base !== base || (base === 'piece' && unit !== lot.unit))) return null;
  const total = (all: readonly (Going | Coming)[]) => all.reduce((sum, { size }) => sum + baseOf(size), 0);
  return <Totals into={total(ins)} out={total(outs)} say={(amount) => show(amount, lot.unit)} />;
}

function useWork(kind: Kind, done: () => void) {
  const mix = useSubmit(api.lots.mix, { done });
  const repack = useSubmit(api.lots.repack, { done });
  const transform = useSubmit(api.lots.transform, { done });
  const send = (ins: readonly Going[], outs: readonly Coming[], words: string) => {
    const inputs = ins.flatMap(({ lot, placeId, size }) => (lot ? [{ lotId: lot.id, placeId, amount: size.amount ?? 0, unit: size.unit }] : []));
    const plain = outs.map(({ size, placeId, product }) => ({
      placeId,
      amount: size.amount ?? 0,
      unit: size.unit,
      ...(product ? { productId: product.id } : {}),
    }));
    if (kind === 'transformed') return transform.mutate({ inputs, outputs: plain, words });
    const outputs = plain.map((one, i) => ({ ...one, into: outs[i]?.into?.id ?? null }));
    return (kind === 'mixed' ? mix : repack).mutate({ inputs, outputs, words });
  };
  return { send, error: mix.error ?? repack.error ?? transform.error, busy: mix.isPending || repack.isPending || transform.isPending };
}
