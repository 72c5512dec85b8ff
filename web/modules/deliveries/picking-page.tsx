// The waves of a day: how far each is, and what is in none yet.
import { Button, Progress } from 'antd';
import { useState } from 'react';
import { Go, useGo } from '../../app/go.tsx';
import { useShortcut } from '../../app/shortcuts.ts';
import { type Answer, api } from '../../client/api.ts';
import { useLive } from '../../client/live.ts';
import { useRead } from '../../client/query.ts';
import { PageHeader } from '../../design/controls.tsx';
import { Icon } from '../../design/icon.tsx';
import { useLocale, useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { Empty, WhenRead } from '../../design/states.tsx';
import { showTime } from '../../design/time.ts';
import './picking.css';
import { DayPick, useDay } from './picking-day.tsx';
import { waveLabels } from './picking-labels.ts';
import { texts } from './picking-texts.ts';
import { WaveDrawer } from './picking-wave-drawer.tsx';

export type Wave = Answer<typeof api.deliveries.waves>['items'][number];

export default function PickingPage() {
  const t = useTexts(texts);
  const go = useGo();
  const [day, setDay] = useDay();
  const [opening, setOpening] = useState(false);
  const waves = useRead(api.deliveries.waves, { day }, { keep: true });
  const waiting = useRead(api.deliveries.waveless, { day }, { keep: true });
  useLive(['deliveries'], { refresh: ['deliveries'] });
  const left = waiting.data?.items.length ?? 0;
  const may = (waves.data?.can.open ?? false) && left > 0;
  useShortcut('n', t('open'), may ? () => setOpening(true) : undefined);
  const button = (
    <Button type="primary" disabled={!may} icon={<Icon name="plus" size={16} />} onClick={() => setOpening(true)}>
      {t('open')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('title')} actions={button} />
      <div className="filter-bar">
        <DayPick day={day} onChange={setDay} />
        <span className="quiet">
          {left > 0 ? `${t('waiting')}：${t('notes', { count: left })}` : waves.data && waves.data.items.length > 0 && waiting.data && t('allIn')}
        </span>
      </div>
      <WhenRead read={waves}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('none')} icon="lot" action={may ? button : undefined}>
              {t('noneDo')}
            </Empty>
          ) : (
            <ul className="wave-list">
              {items.map((wave) => (
                <WaveRow key={wave.id} wave={wave} />
              ))}
            </ul>
          )
        }
      </WhenRead>
      {opening && (
        <WaveDrawer day={day} waves={waves.data?.items ?? []} onClose={() => setOpening(false)} onOpened={(waveId) => go(`/picking/${waveId}`)} />
      )}
    </>
  );
}

const TONES = { open: 'plain', picking: 'info', done: 'accent' } as const;

export function WaveTag({ state }: { readonly state: Wave['state'] }) {
  const say = useSay();
  return <ToneTag tone={TONES[state]}>{say(waveLabels[state])}</ToneTag>;
}

function WaveRow({ wave }: { readonly wave: Wave }) {
  const t = useTexts(texts);
  const locale = useLocale();
  const { lines, pickedLines } = wave;
  const share = lines === 0 ? 0 : Math.floor((100 * pickedLines) / lines);
  return (
    <li>
      <Go to={`/picking/${wave.id}`} className="wave-row">
        <strong>{t('waveNo', { no: wave.waveNo })}</strong>
        <WaveTag state={wave.state} />
        <span className="quiet">{t('notes', { count: wave.notes })}</span>
        <span className="wave-share">
          <Progress percent={share} size="small" showInfo={false} strokeColor="var(--accent-bright)" aria-label={t('waveNo', { no: wave.waveNo })} />
          <small className="quiet number">{t('progress', { done: pickedLines, all: lines })}</small>
        </span>
        <span className="quiet number nowrap">
          {wave.doneAt
            ? t('doneAt', { time: showTime(wave.doneAt, locale, 'time') })
            : t('openedAt', { time: showTime(wave.openedAt, locale, 'time') })}
        </span>
        <Icon name="right" size={16} className="quiet" />
      </Go>
    </li>
  );
}
