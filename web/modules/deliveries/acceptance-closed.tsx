// A note that can no longer be accepted says so; what was half filled in for it is forgotten.
import { useEffect } from 'react';
import { Go } from '../../app/go.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { texts } from './acceptance-texts.ts';
import { stateLabels } from './note-labels.ts';
import type { MyNote } from './portal-note.ts';
import { forgetAcceptance } from './use-acceptance.ts';

type ClosedProps = { readonly note: Pick<MyNote, 'id' | 'state'>; readonly home: string };

export function Closed({ note, home }: ClosedProps) {
  const t = useTexts(texts);
  const say = useSay();
  useEffect(() => forgetAcceptance(note.id), [note.id]);
  return (
    <div className="ph-stack">
      <p className="ph-note">{t('cannotAccept', { state: say(stateLabels[note.state]) })}</p>
      <Go to={home} className="ph-button">
        {t('home')}
      </Go>
    </div>
  );
}
