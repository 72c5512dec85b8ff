// The check list of the category, one tap for all of it; and the papers these goods need.
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { FileCertificate, type Given } from '../certificates/file-certificate.tsx';
import type { Asked } from './draft-line.ts';
import type { Part } from './line-drawer.tsx';
import { texts } from './texts.ts';

export function LineChecks({ line, asked, onChange }: Part) {
  const t = useTexts(texts);
  const say = useSay();
  const set = (code: string, ok: boolean) => onChange({ checks: { ...line.checks, [code]: ok } });
  return (
    <section>
      <h3>
        {t('checks')}
        <Button type="primary" ghost onClick={() => onChange({ checks: Object.fromEntries(asked.checks.map(({ code }) => [code, true])) })}>
          {t('allFine')}
        </Button>
      </h3>
      <div>
        {asked.checks.map(({ code, label, bans, confirmed }) => (
          <div key={code} className="goods-check">
            <span>
              {say(label)} {bans && <ToneTag tone="danger">{t('bans')}</ToneTag>} {!confirmed && <ToneTag>{t('unconfirmed')}</ToneTag>}
            </span>
            <Segmented
              aria-label={say(label)}
              value={line.checks[code] === undefined ? '' : line.checks[code] ? 'ok' : 'no'}
              options={[
                { value: 'ok', label: t('fine') },
                { value: 'no', label: t('wrong') },
              ]}
              onChange={(value) => set(code, value === 'ok')}
            />
          </div>
        ))}
      </div>
    </section>
  );
}

export function LinePapers({ line, asked, supplierId }: Part & { readonly supplierId: string }) {
  const t = useTexts(texts);
  const say = useSay();
  const [given, setGiven] = useState<Given>();
  if (asked.certificates.length === 0) return null;
  const { code, name } = asked.product;
  return (
    <section>
      <h3>{t('papers')}</h3>
      <div>
        {asked.certificates.map((paper) => (
          <div key={paper.kind} className="goods-check">
            <span>
              {say(paper.label)} <PaperState paper={paper} />
            </span>
            {paper.state !== 'found' && asked.can.fileCertificate && (
              <Button
                onClick={() => setGiven({ kind: paper.kind, product: name, productCode: code, lot: line.supplierLot.trim() || null, supplierId })}
              >
                {t('file')}
              </Button>
            )}
          </div>
        ))}
      </div>
      {given && <FileCertificate given={given} onClose={() => setGiven(undefined)} />}
    </section>
  );
}

function PaperState({ paper: { state, validTo, level, confirmed } }: { readonly paper: Asked['certificates'][number] }) {
  const t = useTexts(texts);
  if (state === 'found') {
    return (
      <ToneTag tone="accent" icon="check">
        {validTo ? t('foundTo', { day: validTo }) : t('found')}
      </ToneTag>
    );
  }
  return (
    <>
      <ToneTag tone={level === 'note' ? 'plain' : 'danger'} icon="alert">
        {state === 'expired' ? t('expired', { day: validTo }) : t('missing')}
      </ToneTag>{' '}
      {!confirmed && <ToneTag>{t('unconfirmed')}</ToneTag>}
    </>
  );
}
