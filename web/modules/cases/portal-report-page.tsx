// A problem in under a minute: what, which, photo, how much, sent. What is filled in stays on the phone until the server has it.
import { useEffect } from 'react';
import { useSearchState } from '../../app/go.tsx';
import { useKeptRead } from '../../app/kept-read.ts';
import { useSession } from '../../app/session.ts';
import { api } from '../../client/api.ts';
import { useReadPages } from '../../client/query.ts';
import { useTexts } from '../../design/locale.ts';
import { Loading, WhenRead } from '../../design/states.tsx';
import { TimeText } from '../../design/time-text.tsx';
import type { MyNote } from '../deliveries/portal-note.ts';
import { KitchenReport } from './kitchen-report.tsx';
import { texts } from './portal-texts.ts';

export default function PortalReportPage() {
  const session = useSession();
  const [asked, setAsked] = useSearchState('note');
  const [line] = useSearchState('line');
  const noteId = asked || session?.noteId || '';
  if (noteId === '') return <ChooseNote onChoose={setAsked} />;
  if (noteId === 'none') return <KitchenReport note={undefined} line="" />;
  return <WithNote noteId={noteId} line={line} />;
}

function WithNote({ noteId, line }: { readonly noteId: string; readonly line: string }) {
  const note = useKeptRead(api.deliveries.myNote, { noteId });
  return <WhenRead read={note}>{(found: MyNote) => <KitchenReport note={found} line={line} />}</WhenRead>;
}

function ChooseNote({ onChoose }: { readonly onChoose: (noteId: string) => void }) {
  const t = useTexts(texts);
  const notes = useReadPages(api.deliveries.mine, { limit: 5 });
  const none = notes.data !== undefined && notes.items.length === 0;
  useEffect(() => {
    if (none) onChoose('none');
  }, [none, onChoose]);
  if (notes.isPending || none) return <Loading />;
  return (
    <div className="ph-stack">
      <h2 className="ph-big">{t('whichNote')}</h2>
      <ul className="ph-lines">
        {notes.items.map((note) => (
          <li key={note.id}>
            <button type="button" className="ph-line" onClick={() => onChoose(note.id)}>
              <span className="ph-grow">
                <TimeText at={note.windowFrom} style="date" />
                <small>
                  {note.site.name} · {note.number}
                </small>
              </span>
            </button>
          </li>
        ))}
        <li>
          <button type="button" className="ph-line" onClick={() => onChoose('none')}>
            {t('noNote')}
          </button>
        </li>
      </ul>
    </div>
  );
}
