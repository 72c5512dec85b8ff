// Bought elsewhere because ours could not be used: the receipt, what was paid, how much of which line. Offered only where the contract has it.
import { useState } from 'react';
import { type Answer, api } from '../../client/api.ts';
import { useRead, useSubmit } from '../../client/query.ts';
import { useTexts } from '../../design/locale.ts';
import { AmountStep } from '../../design/phone/amount-step.tsx';
import { BigButton } from '../../design/phone/choices.tsx';
import { PhotoCapture } from '../../design/photo-capture.tsx';
import { Refused } from '../../design/states.tsx';
import { useUploads } from '../../design/use-uploads.ts';
import { MoneyField } from './money-field.tsx';
import { reasonOf } from './reason-of.ts';

const texts = {
  open: { zh: '已自己去买，凭票据申请', en: 'Bought elsewhere: claim by receipt' },
  title: { zh: '自行补购', en: 'Bought elsewhere' },
  amount: { zh: '买了多少{product}', en: 'How much {product}' },
  paid: { zh: '实付金额', en: 'What was paid' },
  receipt: { zh: '票据照片', en: 'Photo of the receipt' },
  send: { zh: '提交申请', en: 'Send' },
  close: { zh: '先不申请', en: 'Not now' },
};

type Matter = Answer<typeof api.cases.follow>;
type Line = { readonly noteId: string; readonly lineId: string };

/** The line the matter is about; without one there is nothing to buy instead. */
const lineOf = ({ noteId, lines }: Matter): Line | undefined => {
  const lineId = lines.find((line) => line.lineId)?.lineId;
  return noteId && lineId ? { noteId, lineId } : undefined;
};

export function BuyElsewhere({ matter }: { readonly matter: Matter }) {
  const t = useTexts(texts);
  const [open, setOpen] = useState(false);
  const line = lineOf(matter);
  const running = matter.state !== 'closed' && matter.state !== 'withdrawn';
  const read = useRead(
    api.claims.myEntitlements,
    { noteId: line?.noteId ?? '', lineId: line?.lineId ?? '', caseId: matter.id },
    { enabled: running && line !== undefined },
  );
  const offers = read.data?.reasons.find(({ reason }) => reason === reasonOf(matter.subcategory))?.ways;
  if (!running || !line || !offers?.some((offer) => offer.way === 'self-purchase' && offer.open)) return null;
  if (!open) return <BigButton onClick={() => setOpen(true)}>{t('open')}</BigButton>;
  return <BuyForm matter={matter} line={line} onClose={() => setOpen(false)} />;
}

function BuyForm({ matter, line, onClose }: { readonly matter: Matter; readonly line: Line; readonly onClose: () => void }) {
  const t = useTexts(texts);
  const lines = useRead(api.claims.myClaimableLines, { noteId: line.noteId });
  const goods = lines.data?.items.find(({ lineId }) => lineId === line.lineId);
  const named = matter.lines.find(({ lineId }) => lineId === line.lineId)?.amount ?? null;
  const [amount, setAmount] = useState<number | null>(named);
  const [paidFen, setPaid] = useState<number | null>(null);
  const uploads = useUploads();
  const ask = useSubmit(api.claims.ask, { refresh: ['cases'], done: onClose });
  const ready = (amount ?? 0) > 0 && (paidFen ?? 0) > 0 && uploads.ids.length > 0 && !uploads.busy;
  const send = () => {
    const documents = uploads.ids.map((fileId, place) => ({ kind: 'receipt' as const, fileId, amountFen: place === 0 ? (paidFen ?? 0) : 0 }));
    ask.mutate({
      caseId: matter.id,
      way: 'self-purchase',
      reason: reasonOf(matter.subcategory),
      items: [{ ...line, amount: amount ?? 0 }],
      details: { way: 'self-purchase', documents, paidFen: paidFen ?? 0 },
      neededBy: null,
    });
  };
  return (
    <section className="ph-card">
      <h2>{t('title')}</h2>
      {goods && (
        <>
          <span className="ph-label">{t('amount', { product: goods.product })}</span>
          <AmountStep
            value={amount}
            unit={goods.unit}
            label={t('amount', { product: goods.product })}
            onChange={setAmount}
            over={(amount ?? 0) > goods.left}
          />
        </>
      )}
      <span className="ph-label">{t('paid')}</span>
      <MoneyField value={paidFen} onChange={setPaid} label={t('paid')} />
      <PhotoCapture uploads={uploads} label={t('receipt')} />
      <Refused error={ask.error} />
      <BigButton main tall icon="check" onClick={send} disabled={!ready || ask.isPending}>
        {t('send')}
      </BigButton>
      <BigButton onClick={onClose}>{t('close')}</BigButton>
    </section>
  );
}
