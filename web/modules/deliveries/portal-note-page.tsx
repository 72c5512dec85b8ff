import { useParam } from '../../app/go.tsx';
import { NoteHome } from './portal-home-page.tsx';

export default function PortalNotePage() {
  return <NoteHome noteId={useParam('noteId')} />;
}
