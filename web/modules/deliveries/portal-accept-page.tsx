// The kitchen accepts: usually one button and a finger's signature.
import { useRef } from 'react';
import { useParam } from '../../app/go.tsx';
import { useKeptRead } from '../../app/kept-read.ts';
import { useSession } from '../../app/session.ts';
import { api } from '../../client/api.ts';
import { WhenRead } from '../../design/states.tsx';
import { Closed } from './acceptance-closed.tsx';
import { AcceptanceForm } from './acceptance-form.tsx';
import { subjectOf } from './acceptance-subject.ts';
import type { MyNote } from './portal-note.ts';

export default function PortalAcceptPage() {
  const noteId = useParam('noteId');
  const note = useKeptRead(api.deliveries.myNote, { noteId });
  return <WhenRead read={note}>{(one) => <Accept note={one} />}</WhenRead>;
}

function Accept({ note }: { readonly note: MyNote }) {
  const session = useSession();
  const home = session?.noteId === note.id ? '/' : `/notes/${note.id}`;
  // Once accepted it may not be accepted again; the page still has to say that it is done.
  const may = useRef(false);
  may.current ||= note.can.accept;
  if (!may.current) return <Closed note={note} home={home} />;
  return (
    <AcceptanceForm
      subject={subjectOf(note)}
      receiver={session?.kind === 'contact' ? session.name : ''}
      receiving={{ accept: api.deliveries.accept, refuse: note.can.refuse ? api.deliveries.refuse : undefined }}
      home={home}
    />
  );
}
