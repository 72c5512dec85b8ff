// The kitchen accepts: usually one button and a finger's signature.
import { useRef } from 'react';
import { Go, useParam } from '../../app/go.tsx';
import { useKeptRead } from '../../app/kept-read.ts';
import { useSession } from '../../app/session.ts';
import { api } from '../../client/api.ts';
import { submitLater } from '../../client/waiting.ts';
import { useSay, useTexts } from '../../design/locale.ts';
import { WhenRead } from '../../design/states.tsx';
import { AcceptanceForm } from './acceptance-form.tsx';
import { stateLabels, texts } from './note-labels.ts';
import type { MyNote } from './portal-note.ts';

export default function PortalAcceptPage() {
  const noteId = useParam('noteId');
  const note = useKeptRead(api.deliveries.myNote, { noteId });
  return <WhenRead read={note}>{(one) => <Accept note={one} />}</WhenRead>;
}

function Accept({ note }: { readonly note: MyNote }) {
  const t = useTexts(texts);
  const say = useSay();
  const session = useSession();
  const home = session?.noteId === note.id ? '/' : `/notes/${note.id}`;
  // Once accepted it may not be accepted again; the page still has to say that it is done.
  const may = useRef(false);
  may.current ||= note.can.accept;
  if (!may.current) {
    return (
      <div className="ph-stack">
        <p className="ph-note">{t('cannotAccept', { state: say(stateLabels[note.state]) })}</p>
        <Go to={home} className="ph-button">
          {t('back')}
        </Go>
      </div>
    );
  }
  return (
    <AcceptanceForm
      subject={{ id: note.id, siteName: note.site.name, lines: note.lines, cratesOut: note.cratesOut }}
      receiver={session?.kind === 'contact' ? session.name : ''}
      receiving={{
        accept: api.deliveries.accept,
        refuse: note.can.refuse ? api.deliveries.refuse : undefined,
        report: (problem, files, label) =>
          void submitLater(api.cases.report, { input: { ...problem, noteId: note.id }, files: { files }, label }).catch(() => undefined),
      }}
      home={home}
      reportPath={(lineId) => ({ to: '/report', search: { note: note.id, line: lineId } })}
    />
  );
}
