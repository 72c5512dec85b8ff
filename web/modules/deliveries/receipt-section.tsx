// What the receiver left with us: signatures, the stamped paper, pictures, seals, and what became of the exceptions.
import { Go } from '../../app/go.tsx';
import { useCan } from '../../app/session.ts';
import { api } from '../../client/api.ts';
import { useRead } from '../../client/query.ts';
import { Facts, Section } from '../../design/controls.tsx';
import { Icon } from '../../design/icon.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { PhotoGrid } from '../../design/photo-grid.tsx';
import { TimeText } from '../../design/time-text.tsx';
import { roleLabels } from './acceptance-texts.ts';
import type { Note } from './desk-note-page.tsx';

const texts = {
  receipt: { zh: '签收', en: 'Receipt' },
  signers: { zh: '签字人', en: 'Signed by' },
  needed: { zh: '应签 {needed} 人', en: '{needed} needed' },
  entered: { zh: '登记于', en: 'Entered' },
  remark: { zh: '备注', en: 'Remark' },
  seals: { zh: '封签', en: 'Seals' },
  whole: { zh: '完好', en: 'whole' },
  broken: { zh: '有破损', en: 'broken' },
  scale: { zh: '结算依据', en: 'Settled by' },
  customer: { zh: '以客户过磅为准', en: 'the customer’s scale' },
  ours: { zh: '以供方过磅为准', en: 'our scale' },
  signature: { zh: '签字', en: 'Signature' },
  paper: { zh: '盖章纸单照片', en: 'Photo of the stamped paper' },
  photo: { zh: '现场照片', en: 'Picture' },
  unsigned: { zh: '没有签字，也没有纸单照片。', en: 'Neither signature nor paper.' },
  drafts: { zh: '{count} 项验收异常待处理', en: '{count} exceptions wait' },
};

export function ReceiptSection({ note }: { readonly note: Note }) {
  const t = useTexts(texts);
  const { receipt } = note;
  if (!receipt) return null;
  const signatures = receipt.signers.flatMap(({ signatureFileId, name }) =>
    signatureFileId ? [{ id: signatureFileId, caption: name || t('signature'), whole: true }] : [],
  );
  const photos = [
    ...signatures,
    ...(receipt.paperFileId ? [{ id: receipt.paperFileId, caption: t('paper') }] : []),
    ...receipt.photos.map((id) => ({ id, caption: t('photo') })),
  ];
  return (
    <Section title={t('receipt')} icon="check">
      <Facts
        items={[
          { label: t('signers'), value: <Signers note={note} /> },
          { label: t('entered'), value: <TimeText at={receipt.recordedAt} /> },
          { label: t('scale'), value: t(note.scale) },
          ...(note.sealsWhole === null ? [] : [{ label: t('seals'), value: <Seals note={note} /> }]),
          ...(receipt.remark ? [{ label: t('remark'), value: receipt.remark }] : []),
        ]}
      />
      <div style={{ marginTop: 10 }}>{photos.length > 0 ? <PhotoGrid photos={photos} /> : <p className="quiet">{t('unsigned')}</p>}</div>
      <DockDrafts noteId={note.id} />
    </Section>
  );
}

function Signers({ note }: { readonly note: Note }) {
  const t = useTexts(texts);
  const say = useSay();
  const { receipt, signersNeeded } = note;
  const signers = receipt?.signers ?? [];
  return (
    <>
      {signers.length === 0 && (receipt?.receiverName || '—')}
      {signers.map(({ name, role }, at) => (
        <div key={`${role}${name}${at}`}>
          {name || '—'} <small className="quiet">{say(roleLabels[role])}</small>
        </div>
      ))}
      {signersNeeded > 1 && <small className="quiet">{t('needed', { needed: signersNeeded })}</small>}
    </>
  );
}

function Seals({ note }: { readonly note: Note }) {
  const t = useTexts(texts);
  return (
    <span className={note.sealsWhole ? '' : 'late-word'}>
      {!note.sealsWhole && <Icon name="alert" size={13} />} {note.seals.join('、')} {t(note.sealsWhole ? 'whole' : 'broken')}
    </span>
  );
}

/** Exceptions that a clerk has not decided on yet. */
function DockDrafts({ noteId }: { readonly noteId: string }) {
  const t = useTexts(texts);
  const may = useCan()('cases.handle-dock');
  const drafts = useRead(api.cases.dockDrafts, { noteId }, { enabled: may });
  const count = drafts.data?.items.length ?? 0;
  if (count === 0) return null;
  return (
    <p style={{ margin: '10px 0 0' }}>
      <Go to="/dock">
        <Icon name="alert" size={14} /> {t('drafts', { count })}
      </Go>
    </p>
  );
}
