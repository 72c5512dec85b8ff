// The kitchen's start: by QR the delivery it stands beside, signed in the recent ones. Open matters with their rings on both.
import { Go } from '../../app/go.tsx';
import { useKeptRead } from '../../app/kept-read.ts';
import { useCan, useSession } from '../../app/session.ts';
import { api } from '../../client/api.ts';
import { useLive } from '../../client/live.ts';
import { useRead, useReadPages } from '../../client/query.ts';
import { Icon } from '../../design/icon.tsx';
import { useTexts } from '../../design/locale.ts';
import { BigButton, CallButton } from '../../design/phone/choices.tsx';
import { Empty, Loading, Refused, WhenRead } from '../../design/states.tsx';
import { TimeText } from '../../design/time-text.tsx';
import { isOpenMatter, MatterRows } from '../cases/matter-rows.tsx';
import { CertificatesLink } from '../certificates/certificates-link.tsx';
import { HomeOrders } from '../orders/home-orders.tsx';
import { GoodsLink } from '../products/goods-link.tsx';
import { LotStop } from './lot-stop.tsx';
import { texts } from './note-labels.ts';
import { KeptNotice, NoteLines, NoteTag, useWhenWords } from './note-parts.tsx';
import { isOpen, type MyNote } from './portal-note.ts';
import { TrackNow, TrackSteps } from './portal-track.tsx';

export default function PortalHomePage() {
  const session = useSession();
  return session?.noteId ? <NoteHome noteId={session.noteId} /> : <SignedInHome name={session?.name ?? ''} />;
}

export function NoteHome({ noteId }: { readonly noteId: string }) {
  const note = useKeptRead(api.deliveries.myNote, { noteId });
  useLive([`note:${noteId}`, 'queue'], { refresh: ['deliveries', 'cases'] });
  return (
    <WhenRead read={note}>
      {(one) => (
        <div className="ph-stack">
          <LotStop stopped={one.stopped} where="dock" />
          <KeptNotice at={note.keptAt} />
          <NoteHead note={one} />
          <TrackNow noteId={noteId} />
          <NoteActions note={one} />
          <TrackSteps noteId={noteId} />
          <OpenMatters />
          <CertificatesLink noteId={one.id} />
          <NoteLines lines={one.lines} />
          <TeamCalls team={one.team} />
        </div>
      )}
    </WhenRead>
  );
}

function NoteHead({ note }: { readonly note: MyNote }) {
  const t = useTexts(texts);
  const when = useWhenWords();
  return (
    <section className="ph-card">
      <div className="ph-head">
        <NoteTag state={note.state} />
        <span className="quiet">{note.number}</span>
      </div>
      <p className="ph-big">{when(note)}</p>
      <span className="quiet">
        {[note.site.name, note.driverName && t('driver', { name: note.driverName }), note.vehicle].filter(Boolean).join(' · ')}
      </span>
      {note.receipt?.receiverName && <span className="quiet">{t('signed', { name: note.receipt.receiverName })}</span>}
      {note.receipt?.paperFileId && <span className="quiet">{t('signedOnPaper')}</span>}
    </section>
  );
}

function NoteActions({ note }: { readonly note: MyNote }) {
  const t = useTexts(texts);
  return (
    <div className={note.can.accept && note.can.report ? 'ph-pair' : 'ph-stack'}>
      {note.can.accept && (
        <Go to={`/notes/${note.id}/accept`} className="ph-button ph-main ph-tall">
          <Icon name="check" size={26} />
          {t('accept')}
        </Go>
      )}
      {note.can.report && (
        <Go to="/report" search={{ note: note.id }} className="ph-button ph-tall">
          <Icon name="camera" size={26} />
          {t('report')}
        </Go>
      )}
    </div>
  );
}

function OpenMatters() {
  const t = useTexts(texts);
  const can = useCan();
  const matters = useRead(api.cases.mine, {}, { enabled: can('cases.follow') });
  const open = matters.data?.items.filter(isOpenMatter) ?? [];
  if (!can('cases.follow') || !matters.data) return null;
  if (open.length === 0) return <p className="ph-note ph-good">{t('noMatters')}</p>;
  return (
    <section className="ph-stack">
      <div className="ph-head">
        {t('matters')}
        <Go to="/matters">{t('allMatters')}</Go>
      </div>
      <MatterRows items={open.slice(0, 5)} />
    </section>
  );
}

type Member = { readonly name: string; readonly phone: string | null } | null;

export function TeamCalls({ team }: { readonly team: { readonly agent: Member; readonly clerk: Member } }) {
  const t = useTexts(texts);
  const { agent, clerk } = team;
  return (
    <>
      {agent?.phone && <CallButton phone={agent.phone}>{t('call', { name: agent.name })}</CallButton>}
      {agent && !agent.phone && <p className="ph-note">{t('noPhone', { name: agent.name })}</p>}
      {clerk?.phone && <CallButton phone={clerk.phone}>{t('callClerk', { name: clerk.name })}</CallButton>}
    </>
  );
}

function SignedInHome({ name }: { readonly name: string }) {
  const t = useTexts(texts);
  const can = useCan();
  useLive(['deliveries', 'queue'], { refresh: ['deliveries', 'cases'] });
  return (
    <div className="ph-stack">
      <p className="ph-big">{t('hello', { name })}</p>
      {can('cases.report') && (
        <Go to="/report" className="ph-button ph-main ph-tall">
          <Icon name="camera" size={26} />
          {t('report')}
        </Go>
      )}
      {can('orders.follow') && <HomeOrders />}
      <OpenMatters />
      <RecentNotes />
      {can('products.follow') && <GoodsLink />}
      {can('customers.see-own') && <OwnTeam />}
    </div>
  );
}

function OwnTeam() {
  const profile = useRead(api.customers.profile, {});
  return profile.data ? <TeamCalls team={profile.data.team} /> : null;
}

function RecentNotes() {
  const t = useTexts(texts);
  const when = useWhenWords();
  const notes = useReadPages(api.deliveries.mine, { limit: 8 });
  if (notes.isPending) return <Loading rows={3} />;
  return (
    <section className="ph-stack">
      <h2 className="ph-head">{t('recent')}</h2>
      <Refused error={notes.error} onRetry={() => notes.refetch()} />
      {notes.data && notes.items.length === 0 && (
        <Empty title={t('noNotes')} icon="truck">
          {t('noNotesDo')}
        </Empty>
      )}
      <ul className="ph-lines">
        {notes.items.map((note) => (
          <li key={note.id}>
            <Go to={`/notes/${note.id}`} className={`ph-line${isOpen(note.state) ? ' ph-on' : ''}`}>
              <span className="ph-grow">
                <TimeText at={note.windowFrom} style="date" /> {note.site.name}
                <small>{when(note)}</small>
              </span>
              <NoteTag state={note.state} />
            </Go>
          </li>
        ))}
      </ul>
      {notes.hasNextPage && <BigButton onClick={() => void notes.fetchNextPage()}>{t('more')}</BigButton>}
    </section>
  );
}
