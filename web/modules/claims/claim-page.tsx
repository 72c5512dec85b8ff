// Everything about one claim on one screen: what is to decide, what the agreement says, goods and ledger, words, proof, clocks, course.
import { useGo, useParam } from '../../app/go.tsx';
import { useCan } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { api } from '../../client/api.ts';
import { useLive } from '../../client/live.ts';
import { useRead } from '../../client/query.ts';
import { fileUrl } from '../../client/upload.ts';
import { CopyButton, PageHeader, Section } from '../../design/controls.tsx';
import '../../design/desk/desk-parts.css';
import { Icon } from '../../design/icon.tsx';
import { useTexts } from '../../design/locale.ts';
import { CategoryDot, EvidenceGrade, ToneTag } from '../../design/marks.tsx';
import { PhotoGrid } from '../../design/photo-grid.tsx';
import { WhenRead } from '../../design/states.tsx';
import { placeOf } from '../cases/case-look.tsx';
import { ClocksOf } from '../cases/clocks.tsx';
import '../cases/desk.css';
import { ClaimDecision } from './claim-decision.tsx';
import { ClaimFacts } from './claim-facts.tsx';
import { ClaimLines } from './claim-lines.tsx';
import { ClaimState, SaysTag, useWay } from './claim-look.tsx';
import { mainPanels, sidePanels } from './claim-panels.tsx';
import { ClaimSteps } from './claim-steps.tsx';
import { ClaimTalk } from './claim-talk.tsx';
import { ClaimTimeline } from './claim-timeline.tsx';
import type { FullClaim } from './claim-types.ts';
import { ClaimVerdict } from './claim-verdict.tsx';
import './desk-claims.css';

const texts = {
  back: { zh: '返回退换赔付', en: 'Back to the claims' },
  photos: { zh: '照片与文件', en: 'Photos and files' },
  noPhotos: { zh: '还没有照片或文件。', en: 'No photos or files.' },
  internal: { zh: '仅内部', en: 'Internal' },
  file: { zh: '文件', en: 'File' },
  late: { zh: '赶不上', en: 'Too late' },
};

export default function ClaimPage() {
  const claimId = useParam('claimId');
  const read = useRead(api.claims.show, { claimId });
  useLive(['claims'], { refresh: ['claims', 'commitments'] });
  return <WhenRead read={read}>{(claim) => <ClaimScreen key={claim.id} claim={claim} />}</WhenRead>;
}

function ClaimScreen({ claim }: { readonly claim: FullClaim }) {
  const t = useTexts(texts);
  const go = useGo();
  const can = useCan();
  const way = useWay();
  useShortcut('q', t('back'), () => go('/claims'));
  return (
    <>
      <PageHeader
        onBack={() => go('/claims')}
        back={t('back')}
        title={
          <>
            {way(claim)} · {placeOf(claim)}{' '}
            <span className="quiet number">
              {claim.number} <CopyButton text={claim.number} />
            </span>
          </>
        }
        tags={
          <>
            {claim.foodSafety && <CategoryDot category="food-safety" label />}
            <ClaimState state={claim.state} />
            {claim.verdict && <SaysTag says={claim.verdict.says} />}
            {claim.late && <ToneTag tone="danger">{t('late')}</ToneTag>}
          </>
        }
        actions={<ClaimSteps claim={claim} keys />}
      />
      <div className="card-columns">
        <div className="stack">
          <ClaimDecision claim={claim} />
          <ClaimLines claim={claim} />
          <ClaimVerdict claim={claim} />
          {mainPanels.map((Panel, place) => (
            <Panel key={place} claim={claim} />
          ))}
          <ClaimTalk claim={claim} />
          <ClaimPhotos claim={claim} />
        </div>
        <div className="stack">
          {can('commitments.read') && <ClocksOf type="claim" id={claim.id} />}
          <ClaimFacts claim={claim} />
          {sidePanels.map((Panel, place) => (
            <Panel key={place} claim={claim} />
          ))}
          <ClaimTimeline claim={claim} />
        </div>
      </div>
    </>
  );
}

function ClaimPhotos({ claim: { files, verdict } }: { readonly claim: FullClaim }) {
  const t = useTexts(texts);
  const images = files.filter(({ kind }) => kind === 'image');
  const others = files.filter(({ kind }) => kind !== 'image');
  return (
    <Section title={t('photos')} icon="image" extra={verdict && files.length > 0 && <EvidenceGrade grade={verdict.grade} />}>
      {files.length === 0 && <p className="quiet">{t('noPhotos')}</p>}
      <PhotoGrid photos={images.map(({ fileId, internal }) => ({ id: fileId, caption: internal ? t('internal') : undefined }))} />
      {others.map(({ fileId, internal }) => (
        <a key={fileId} className="case-file" href={fileUrl(fileId)} target="_blank" rel="noreferrer">
          <Icon name="file" size={16} /> {t('file')} {internal && <small className="quiet">{t('internal')}</small>}
        </a>
      ))}
    </Section>
  );
}
