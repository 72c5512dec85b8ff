// Trouble on the road: what, for which notes, a photo or a few words. The office answers with a remedy.
import { useState } from 'react';
import { Go, useParam } from '../../app/go.tsx';
import { useKeptRead } from '../../app/kept-read.ts';
import { type Answer, api } from '../../client/api.ts';
import { submitLater } from '../../client/waiting.ts';
import { useSay, useTexts } from '../../design/locale.ts';
import { BigButton, Chips, Tiles } from '../../design/phone/choices.tsx';
import { ShotsField } from '../../design/phone/shots.tsx';
import { WhenRead } from '../../design/states.tsx';
import { useUploads } from '../../design/use-uploads.ts';
import { type ExceptionKind, exceptionLabels, OF_VAN } from './road-labels.ts';
import { phoneTimes, whereNow } from './road-tap.ts';
import { texts } from './road-texts.ts';

type Note = Answer<typeof api.deliveries.show>;
const KINDS = (Object.keys(exceptionLabels) as ExceptionKind[]).filter((kind) => !kind.startsWith('supplier'));

export default function DriverExceptionPage() {
  const note = useKeptRead(api.deliveries.show, { noteId: useParam('noteId') });
  return <WhenRead read={note}>{(one: Note) => <ExceptionForm note={one} />}</WhenRead>;
}

function ExceptionForm({ note }: { readonly note: Note }) {
  const t = useTexts(texts);
  const say = useSay();
  const uploads = useUploads();
  const [times] = useState(phoneTimes);
  const [kind, setKind] = useState<ExceptionKind>();
  const [scope, setScope] = useState<'one' | 'van'>('one');
  const [text, setText] = useState('');
  const [sent, setSent] = useState(false);
  const send = async () => {
    if (!kind) return;
    const input = { noteId: note.id, kind, allOfVan: scope === 'van', text: text.trim(), ...times, place: await whereNow() };
    const files = { files: uploads.list.map(({ id, file }) => id ?? file) };
    const label = t('labelException', { site: note.site.name });
    submitLater(api.deliveries.reportException, { input, files, label, onKept: () => setSent(true) }).catch(() => undefined);
  };
  if (sent) {
    return (
      <div className="ph-stack">
        <p className="ph-note ph-good" role="status">
          {t('exceptionSent')}
        </p>
        <Go to={`/stops/${note.id}`} className="ph-button ph-main ph-tall">
          {t('backTo', { site: note.site.name })}
        </Go>
      </div>
    );
  }
  return (
    <div className="ph-stack">
      <h2 className="ph-big">{t('exceptionWhat')}</h2>
      <Tiles
        label={t('exceptionWhat')}
        value={kind}
        options={KINDS.map((value) => ({ value, label: say(exceptionLabels[value]) }))}
        onChange={(value) => {
          setKind(value);
          setScope(OF_VAN.includes(value) ? 'van' : 'one');
        }}
      />
      <strong>{t('exceptionFor')}</strong>
      <Chips
        label={t('exceptionFor')}
        value={scope}
        options={[
          { value: 'one', label: t('thisOnly') },
          { value: 'van', label: t('allOfVan') },
        ]}
        onChange={setScope}
      />
      <strong>{t('exceptionProof')}</strong>
      <ShotsField uploads={uploads} voice />
      <label className="ph-label">
        {t('exceptionWords')}
        <textarea className="ph-text" rows={2} maxLength={1000} value={text} onChange={(event) => setText(event.target.value)} />
      </label>
      <div className="ph-foot">
        <BigButton main tall onClick={() => void send()} disabled={!kind}>
          {t('exceptionSend')}
        </BigButton>
      </div>
    </div>
  );
}
