// Late, before the window is over: why, how late, and whether the customer knows.
import { useState } from 'react';
import { MINUTE } from '../../../server/kernel/time.ts';
import { Go, useParam } from '../../app/go.tsx';
import { useKeptRead } from '../../app/kept-read.ts';
import { type Answer, api } from '../../client/api.ts';
import { newKey } from '../../client/query.ts';
import { letGo, submitLater } from '../../client/waiting.ts';
import { useLocale, useSay, useTexts } from '../../design/locale.ts';
import { serverNow, useNow } from '../../design/now.ts';
import { BigButton, Chips, Tiles } from '../../design/phone/choices.tsx';
import { PhotoCapture } from '../../design/photo-capture.tsx';
import { Refused, WhenRead } from '../../design/states.tsx';
import { showTime } from '../../design/time.ts';
import { useUploads } from '../../design/use-uploads.ts';
import { texts } from './driver-texts.ts';
import { type Delay, delayLabels } from './note-labels.ts';

type Note = Answer<typeof api.deliveries.show>;
const DELAYS = Object.keys(delayLabels) as Delay[];
const MINUTES = [15, 30, 45, 60, 90, 120];

export default function DriverDelayPage() {
  const note = useKeptRead(api.deliveries.show, { noteId: useParam('noteId') });
  return <WhenRead read={note}>{(one: Note) => <DelayForm note={one} />}</WhenRead>;
}

function DelayForm({ note }: { readonly note: Note }) {
  const t = useTexts(texts);
  const say = useSay();
  const locale = useLocale();
  const now = useNow(60_000);
  const uploads = useUploads();
  const [reason, setReason] = useState<Delay>();
  const [minutes, setMinutes] = useState<string>();
  const [told, setTold] = useState<'yes' | 'no'>();
  const [sent, setSent] = useState(false);
  const [error, setError] = useState<unknown>();
  const send = () => {
    if (!reason || !minutes || !told) return;
    const key = newKey();
    const at = serverNow();
    const input = {
      noteId: note.id,
      reason,
      newEstimate: new Date(at + Number(minutes) * MINUTE).toISOString(),
      toldCustomer: told === 'yes',
      // By this phone's own clock, which the server sets right.
      occurredAt: new Date().toISOString(),
      sentAt: new Date().toISOString(),
    };
    const files = { files: uploads.list.map(({ id, file }) => id ?? file) };
    submitLater(api.deliveries.delay, { key, input, files, label: t('labelDelay', { site: note.site.name }), onKept: () => setSent(true) }).catch(
      async (refused: unknown) => {
        await letGo(key);
        setSent(false);
        setError(refused);
      },
    );
  };
  if (sent) return <Recorded noteId={note.id} site={note.site.name} />;
  return (
    <div className="ph-stack">
      <Refused error={error} />
      <h2 className="ph-big">{t('delayWhy')}</h2>
      <Tiles label={t('delayWhy')} value={reason} options={DELAYS.map((value) => ({ value, label: say(delayLabels[value]) }))} onChange={setReason} />
      <h2 className="ph-big">{t('newTime')}</h2>
      <Chips
        label={t('newTime')}
        value={minutes}
        options={MINUTES.map((count) => ({
          value: String(count),
          label: t('minutes', { count }),
          note: showTime(now + count * MINUTE, locale, 'time'),
        }))}
        onChange={setMinutes}
      />
      <Chips
        label={t('told')}
        value={told}
        options={[
          { value: 'yes', label: t('told') },
          { value: 'no', label: t('notTold') },
        ]}
        onChange={setTold}
      />
      <p className="ph-small">{t('toldTip')}</p>
      <strong>{t('photo')}</strong>
      <PhotoCapture uploads={uploads} />
      <div className="ph-foot">
        <BigButton main tall onClick={send} disabled={!reason || !minutes || !told}>
          {t('sendDelay')}
        </BigButton>
      </div>
    </div>
  );
}

function Recorded({ noteId, site }: { readonly noteId: string; readonly site: string }) {
  const t = useTexts(texts);
  return (
    <div className="ph-stack">
      <p className="ph-note ph-good" role="status">
        {t('recorded')}
      </p>
      <Go to={`/stops/${noteId}`} className="ph-button ph-main ph-tall">
        {t('backTo', { site })}
      </Go>
    </div>
  );
}
