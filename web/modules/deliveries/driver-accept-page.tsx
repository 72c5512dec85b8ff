// The customer accepts on the driver's phone: name and signature, or the stamped paper.
import { useParam } from '../../app/go.tsx';
import { useKeptRead } from '../../app/kept-read.ts';
import { type Answer, api } from '../../client/api.ts';
import { submitLater } from '../../client/waiting.ts';
import { WhenRead } from '../../design/states.tsx';
import { AcceptanceForm } from './acceptance-form.tsx';

type Note = Answer<typeof api.deliveries.show>;

export default function DriverAcceptPage() {
  const note = useKeptRead(api.deliveries.show, { noteId: useParam('noteId') });
  return <WhenRead read={note}>{(one: Note) => <Accept note={one} />}</WhenRead>;
}

function Accept({ note }: { readonly note: Note }) {
  const place = { noteId: note.id, customerId: note.customer.id, siteId: note.site.id, channel: 'driver' as const };
  return (
    <AcceptanceForm
      subject={{ id: note.id, siteName: note.site.name, lines: note.lines, cratesOut: note.cratesOut }}
      receiver=""
      proofNeeded
      receiving={{
        accept: api.deliveries.deliver,
        refuse: api.deliveries.recordRefusal,
        report: (problem, files, label) =>
          void submitLater(api.cases.open, { input: { ...problem, ...place }, files: { files }, label }).catch(() => undefined),
      }}
      home={`/stops/${note.id}`}
      reportPath={(lineId) => ({ to: `/stops/${note.id}/problem`, search: { line: lineId } })}
    />
  );
}
