// The evidence file of a claim as PDF: ours with everything, or what the customer may see.
import { Button } from 'antd';
import { api } from '../../../client/api.ts';
import { Section } from '../../../design/controls.tsx';
import { Icon } from '../../../design/icon.tsx';
import { useTexts } from '../../../design/locale.ts';
import { Refused } from '../../../design/states.tsx';
import { useDocument } from '../../commitments/use-document.ts';
import type { ClaimPanel } from '../claim-types.ts';

const texts = {
  title: { zh: '凭证档案', en: 'Evidence file' },
  what: {
    zh: '经过、过磅、批次、签收、约定、决定、照片合成一份 PDF，附每个文件的校验值。',
    en: 'Course, weights, lots, signatures, clauses, decision and photos in one PDF, with the hash of every file.',
  },
  internal: { zh: '内部版', en: 'For us' },
  customer: { zh: '客户版', en: 'For the customer' },
  file: { zh: '凭证档案.pdf', en: 'evidence.pdf' },
};

export const EvidencePanel: ClaimPanel = ({ claim }) => {
  const t = useTexts(texts);
  const pdf = useDocument(api.claims.evidenceFile, t('file'));
  const made = (edition: 'internal' | 'customer') => pdf.isPending && pdf.variables?.edition === edition;
  return (
    <Section title={t('title')} icon="file">
      <p className="quiet">{t('what')}</p>
      <div className="row">
        {(['internal', 'customer'] as const).map((edition) => (
          <Button
            key={edition}
            icon={<Icon name="print" size={16} />}
            loading={made(edition)}
            onClick={() => pdf.mutate({ claimId: claim.id, edition })}
          >
            {t(edition)}
          </Button>
        ))}
      </div>
      <Refused error={pdf.error} />
    </Section>
  );
};
