// Not let in: the reason, a photo of the gate, time and place. What excuses a late arrival later.
import { useState } from 'react';
import { Go, useGo, useParam } from '../../app/go.tsx';
import { useKeptRead } from '../../app/kept-read.ts';
import { type Answer, api } from '../../client/api.ts';
import { submitLater } from '../../client/waiting.ts';
import type { IconName } from '../../design/icon.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { BigButton, Tiles } from '../../design/phone/choices.tsx';
import { PhotoCapture } from '../../design/photo-capture.tsx';
import { WhenRead } from '../../design/states.tsx';
import { useUploads } from '../../design/use-uploads.ts';
import { type WaitReason, waitLabels } from './road-labels.ts';
import { phoneTimes, whereNow } from './road-tap.ts';
import { texts } from './road-texts.ts';

type Note = Answer<typeof api.deliveries.show>;
const ICONS: Readonly<Record<WaitReason, IconName>> = {
  'gate-closed': 'lock',
  'nobody-there': 'user',
  'dock-occupied': 'truck',
  'late-order': 'clock',
  other: 'help',
};
const REASONS = Object.keys(waitLabels) as WaitReason[];

export default function DriverStopWaitPage() {
  const note = useKeptRead(api.deliveries.show, { noteId: useParam('noteId') });
  return <WhenRead read={note}>{(one: Note) => <WaitForm note={one} />}</WhenRead>;
}

function WaitForm({ note }: { readonly note: Note }) {
  const t = useTexts(texts);
  const say = useSay();
  const go = useGo();
  const uploads = useUploads();
  const [times] = useState(phoneTimes);
  const [reason, setReason] = useState<WaitReason>();
  const send = async () => {
    if (!reason) return;
    const place = await whereNow();
    const files = { files: uploads.list.map(({ id, file }) => id ?? file) };
    // A refusal stays in the strip at the bottom, in the server's words.
    submitLater(api.deliveries.wait, {
      input: { noteId: note.id, reason, ...times, place },
      files,
      label: t('labelWait', { site: note.site.name }),
      onKept: () => go(`/stops/${note.id}`),
    }).catch(() => undefined);
  };
  return (
    <div className="ph-stack">
      <Go to={`/stops/${note.id}`} className="ph-chip">
        {note.site.name}
      </Go>
      <h2 className="ph-big">{t('waitWhy')}</h2>
      <Tiles
        label={t('waitWhy')}
        value={reason}
        options={REASONS.map((value) => ({ value, label: say(waitLabels[value]), icon: ICONS[value] }))}
        onChange={setReason}
      />
      <strong>{t('waitPhoto')}</strong>
      <PhotoCapture uploads={uploads} album={false} />
      <p className="ph-small">{t('waitTip')}</p>
      <div className="ph-foot">
        <BigButton main tall onClick={() => void send()} disabled={!reason}>
          {t('waitSend')}
        </BigButton>
      </div>
    </div>
  );
}
