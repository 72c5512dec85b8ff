// One wave at the scale: what to take from where on the left, one big field on the right. Enter saves and goes on.
import { useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm, Segmented, Switch } from 'antd';
import { useMemo, useState } from 'react';
import { useGo, useParam, useSearchState } from '../../app/go.tsx';
import { api } from '../../client/api.ts';
import { keyOf, useRead, useSubmit } from '../../client/query.ts';
import { PageHeader } from '../../design/controls.tsx';
import { Icon } from '../../design/icon.tsx';
import { useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { Empty, Refused, WhenRead } from '../../design/states.tsx';
import { TimeText } from '../../design/time-text.tsx';
import './picking.css';
import { PickEntry } from './picking-entry.tsx';
import { PickGroups } from './picking-groups.tsx';
import { groupLines, neighbour, nextOpen, type PickLine, type View, type WaveAnswer } from './picking-list.ts';
import type { WaveLots } from './picking-lots.ts';
import { WaveTag } from './picking-page.tsx';
import { texts } from './picking-texts.ts';

/** Colleagues pick the same wave: their words come in without moving the line in hand. */
const EVERY = 15_000;

export default function PickingWavePage() {
  const waveId = useParam('waveId');
  const wave = useRead(api.deliveries.wave, { waveId }, { every: EVERY });
  const lots = useRead(api.deliveries.waveLots, { waveId }, { every: EVERY });
  const again = () => {
    void wave.refetch();
    void lots.refetch();
  };
  return <WhenRead read={wave}>{(one) => <Wave wave={one} lots={lots.data} again={again} />}</WhenRead>;
}

/** The answer of a pick holds the line as it is now: no need to read the whole wave again after every Enter. */
function useKeepLines(waveId: string): (lines: readonly PickLine[]) => void {
  const queries = useQueryClient();
  return (lines) =>
    queries.setQueryData(keyOf(api.deliveries.wave, { waveId }), (old: WaveAnswer | undefined) => {
      if (!old) return old;
      const byId = new Map(lines.map((line) => [line.id, line]));
      const items = old.items.map((line) => byId.get(line.id) ?? line);
      return {
        ...old,
        items,
        pickedLines: items.filter(({ picked }) => picked !== null).length,
        state: old.state === 'open' ? 'picking' : old.state,
      };
    });
}

type WaveProps = { readonly wave: WaveAnswer; readonly lots: WaveLots | undefined; readonly again: () => void };

function Wave({ wave, lots, again }: WaveProps) {
  const t = useTexts(texts);
  const go = useGo();
  const [view, setView] = useSearchState('view', 'product');
  const [only, setOnly] = useSearchState('only');
  const [chosen, setChosen] = useState<string>();
  const keep = useKeepLines(wave.id);
  const cards = useMemo(() => new Map(wave.cards.map((card) => [card.id, card])), [wave.cards]);
  const groups = useMemo(() => groupLines(wave.items, cards, view as View), [wave.items, cards, view]);
  const step = { groups, cards };
  const active = wave.items.find(({ id }) => id === chosen) ?? nextOpen(step, undefined);
  const move = (by: 1 | -1) => setChosen(neighbour(step, active?.id, by)?.id ?? active?.id);
  const goOn = (lines: readonly PickLine[]) => {
    const after = nextOpen(step, active?.id);
    keep(lines);
    setChosen(after?.id ?? active?.id);
    // The last line closes the wave on the server.
    if (!after) again();
  };
  const card = active && cards.get(active.noteId);
  const unlotted = wave.items.filter((line) => line.unlotted > 0).length;
  return (
    <div className="pick-page">
      <PageHeader
        title={t('waveNo', { no: wave.waveNo })}
        tags={<WaveTag state={wave.state} />}
        sub={
          <>
            <TimeText at={`${wave.day}T12:00:00+08:00`} style="date" /> · {t('progress', { done: wave.pickedLines, all: wave.lines })}
            {unlotted > 0 && (
              <>
                {' '}
                <ToneTag tone="amber" icon="alert">
                  {t('unlottedLines', { count: unlotted })}
                </ToneTag>
              </>
            )}
          </>
        }
        onBack={() => go('/picking', { day: wave.day })}
        actions={<Acts wave={wave} />}
      />
      <div className="filter-bar no-print">
        <Segmented
          value={view}
          onChange={setView}
          options={[
            { value: 'product', label: t('byProduct') },
            { value: 'site', label: t('bySite') },
          ]}
        />
        <span className="row">
          <Switch size="small" checked={only === 'open'} onChange={(on) => setOnly(on ? 'open' : '')} aria-label={t('onlyOpen')} />
          {t('onlyOpen')}
        </span>
      </div>
      <div className="pick-columns">
        <PickGroups groups={groups} cards={cards} view={view as View} onlyOpen={only === 'open'} active={active?.id} onChoose={setChosen} />
        {active && card ? (
          <PickEntry
            key={`${active.id}:${active.version}`}
            line={active}
            card={card}
            lots={lots}
            may={wave.can.pick}
            onPicked={goOn}
            onMove={move}
            onStale={again}
          />
        ) : (
          <Empty title={t('allPicked')} icon="check">
            {t('allPickedDo')}
          </Empty>
        )}
      </div>
    </div>
  );
}

function Acts({ wave }: { readonly wave: WaveAnswer }) {
  const t = useTexts(texts);
  const close = useSubmit(api.deliveries.closeWave);
  return (
    <>
      <Refused error={close.error} />
      <Button icon={<Icon name="print" size={16} />} onClick={() => window.print()}>
        {t('print')}
      </Button>
      {wave.can.close && (
        <Popconfirm
          title={t('closeSure', { count: wave.lines - wave.pickedLines, no: wave.waveNo })}
          okText={t('close')}
          onConfirm={() => close.mutate({ waveId: wave.id })}
        >
          <Button loading={close.isPending}>{t('close')}</Button>
        </Popconfirm>
      )}
    </>
  );
}
