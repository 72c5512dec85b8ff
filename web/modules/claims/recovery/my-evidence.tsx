// The kitchen takes its own evidence file along.
import { api } from '../../../client/api.ts';
import { useTexts } from '../../../design/locale.ts';
import { BigButton } from '../../../design/phone/choices.tsx';
import { Refused } from '../../../design/states.tsx';
import { useDocument } from '../../commitments/use-document.ts';

const texts = {
  save: { zh: '下载凭证档案（PDF）', en: 'Save the evidence file (PDF)' },
  busy: { zh: '正在生成…', en: 'Making it…' },
  file: { zh: '凭证档案.pdf', en: 'evidence.pdf' },
};

export function MyEvidence({ claimId }: { readonly claimId: string }) {
  const t = useTexts(texts);
  const pdf = useDocument(api.claims.myEvidenceFile, t('file'));
  return (
    <>
      <BigButton onClick={() => pdf.mutate({ claimId })} disabled={pdf.isPending}>
        {t(pdf.isPending ? 'busy' : 'save')}
      </BigButton>
      <Refused error={pdf.error} />
    </>
  );
}
