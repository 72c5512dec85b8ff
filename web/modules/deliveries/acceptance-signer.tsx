// One person who signs: a name (or one that signed before), as whom, and a finger on the glass.
import { useState } from 'react';
import { useSay, useTexts } from '../../design/locale.ts';
import { SignaturePad } from '../../design/signature-pad.tsx';
import { useLocalPicture } from './acceptance-photos.tsx';
import { rememberedSigners, type Signer } from './acceptance-signers.ts';
import { roleLabels, texts } from './acceptance-texts.ts';

type SignerProps = {
  readonly at: number;
  readonly of: number;
  readonly signer: Signer;
  readonly siteId: string;
  readonly signature: File | undefined;
  readonly onSigner: (part: Partial<Signer>) => void;
  readonly onSign: (picture: File | null) => void;
};

export function SignerCard({ at, of, signer, siteId, signature, onSigner, onSign }: SignerProps) {
  const t = useTexts(texts);
  // Signed before the page was killed: shown as it is, until somebody signs again.
  const [before, setBefore] = useState(signature);
  const picture = useLocalPicture(before);
  const label = of > 1 ? t('signer', { n: at + 1 }) : t('signHere');
  return (
    <section className="ph-card" aria-label={label}>
      <h2>{label}</h2>
      {before ? (
        <div className="dock-signed">
          {picture && <img src={picture} alt={label} />}
          <button
            type="button"
            className="ph-chip"
            onClick={() => {
              setBefore(undefined);
              onSign(null);
            }}
          >
            {t('again')}
          </button>
        </div>
      ) : (
        <SignaturePad height={150} onChange={onSign} />
      )}
      <NameField signer={signer} siteId={siteId} onSigner={onSigner} />
      {of > 1 && <RoleField signer={signer} onSigner={onSigner} />}
    </section>
  );
}

type PartProps = { readonly signer: Signer; readonly onSigner: (part: Partial<Signer>) => void };

function NameField({ signer, siteId, onSigner }: PartProps & { readonly siteId: string }) {
  const t = useTexts(texts);
  const [known] = useState(() => rememberedSigners(siteId));
  return (
    <>
      <label className="dock-name">
        <span>{t('name')}</span>
        <input
          className="ph-text"
          maxLength={40}
          autoComplete="name"
          value={signer.name}
          onChange={(event) => onSigner({ name: event.target.value })}
        />
      </label>
      {known.length > 0 && (
        <div className="ph-chips">
          {known.map((one) => (
            <button key={one.name} type="button" className="ph-chip" aria-pressed={one.name === signer.name} onClick={() => onSigner(one)}>
              {one.name}
            </button>
          ))}
        </div>
      )}
    </>
  );
}

function RoleField({ signer, onSigner }: PartProps) {
  const t = useTexts(texts);
  const say = useSay();
  return (
    <label className="dock-name">
      <span>{t('role')}</span>
      <select className="ph-text" value={signer.role} onChange={(event) => onSigner({ role: event.target.value as Signer['role'] })}>
        {Object.entries(roleLabels).map(([role, label]) => (
          <option key={role} value={role}>
            {say(label)}
          </option>
        ))}
      </select>
    </label>
  );
}
