// Acceptance on a phone, for kitchen and driver: usually one big button, a name and a finger's signature.
import { useState } from 'react';
import { Go } from '../../app/go.tsx';
import { Icon } from '../../design/icon.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { AmountStep } from '../../design/phone/amount-step.tsx';
import { BigButton, Chips } from '../../design/phone/choices.tsx';
import { PhotoCapture } from '../../design/photo-capture.tsx';
import { SignaturePad } from '../../design/signature-pad.tsx';
import { Refused } from '../../design/states.tsx';
import { useUploads } from '../../design/use-uploads.ts';
import { AcceptanceLine, reasonOptions } from './acceptance-line.tsx';
import { differs, hindranceOf, readWord } from './acceptance-words.ts';
import { texts } from './note-labels.ts';
import { type Acceptance, type Receiving, type Subject, useAcceptance } from './use-acceptance.ts';

type FormProps = {
  readonly subject: Subject;
  readonly receiver: string;
  readonly receiving: Receiving;
  readonly home: string;
  /** Our own people need the customer's hand: a signature or the stamped paper. */
  readonly proofNeeded?: boolean;
  readonly reportPath: (lineId: string) => { readonly to: string; readonly search: Readonly<Record<string, string>> };
};

export function AcceptanceForm({ subject, receiver, receiving, home, proofNeeded = false, reportPath }: FormProps) {
  const filling = useAcceptance(subject, receiving, receiver);
  const [page, setPage] = useState<'lines' | 'sign' | 'refuse'>('lines');
  if (filling.phase !== 'filling') return <AcceptanceSent filling={filling} subject={subject} home={home} reportPath={reportPath} />;
  return (
    <div className="ph-stack">
      <Refused error={filling.error} />
      {page === 'lines' && (
        <LinesPage subject={subject} filling={filling} onSign={() => setPage('sign')} onRefuse={receiving.refuse && (() => setPage('refuse'))} />
      )}
      {page === 'sign' && <SignPage subject={subject} filling={filling} proofNeeded={proofNeeded} onBack={() => setPage('lines')} />}
      {page === 'refuse' && <RefusePage filling={filling} proofNeeded={proofNeeded} onBack={() => setPage('lines')} />}
    </div>
  );
}

type LinesProps = {
  readonly subject: Subject;
  readonly filling: Acceptance;
  readonly onSign: () => void;
  readonly onRefuse: (() => void) | undefined;
};

function LinesPage({ subject, filling, onSign, onRefuse }: LinesProps) {
  const t = useTexts(texts);
  const [open, setOpen] = useState<string>();
  const { draft, change } = filling;
  const hindrance = hindranceOf(subject.lines, draft.words);
  const different = subject.lines.filter((line) => differs(readWord(line, draft.words[line.id]))).length;
  return (
    <>
      <BigButton main tall icon="check" onClick={onSign} disabled={hindrance !== undefined}>
        {different === 0 ? t('allAsDelivered') : t('submitSome', { count: different })}
      </BigButton>
      {hindrance?.why === 'reason-needed' && <p className="ph-note ph-danger">{t('reasonNeeded', { product: hindrance.line.product })}</p>}
      <p className="quiet" style={{ margin: 0 }}>
        {t('tapLine')}
      </p>
      <ul className="ph-lines">
        {subject.lines.map((line) => (
          <AcceptanceLine
            key={line.id}
            line={line}
            word={draft.words[line.id]}
            open={open === line.id}
            onOpen={() => setOpen(open === line.id ? undefined : line.id)}
            onWord={(word) => {
              const { [line.id]: _before, ...others } = draft.words;
              change({ words: word ? { ...others, [line.id]: word } : others });
            }}
            onPhotos={(parts) => filling.setPhotos((now) => ({ ...now, [line.id]: parts }))}
            shotsName={`accept.${subject.id}.${line.id}`}
          />
        ))}
      </ul>
      {onRefuse && <BigButton onClick={onRefuse}>{t('refuseAll')}</BigButton>}
    </>
  );
}

function ProofFields({ filling }: { readonly filling: Acceptance }) {
  const t = useTexts(texts);
  const { draft, change, setProof } = filling;
  const paper = useUploads();
  const last = paper.list.at(-1);
  const part = last?.id ?? last?.file;
  const [told, setTold] = useState(part);
  if (told !== part) {
    setTold(part);
    setProof((now) => ({ ...now, paperFileId: part }));
  }
  return (
    <>
      <label className="ph-label">
        <strong>{t('receiver')}</strong>
        <input
          className="ph-text"
          maxLength={40}
          autoComplete="name"
          value={draft.receiverName}
          onChange={(event) => change({ receiverName: event.target.value })}
        />
      </label>
      <strong>{t('sign')}</strong>
      <SignaturePad height={180} onChange={(picture) => setProof((now) => ({ ...now, signatureFileId: picture ?? undefined }))} />
      <strong>{t('orPaper')}</strong>
      <PhotoCapture uploads={paper} />
    </>
  );
}

