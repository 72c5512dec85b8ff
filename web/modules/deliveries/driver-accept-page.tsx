// The customer accepts on the driver's phone: name and signature, or the stamped paper.
import { useRef } from 'react';
import { useParam } from '../../app/go.tsx';
import { useKeptRead } from '../../app/kept-read.ts';
import { type Answer, api } from '../../client/api.ts';
import { WhenRead } from '../../design/states.tsx';
import { Closed } from './acceptance-closed.tsx';
import { AcceptanceForm } from './acceptance-form.tsx';
import { subjectOf } from './acceptance-subject.ts';
import { isOpen } from './portal-note.ts';

type Note = Answer<typeof api.deliveries.show>;

export default function DriverAcceptPage() {
  const note = useKeptRead(api.deliveries.show, { noteId: useParam('noteId') });
  return <WhenRead read={note}>{(one: Note) => <Accept note={one} />}</WhenRead>;
}

function Accept({ note }: { readonly note: Note }) {
  const home = `/stops/${note.id}`;
  // Once accepted it may not be accepted again; the page still has to say that it is done.
  const may = useRef(false);
  may.current ||= isOpen(note.state);
  if (!may.current) return <Closed note={note} home={home} />;
  return (
    <AcceptanceForm
      subject={subjectOf(note)}
      receiver=""
      proofNeeded
      receiving={{ accept: api.deliveries.deliver, refuse: api.deliveries.recordRefusal }}
      home={home}
    />
  );
}
