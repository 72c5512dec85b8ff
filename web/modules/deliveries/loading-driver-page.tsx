// The driver's own van before it leaves. Every tap counts with its own time, signal or not.
import { Go } from '../../app/go.tsx';
import { useKeptRead } from '../../app/kept-read.ts';
import { api } from '../../client/api.ts';
import { useLive } from '../../client/live.ts';
import { submitLater, useWaiting } from '../../client/waiting.ts';
import { useTexts } from '../../design/locale.ts';
import { serverNow } from '../../design/now.ts';
import { WhenRead } from '../../design/states.tsx';
import { type Acts, Round } from './loading-round.tsx';
import { seenNotes } from './loading-seen.ts';
import { texts } from './loading-texts.ts';
import { KeptNotice } from './note-parts.tsx';

export default function LoadingDriverPage() {
  const t = useTexts(texts);
  const list = useKeptRead(api.deliveries.loading, {});
  const waiting = useWaiting();
  const acts = useActs(() => void list.refetch());
  useLive(['deliveries'], { refresh: ['deliveries'] });
  return (
    <WhenRead read={list}>
      {(one) => (
        <div className="ph-stack">
          <KeptNotice at={list.keptAt} />
          <Round
            vehicle={one.vehicle}
            can={one.can}
            notes={seenNotes(one.notes, waiting)}
            acts={acts}
            onward={
              <Go to="/" className="ph-button ph-main ph-tall">
                {t('toStops')}
              </Go>
            }
          />
        </div>
      )}
    </WhenRead>
  );
}

/** Sent in the order in which they were tapped; the list is read again once the server has answered. */
function useActs(again: () => void): Acts {
  const t = useTexts(texts);
  const times = () => {
    const now = new Date(serverNow()).toISOString();
    return { occurredAt: now, sentAt: now };
  };
  return {
    load: ({ id, site }, { seals, cratesOut }) => {
      const input = { noteId: id, seals: [...seals], cratesOut, ...times() };
      submitLater(api.deliveries.load, { input, label: t('labelLoad', { site: site.name }) }).then(again, again);
    },
    takeOff: ({ id, site }) => {
      submitLater(api.deliveries.takeOff, { input: { noteId: id, ...times() }, label: t('labelTakeOff', { site: site.name }) }).then(again, again);
    },
    check: (notes) => {
      submitLater(api.deliveries.checkLoad, { input: { notes: [...notes], ...times() }, label: t('labelCheck') }).then(again, again);
    },
    depart: (noteIds) => {
      submitLater(api.deliveries.departRound, { input: { noteIds: [...noteIds], ...times() }, label: t('labelDepart') }).then(again, again);
    },
  };
}