type SignProps = { readonly subject: Subject; readonly filling: Acceptance; readonly proofNeeded: boolean; readonly onBack: () => void };

const hasProof = ({ proof }: Acceptance): boolean => proof.signatureFileId !== undefined || proof.paperFileId !== undefined;

function SignPage({ subject, filling, proofNeeded, onBack }: SignProps) {
  const t = useTexts(texts);
  const { draft, change, submit } = filling;
  const different = subject.lines.filter((line) => differs(readWord(line, draft.words[line.id]))).length;
  const missing = proofNeeded && !hasProof(filling);
  return (
    <>
      <BigButton icon="left" onClick={onBack}>
        {different === 0 ? t('allAsDelivered') : t('submitSome', { count: different })}
      </BigButton>
      {subject.cratesOut > 0 && (
        <div className="ph-label">
          <strong>{t('crates', { out: subject.cratesOut })}</strong>
          <AmountStep
            value={draft.cratesBack}
            unit="basket"
            label={t('crates', { out: subject.cratesOut })}
            onChange={(cratesBack) => change({ cratesBack })}
          />
        </div>
      )}
      <ProofFields filling={filling} />
      <label className="ph-label">
        <span>{t('remark')}</span>
        <textarea className="ph-text" maxLength={500} value={draft.remark} onChange={(event) => change({ remark: event.target.value })} />
      </label>
      <div className="ph-foot">
        {missing && <span className="ph-small">{t('proofNeeded')}</span>}
        <BigButton main tall icon="check" onClick={() => submit(null)} disabled={missing}>
          {different === 0 ? t('submitAll') : t('submitSome', { count: different })}
        </BigButton>
      </div>
    </>
  );
}

function RefusePage({ filling, proofNeeded, onBack }: Omit<SignProps, 'subject'>) {
  const t = useTexts(texts);
  const say = useSay();
  const { draft, change, submit } = filling;
  const missing = proofNeeded && !hasProof(filling);
  return (
    <>
      <p className="ph-big">{t('refuseAll')}</p>
      <p className="quiet" style={{ margin: 0 }}>
        {t('refuseAllDo')}
      </p>
      <Chips
        label={t('reason')}
        value={draft.refuseFor}
        options={reasonOptions(say, ['spoiled', 'temperature', 'late', 'wrong-item', 'no-certificate', 'not-ordered', 'off-spec', 'other'])}
        onChange={(refuseFor) => change({ refuseFor })}
      />
      <ProofFields filling={filling} />
      <div className="ph-foot">
        {missing && <span className="ph-small">{t('proofNeeded')}</span>}
        <div className="ph-pair">
          <BigButton onClick={onBack}>{t('cancel')}</BigButton>
          <BigButton main onClick={() => draft.refuseFor && submit(draft.refuseFor)} disabled={missing || !draft.refuseFor}>
            {t('confirmRefuse')}
          </BigButton>
        </div>
      </div>
    </>
  );
}

type SentProps = Pick<FormProps, 'subject' | 'home' | 'reportPath'> & { readonly filling: Acceptance };

function AcceptanceSent({ filling, subject, home, reportPath }: SentProps) {
  const t = useTexts(texts);
  const sent = filling.phase === 'done';
  const open = subject.lines.filter((line) => differs(readWord(line, filling.draft.words[line.id])) && !filling.photos[line.id]?.length);
  return (
    <div className="ph-stack">
      <div className="ph-card ph-center" role="status">
        <Icon name={sent ? 'check' : 'outbox'} size={56} className={sent ? 'tone-done' : 'quiet'} />
        <p className="ph-big">{t(sent ? 'done' : navigator.onLine ? 'sending' : 'waitingDone')}</p>
      </div>
      {open.map((line) => (
        <Go key={line.id} {...reportPath(line.id)} className="ph-button">
          <Icon name="camera" size={22} />
          {t('reportLine', { product: line.product })}
        </Go>
      ))}
      <Go to={home} className="ph-button ph-main ph-tall">
        {t('back')}
      </Go>
    </div>
  );
}
