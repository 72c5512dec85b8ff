// The certificates of one delivery on a phone, in note order: what is there, to be looked at page by page, and what is still to come.
import { useState } from 'react';
import { useSession } from '../../app/session.ts';
import { type Answer, api } from '../../client/api.ts';
import { headers } from '../../client/link.ts';
import { useRead } from '../../client/query.ts';
import { Icon } from '../../design/icon.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { BigButton } from '../../design/phone/choices.tsx';
import { Empty, WhenRead } from '../../design/states.tsx';
import { PackPage } from './pack-page.tsx';
import './certificates.css';

const texts = {
  complete: { zh: '证照齐全', en: 'All there' },
  lacking: { zh: '还差 {count} 份', en: '{count} still to come' },
  lackingDo: { zh: '标“待补”的证照补齐后会出现在这里。', en: 'What is missing will appear here.' },
  coming: { zh: '待补', en: 'to come' },
  see: { zh: '查看', en: 'See' },
  hide: { zh: '收起', en: 'Hide' },
  lot: { zh: '批次 {lot}', en: 'Lot {lot}' },
  number: { zh: '编号 {number}', en: 'No. {number}' },
  issued: { zh: '{day} 出具', en: 'issued {day}' },
  until: { zh: '有效期至 {day}', en: 'valid until {day}' },
  byDay: { zh: '按日期对应', en: 'by its day' },
  ours: { zh: '供货公司分装后开具', en: 'issued by your supplier after repacking' },
  all: { zh: '保存全部（PDF）', en: 'Save all (PDF)' },
  saving: { zh: '正在生成…', en: 'Making it…' },
  none: { zh: '这次的商品无需随货证照', en: 'These goods need no certificates' },
};

type Pack = Answer<typeof api.certificates.myPack>;

export default function PortalPackPage() {
  const session = useSession();
  return session?.noteId ? <PackOfNote noteId={session.noteId} /> : null;
}

export function PackOfNote({ noteId }: { readonly noteId: string }) {
  const pack = useRead(api.certificates.myPack, { noteId });
  return (
    <WhenRead read={pack}>
      {(one) => (
        <div className="ph-stack">
          <PackHead pack={one} />
          <Lines pack={one} />
          {one.certificates.length > 0 && <SaveAll noteId={noteId} name={`${one.number}.pdf`} />}
        </div>
      )}
    </WhenRead>
  );
}

function PackHead({ pack }: { readonly pack: Pack }) {
  const t = useTexts(texts);
  const missing = pack.lines.reduce((sum, line) => sum + line.missing.length, 0);
  return (
    <section className="ph-card">
      <div className="ph-head">
        <ToneTag tone={missing === 0 ? 'accent' : 'danger'} icon={missing === 0 ? 'check' : 'alert'}>
          {missing === 0 ? t('complete') : t('lacking', { count: missing })}
        </ToneTag>
        <span className="quiet">{pack.number}</span>
      </div>
      <span className="quiet">
        {pack.site.name} · {pack.deliveryOn}
      </span>
      {missing > 0 && <span className="quiet">{t('lackingDo')}</span>}
    </section>
  );
}

function Lines({ pack }: { readonly pack: Pack }) {
  const t = useTexts(texts);
  const say = useSay();
  const shown = pack.lines.filter((line) => line.found.length + line.missing.length > 0);
  if (shown.length === 0) return <Empty title={t('none')} icon="shield" />;
  return shown.map((line) => (
    <section key={line.lineId} className="ph-card">
      <h2>
        {line.lineNo}. {line.product}
      </h2>
      {line.lot && <span className="quiet">{t('lot', { lot: line.lot })}</span>}
      {line.found.map((found) => (
        <Found key={found.certificateId} pack={pack} found={found} />
      ))}
      {line.missing.map(({ kind, label }) => (
        <div key={kind} className="ph-head">
          <span>{say(label)}</span>
          <ToneTag tone="danger" icon="alert">
            {t('coming')}
          </ToneTag>
        </div>
      ))}
    </section>
  ));
}

function Found({ pack, found }: { readonly pack: Pack; readonly found: Pack['lines'][number]['found'][number] }) {
  const t = useTexts(texts);
  const say = useSay();
  const [open, setOpen] = useState(false);
  const one = pack.certificates.find(({ id }) => id === found.certificateId);
  if (!one) return null;
  const words = [
    one.number && t('number', { number: one.number }),
    t('issued', { day: one.issuedOn }),
    one.validTo && t('until', { day: one.validTo }),
    found.by === 'day' && t('byDay'),
    one.reissued && t('ours'),
  ];
  return (
    <>
      <button type="button" className="ph-line" aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon name="check" size={20} />
        <span className="ph-grow">
          {say(one.label)}
          <small>{words.filter(Boolean).join(' · ')}</small>
        </span>
        {t(open ? 'hide' : 'see')}
      </button>
      {open && one.reissued && <PackPage noteId={pack.noteId} certificateId={one.id} page={1} kind="document" />}
      {open && one.files.map((file, at) => <PackPage key={file.fileId} noteId={pack.noteId} certificateId={one.id} page={at + 1} kind={file.kind} />)}
    </>
  );
}

/** The token travels in a header, so a plain link would be turned away. */
function SaveAll({ noteId, name }: { readonly noteId: string; readonly name: string }) {
  const t = useTexts(texts);
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    const answer = await fetch(`/api/my/notes/${noteId}/certificates/print`, { headers: headers() }).finally(() => setBusy(false));
    if (!answer.ok) return;
    const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(await answer.blob()), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  };
  return (
    <BigButton onClick={() => void save()} disabled={busy}>
      {t(busy ? 'saving' : 'all')}
    </BigButton>
  );
}
