// Papers a kitchen hands in after it has asked for money: photographed one by one, each named, with what it proves.
import { useState } from 'react';
import { DOCUMENT_KINDS, type DocumentKind, NEEDED, type Way } from '../../../../server/modules/claims/words.ts';
import { useCan } from '../../../app/session.ts';
import { type Answer, api } from '../../../client/api.ts';
import { useSubmit } from '../../../client/query.ts';
import { Icon } from '../../../design/icon.tsx';
import { useLocale, useSay, useTexts } from '../../../design/locale.ts';
import { BigButton, Chips } from '../../../design/phone/choices.tsx';
import { PhotoCapture } from '../../../design/photo-capture.tsx';
import { Refused } from '../../../design/states.tsx';
import { useUploads } from '../../../design/use-uploads.ts';
import { MoneyField } from '../money-field.tsx';

const texts = {
  open: { zh: '补交票据、证明', en: 'Add papers' },
  title: { zh: '补交票据、证明', en: 'Add papers' },
  needed: { zh: '需要：{kinds}。一张一张拍清楚。', en: 'Needed: {kinds}. Photograph them one by one.' },
  health: { zh: '医疗材料只用于这次赔付，用完即删除。', en: 'Medical papers serve this claim only and are erased afterwards.' },
  kind: { zh: '第 {number} 张是什么', en: 'What paper {number} is' },
  amount: { zh: '票面金额（没有可不填）', en: 'Its amount (if any)' },
  first: { zh: '先拍照，再提交', en: 'Take a photo first' },
  send: { zh: '提交 {count} 张', en: 'Send {count}' },
  close: { zh: '以后再交', en: 'Later' },
  all: { zh: '已收到，票据齐了。', en: 'Received: nothing is missing.' },
  missing: { zh: '已收到，还缺：{kinds}。', en: 'Received; still missing: {kinds}.' },
};

/** The papers of each way, the usual one first. */
const KINDS: Readonly<Partial<Record<Way, readonly DocumentKind[]>>> = {
  medical: ['hospital-bill', 'medical-record', 'other'],
  'self-purchase': ['receipt', 'invoice', 'payment', 'other'],
  loss: ['loss-list', 'payment', 'invoice', 'contract', 'photo', 'other'],
};
/** These show something and prove no amount. */
const WITHOUT_AMOUNT: ReadonlySet<DocumentKind> = new Set(['photo', 'medical-record', 'contract']);

type Claim = Pick<Answer<typeof api.claims.mine>['items'][number], 'id' | 'way' | 'state'>;
type Missing = Answer<typeof api.claims.addMyDocuments>['missing'];

function useKinds() {
  const say = useSay();
  const separator = useLocale() === 'en' ? ', ' : '、';
  return (kinds: readonly string[]) => kinds.map((kind) => say(DOCUMENT_KINDS[kind as DocumentKind])).join(separator);
}

/** Until the claim is decided. */
export function PapersOfMyClaim({ claim }: { readonly claim: Claim }) {
  const t = useTexts(texts);
  const can = useCan();
  const names = useKinds();
  const [open, setOpen] = useState(false);
  const [missing, setMissing] = useState<Missing>();
  const waiting = claim.state === 'requested' || claim.state === 'endorsed';
  if (!waiting || !NEEDED[claim.way] || !can('claims.ask')) return null;
  if (open)
    return (
      <PapersForm
        claim={claim}
        onDone={(left) => {
          setMissing(left);
          setOpen(false);
        }}
        onClose={() => setOpen(false)}
      />
    );
  return (
    <>
      {missing && (
        <p className="ph-note" role="status">
          <Icon name="check" size={16} /> {missing.length === 0 ? t('all') : t('missing', { kinds: names(missing) })}
        </p>
      )}
      <BigButton icon="camera" onClick={() => setOpen(true)}>
        {t('open')}
      </BigButton>
    </>
  );
}

type Said = { readonly kind: DocumentKind; readonly amountFen: number | null };
type FormProps = { readonly claim: Claim; readonly onDone: (missing: Missing) => void; readonly onClose: () => void };

function PapersForm({ claim, onDone, onClose }: FormProps) {
  const t = useTexts(texts);
  const names = useKinds();
  const uploads = useUploads();
  const kinds = KINDS[claim.way] ?? [];
  const [said, setSaid] = useState<Readonly<Record<string, Said>>>({});
  const add = useSubmit(api.claims.addMyDocuments, { refresh: ['cases'], done: ({ missing }) => onDone(missing) });
  const of = (fileId: string): Said => said[fileId] ?? { kind: kinds[0] ?? 'other', amountFen: null };
  const send = () =>
    add.mutate({
      claimId: claim.id,
      documents: uploads.ids.map((fileId) => {
        const { kind, amountFen } = of(fileId);
        return { fileId, kind, amountFen: WITHOUT_AMOUNT.has(kind) ? 0 : (amountFen ?? 0) };
      }),
    });
  return (
    <div className="ph-stack">
      <strong>{t('title')}</strong>
      <span className="quiet">{t('needed', { kinds: names(NEEDED[claim.way] ?? []) })}</span>
      {claim.way === 'medical' && <span className="quiet">{t('health')}</span>}
      <PhotoCapture uploads={uploads} />
      {uploads.ids.map((fileId, place) => (
        <Paper
          key={fileId}
          number={place + 1}
          kinds={kinds}
          said={of(fileId)}
          onSay={(change) => setSaid((all) => ({ ...all, [fileId]: { ...of(fileId), ...change } }))}
        />
      ))}
      <Refused error={add.error} onRetry={send} />
      <BigButton main tall icon="check" onClick={send} disabled={uploads.ids.length === 0 || uploads.busy || add.isPending}>
        {uploads.ids.length === 0 ? t('first') : t('send', { count: uploads.ids.length })}
      </BigButton>
      <BigButton onClick={onClose}>{t('close')}</BigButton>
    </div>
  );
}

type PaperProps = {
  readonly number: number;
  readonly kinds: readonly DocumentKind[];
  readonly said: Said;
  readonly onSay: (change: Partial<Said>) => void;
};

function Paper({ number, kinds, said, onSay }: PaperProps) {
  const t = useTexts(texts);
  const say = useSay();
  return (
    <div className="ph-stack">
      <span className="ph-label">{t('kind', { number })}</span>
      <Chips
        label={t('kind', { number })}
        value={said.kind}
        options={kinds.map((value) => ({ value, label: say(DOCUMENT_KINDS[value]) }))}
        onChange={(kind) => onSay({ kind })}
      />
      {!WITHOUT_AMOUNT.has(said.kind) && (
        <>
          <span className="ph-label">{t('amount')}</span>
          <MoneyField value={said.amountFen} onChange={(amountFen) => onSay({ amountFen })} label={t('amount')} />
        </>
      )}
    </div>
  );
}
