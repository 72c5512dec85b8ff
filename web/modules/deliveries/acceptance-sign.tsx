// The end of an acceptance: crates, seals, who signs, or the stamped paper instead.
import { Icon } from '../../design/icon.tsx';
import { useTexts } from '../../design/locale.ts';
import { AmountStep } from '../../design/phone/amount-step.tsx';
import { BigButton } from '../../design/phone/choices.tsx';
import { Thumbs, useCamera } from './acceptance-photos.tsx';
import { SignerCard } from './acceptance-signer.tsx';
import { texts } from './acceptance-texts.ts';
import { differs, hindranceOf, readWord } from './acceptance-words.ts';
import { type Acceptance, hasPaper, isSigned, type Subject, signedBy } from './use-acceptance.ts';

type SignProps = { readonly subject: Subject; readonly filling: Acceptance; readonly proofNeeded: boolean; readonly onBack: () => void };

export function SignPage({ subject, filling, proofNeeded, onBack }: SignProps) {
  const t = useTexts(texts);
  const { draft, change, submit, kept } = filling;
  const different = subject.lines.filter((line) => differs(readWord(line, draft.words[line.id]))).length;
  const hindrance = hindranceOf(subject.lines, draft.words, {
    photosOf: (lineId) => kept.files[`line.${lineId}`]?.length ?? 0,
    paper: hasPaper(kept.files),
  });
  const unsigned = useUnsigned(subject, filling, proofNeeded);
  return (
    <>
      <BigButton icon="left" onClick={onBack}>
        {t('back')}
      </BigButton>
      <CratesField subject={subject} filling={filling} />
      <SealsField subject={subject} filling={filling} />
      <SignersField subject={subject} filling={filling} />
      <PaperField filling={filling} />
      <label className="ph-label">
        <span>{t('remark')}</span>
        <textarea className="ph-text" maxLength={500} value={draft.remark} onChange={(event) => change({ remark: event.target.value })} />
      </label>
      <div className="dock-bar">
        {hindrance && <span className="dock-red">{t(hindrance.why, { product: hindrance.line.product })}</span>}
        {unsigned && <span>{unsigned}</span>}
        <BigButton main tall icon="check" onClick={() => submit(null)} disabled={hindrance !== undefined || unsigned !== undefined}>
          {different === 0 ? t('submitAll') : t('submitSome', { count: different })}
        </BigButton>
      </div>
    </>
  );
}

/** What is missing before it may be sent; the stamped paper stands for every signature. */
export function useUnsigned({ signersNeeded }: Subject, { draft, kept }: Acceptance, proofNeeded: boolean): string | undefined {
  const t = useTexts(texts);
  if (hasPaper(kept.files)) return undefined;
  const signed = signedBy(kept.files, draft.signers);
  if (signersNeeded > 1 && signed < signersNeeded) return t('signersMissing', { count: signersNeeded - signed });
  return proofNeeded && signed === 0 ? t('proofNeeded') : undefined;
}

type FieldProps = { readonly subject: Subject; readonly filling: Acceptance };

function CratesField({ subject, filling }: FieldProps) {
  const t = useTexts(texts);
  const { draft, change } = filling;
  if (subject.cratesOut === 0) return null;
  const label = t('crates', { out: subject.cratesOut });
  return (
    <section className="ph-card">
      <h2>{label}</h2>
      <div className="ph-chips">
        {[0, subject.cratesOut].map((count) => (
          <button
            key={count}
            type="button"
            className="ph-chip"
            aria-pressed={draft.cratesBack === count}
            onClick={() => change({ cratesBack: count })}
          >
            {count}
          </button>
        ))}
      </div>
      <AmountStep value={draft.cratesBack} unit="basket" label={label} onChange={(cratesBack) => change({ cratesBack })} />
    </section>
  );
}

function SealsField({ subject, filling }: FieldProps) {
  const t = useTexts(texts);
  const { draft, change } = filling;
  if (subject.seals.length === 0) return null;
  return (
    <section className="ph-card">
      <h2 className="number">{t('seals', { numbers: subject.seals.join('、') })}</h2>
      <div className="ph-pair">
        {([true, false] as const).map((whole) => (
          <button
            key={String(whole)}
            type="button"
            className={`ph-chip${whole ? '' : ' dock-red'}`}
            aria-pressed={draft.sealsWhole === whole}
            onClick={() => change({ sealsWhole: draft.sealsWhole === whole ? null : whole })}
          >
            <Icon name={whole ? 'check' : 'alert'} size={20} />
            {t(whole ? 'whole' : 'broken')}
          </button>
        ))}
      </div>
    </section>
  );
}

const MOST_SIGNERS = 3;

export function SignersField({ subject, filling, most = MOST_SIGNERS }: FieldProps & { readonly most?: number }) {
  const t = useTexts(texts);
  const { draft, change, kept } = filling;
  const { signers } = draft;
  return (
    <>
      {subject.signersNeeded > 1 && (
        <p className="ph-note">{t('signersNeeded', { needed: subject.signersNeeded, signed: signedBy(kept.files, signers) })}</p>
      )}
      {signers.slice(0, most).map((signer, at) => (
        <SignerCard
          key={at}
          at={at}
          of={Math.min(signers.length, most)}
          signer={signer}
          siteId={subject.siteId}
          signature={kept.files[`sign.${at}`]?.[0]}
          onSigner={(part) => change({ signers: signers.map((one, place) => (place === at ? { ...one, ...part } : one)) })}
          onSign={(picture) => kept.put(`sign.${at}`, picture)}
        />
      ))}
      {signers.length < most && isSigned(kept.files, signers.length - 1) && (
        <BigButton icon="plus" onClick={() => change({ signers: [...signers, { name: '', role: 'witness' }] })}>
          {t('addSigner')}
        </BigButton>
      )}
    </>
  );
}

export function PaperField({ filling }: { readonly filling: Acceptance }) {
  const t = useTexts(texts);
  const camera = useCamera(([shot]) => shot && void filling.kept.put('paper', shot));
  return (
    <section className="ph-card">
      <h2>{t('orPaper')}</h2>
      <Thumbs files={filling.kept} slot="paper" />
      {camera.input}
      <BigButton icon="camera" onClick={camera.open}>
        {t('paper')}
      </BigButton>
    </section>
  );
}
