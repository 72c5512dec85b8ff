// Loading at the desk: any van of the day.
import { useQueryClient } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useSearchState } from '../../app/go.tsx';
import { api, type Endpoint } from '../../client/api.ts';
import { useLive } from '../../client/live.ts';
import { newKey, useRead } from '../../client/query.ts';
import { PageHeader } from '../../design/controls.tsx';
import { Icon } from '../../design/icon.tsx';
import { useTexts } from '../../design/locale.ts';
import { Empty, Refused, WhenRead } from '../../design/states.tsx';
import { type Acts, Round } from './loading-round.tsx';
import { seenNotes } from './loading-seen.ts';
import { texts } from './loading-texts.ts';
import { DayPick, useDay } from './picking-day.tsx';

export default function LoadingDeskPage() {
  const t = useTexts(texts);
  const [day, setDay] = useDay();
  const [van, setVan] = useSearchState('van');
  const board = useRead(api.deliveries.board, { day }, { keep: true });
  useLive(['deliveries', 'vehicles'], { refresh: ['deliveries'] });
  const vans = (board.data?.vans ?? []).map(({ id, plate, name }) => ({
    value: id,
    label: `${plate} ${name}（${board.data?.notes.filter(({ vehicleId }) => vehicleId === id).length ?? 0}）`,
  }));
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={
          <Button icon={<Icon name="print" size={16} />} disabled={van === ''} onClick={() => window.print()}>
            {t('print')}
          </Button>
        }
      />
      <div className="filter-bar no-print">
        <DayPick day={day} onChange={setDay} />
        <Select
          value={van || null}
          placeholder={t('chooseVan')}
          aria-label={t('van')}
          options={vans}
          onChange={(id: string) => setVan(id)}
          style={{ minWidth: 220 }}
        />
      </div>
      {van === '' ? (
        <Empty title={t('chooseVan')} icon="truck">
          {t('chooseVanDo')}
        </Empty>
      ) : (
        <OneVan day={day} vehicleId={van} />
      )}
    </>
  );
}

function OneVan({ day, vehicleId }: { readonly day: string; readonly vehicleId: string }) {
  const list = useRead(api.deliveries.loading, { day, vehicleId });
  const { acts, error } = useActs();
  return (
    <div className="load-desk">
      <Refused error={error} />
      <WhenRead read={list}>{(one) => <Round vehicle={one.vehicle} can={one.can} notes={seenNotes(one.notes, [])} acts={acts} />}</WhenRead>
    </div>
  );
}

/** Each tap on its own: sealing a van is one per note. */
function useActs(): { readonly acts: Acts; readonly error: unknown } {
  const queries = useQueryClient();
  const [error, setError] = useState<unknown>(null);
  const send = <I, O>(endpoint: Endpoint<I, O>, input: I): void => {
    setError(null);
    endpoint(input, { idempotencyKey: newKey() })
      .catch(setError)
      .finally(() => void queries.invalidateQueries({ queryKey: ['deliveries'] }));
  };
  const acts: Acts = {
    load: ({ id }, { seals, cratesOut }) => send(api.deliveries.load, { noteId: id, seals: [...seals], cratesOut }),
    takeOff: ({ id }) => send(api.deliveries.takeOff, { noteId: id }),
    check: (notes) => send(api.deliveries.checkLoad, { notes: [...notes] }),
    depart: (noteIds) => send(api.deliveries.departRound, { noteIds: [...noteIds] }),
  };
  return { acts, error };
}
