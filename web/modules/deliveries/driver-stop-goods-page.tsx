// After a late delivery: how the goods look, how warm they are (R6.1).
import { useState } from 'react';
import { useGo, useParam } from '../../app/go.tsx';
import { useKeptRead } from '../../app/kept-read.ts';
import { type Answer, api } from '../../client/api.ts';
import { submitLater } from '../../client/waiting.ts';
import { useSay, useTexts } from '../../design/locale.ts';
import { BigButton, Tiles } from '../../design/phone/choices.tsx';
import { PhotoCapture } from '../../design/photo-capture.tsx';
import { WhenRead } from '../../design/states.tsx';
import { useUploads } from '../../design/use-uploads.ts';
import { type Look, lookLabels } from './road-labels.ts';
import { phoneTimes } from './road-tap.ts';
import { texts } from './road-texts.ts';

type Note = Answer<typeof api.deliveries.show>;
const LOOKS = Object.keys(lookLabels) as Look[];
const TENTHS = 10;

/** Tenths of a degree; null where nothing is written, undefined where it is no temperature. */
function tenthsOf(text: string): number | null | undefined {
  const written = text.trim().replace(',', '.').replace('，', '.');
  if (written === '') return null;
  const tenths = Math.round(Number(written) * TENTHS);
  return Number.isFinite(tenths) && tenths >= -600 && tenths <= 800 ? tenths : undefined;
}

export default function DriverStopGoodsPage() {
  const note = useKeptRead(api.deliveries.show, { noteId: useParam('noteId') });
  return <WhenRead read={note}>{(one: Note) => <GoodsForm note={one} />}</WhenRead>;
}

function GoodsForm({ note }: { readonly note: Note }) {
  const t = useTexts(texts);
  const say = useSay();
  const go = useGo();
  const uploads = useUploads();
  const [looks, setLooks] = useState<Look>();
  const [degrees, setDegrees] = useState('');
  const tenthsCelsius = tenthsOf(degrees);
  const send = () => {
    if (!looks || tenthsCelsius === undefined) return;
    const files = { files: uploads.list.map(({ id, file }) => id ?? file) };
    const input = { noteId: note.id, looks, tenthsCelsius, ...phoneTimes() };
    const onKept = () => go(`/stops/${note.id}`);
    submitLater(api.deliveries.recordGoodsState, { input, files, label: t('labelGoods', { site: note.site.name }), onKept }).catch(() => undefined);
  };
  return (
    <div className="ph-stack">
      <h2 className="ph-big">{t('goodsLooks')}</h2>
      <Tiles label={t('goodsLooks')} value={looks} options={LOOKS.map((value) => ({ value, label: say(lookLabels[value]) }))} onChange={setLooks} />
      <label className="ph-label">
        {t('goodsDegrees')}
        <input className="ph-text" inputMode="text" value={degrees} onChange={(event) => setDegrees(event.target.value)} />
      </label>
      {tenthsCelsius === undefined && <p className="ph-note ph-danger">{t('goodsBad')}</p>}
      <PhotoCapture uploads={uploads} />
      <div className="ph-foot">
        <BigButton main tall onClick={send} disabled={!looks || tenthsCelsius === undefined}>
          {t('goodsSend')}
        </BigButton>
      </div>
    </div>
  );
}
