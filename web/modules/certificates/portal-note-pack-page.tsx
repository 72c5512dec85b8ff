import { useParam } from '../../app/go.tsx';
import { PackOfNote } from './portal-pack-page.tsx';

export default function PortalNotePackPage() {
  return <PackOfNote noteId={useParam('noteId')} />;
}
