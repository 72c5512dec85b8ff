// The pack of a note, beside the note: what is there, what is missing, the PDF.
import { Button } from 'antd';
import { useCan } from '../../app/session.ts';
import { type Answer, api } from '../../client/api.ts';
import { useLive } from '../../client/live.ts';
import { useRead } from '../../client/query.ts';
import { Section } from '../../design/controls.tsx';
import { Icon } from '../../design/icon.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { WhenRead } from '../../design/states.tsx';
import './certificates.css';

const texts = {
  title: { zh: '随货证照', en: 'Certificates' },
  complete: { zh: '齐全', en: 'Complete' },
  lacking: { zh: '缺 {count} 份', en: '{count} missing' },
  missing: { zh: '缺{kind}', en: 'Missing: {kind}' },
  unknown: { zh: '商品未建档，无法判断', en: 'Not in the product master' },
  none: { zh: '这些商品按规定无需随货证照。', en: 'These goods need none.' },
  pdf: { zh: '证照包 PDF', en: 'Pack as PDF' },
};

export type Pack = Answer<typeof api.certificates.packOf>;

export function NoteCertificates({ noteId }: { readonly noteId: string }) {
  const t = useTexts(texts);
  const may = useCan()('certificates.read');
  const read = useRead(api.certificates.packOf, { noteId }, { enabled: may });
  useLive(['certificates'], { refresh: ['certificates'] });
  if (!may) return null;
  const pdf = (
    <Button size="small" icon={<Icon name="print" size={14} />} href={`/api/deliveries/${noteId}/certificates/print`} target="_blank">
      {t('pdf')}
    </Button>
  );
  return (
    <Section title={t('title')} icon="shield" extra={pdf}>
      <WhenRead read={read} rows={2}>
        {(pack) => <PackLines pack={pack} />}
      </WhenRead>
    </Section>
  );
}

function PackLines({ pack }: { readonly pack: Pack }) {
  const t = useTexts(texts);
  const say = useSay();
  const labels = new Map(pack.certificates.map((one) => [one.id, one]));
  const missing = pack.lines.reduce((sum, line) => sum + line.missing.length, 0);
  const shown = pack.lines.filter((line) => line.unknown || line.found.length + line.missing.length > 0);
  if (shown.length === 0) return <p className="quiet">{t('none')}</p>;
  return (
    <>
      <p style={{ margin: '0 0 6px' }}>
        {missing === 0 ? (
          <ToneTag tone="accent" icon="check">
            {t('complete')}
          </ToneTag>
        ) : (
          <ToneTag tone="danger" icon="alert">
            {t('lacking', { count: missing })}
          </ToneTag>
        )}
      </p>
      <ul className="pack-lines">
        {shown.map((line) => (
          <li key={line.lineId}>
            <span>{line.product}</span>
            <span className="quiet">{line.lot}</span>
            <span className="kinds">
              {line.found.map(({ certificateId, kind }) => (
                <ToneTag key={certificateId} icon="check">
                  {say(labels.get(certificateId)?.label ?? { zh: kind, en: kind })}
                </ToneTag>
              ))}
              {line.missing.map(({ kind, label }) => (
                <ToneTag key={kind} tone="danger" icon="alert">
                  {t('missing', { kind: say(label) })}
                </ToneTag>
              ))}
              {line.unknown && <small className="quiet">{t('unknown')}</small>}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
