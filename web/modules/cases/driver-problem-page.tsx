// A problem the driver sees or hears at the door: the same four pages, recorded by our own people.
import { useState } from 'react';
import { Go, useParam, useSearchState } from '../../app/go.tsx';
import { useKeptRead } from '../../app/kept-read.ts';
import { type Answer, api } from '../../client/api.ts';
import { letGo, submitLater } from '../../client/waiting.ts';
import { useSay, useTexts } from '../../design/locale.ts';
import { serverNow } from '../../design/now.ts';
import { Refused, WhenRead } from '../../design/states.tsx';
import { texts } from './portal-texts.ts';
import { type Filling, inputOf, type Report } from './report-draft.ts';
import { ReportForm } from './report-form.tsx';

type Note = Answer<typeof api.deliveries.show>;

export default function DriverProblemPage() {
  const note = useKeptRead(api.deliveries.show, { noteId: useParam('noteId') });
  return <WhenRead read={note}>{(found: Note) => <DriverReport note={found} />}</WhenRead>;
}

function DriverReport({ note }: { readonly note: Note }) {
  const t = useTexts(texts);
  const say = useSay();
  const [line] = useSearchState('line');
  const [done, setDone] = useState(false);
  const [error, setError] = useState<unknown>();
  const send = (report: Report, forget: Filling['forget']) => {
    let restore: ReturnType<Filling['forget']> | undefined;
    const late = report.shots.parts.length > 0 ? { occurredAt: new Date(serverNow()).toISOString() } : {};
    const answered = submitLater(api.cases.open, {
      key: report.key,
      input: { ...inputOf(report, note.id), ...late, customerId: note.customer.id, siteId: note.site.id, channel: 'driver' as const },
      files: { files: report.shots.parts },
      label: `${note.site.name} · ${t('labelReport', { what: say(report.what) })}`,
      onKept: () => {
        restore = forget();
        setDone(true);
      },
    });
    answered.catch(async (refused: unknown) => {
      await restore?.();
      await letGo(report.key);
      setDone(false);
      setError(refused);
    });
  };
  if (done) {
    return (
      <div className="ph-stack">
        <p className="ph-note ph-good" role="status">
          {t('reported')}
        </p>
        <Go to={`/stops/${note.id}`} className="ph-button ph-main ph-tall">
          {note.site.name}
        </Go>
      </div>
    );
  }
  const lines = note.lines.map((one) => ({ ...one, came: one.picked ?? one.ordered }));
  return (
    <div className="ph-stack">
      <Refused error={error} />
      <ReportForm subject={{ noteId: note.id, lines, meals: note.siteCard.meals, replace: 'never' }} line={line} onSend={send} />
    </div>
  );
}
