// One delivery note: its course, every line as ordered, picked and accepted, who signed, and what came of it.
import { Button } from 'antd';
import { useState } from 'react';
import { Go, useGo, useParam } from '../../app/go.tsx';
import { useCan } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { type Answer, api } from '../../client/api.ts';
import { useLive } from '../../client/live.ts';
import { useRead } from '../../client/query.ts';
import { Facts, PageHeader, Section } from '../../design/controls.tsx';
import '../../design/desk/desk-parts.css';
import { Icon } from '../../design/icon.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { CategoryDot } from '../../design/marks.tsx';
import { Person } from '../../design/people.tsx';
import { WhenRead } from '../../design/states.tsx';
import { TimeText } from '../../design/time-text.tsx';
import { StateTag as CaseStateTag, useCaseTitle } from '../cases/case-look.tsx';
import { NoteCertificates } from '../certificates/note-certificates.tsx';
import './desk.css';
import { StateTag } from './desk-list-page.tsx';
import { LotStop } from './lot-stop.tsx';
import { NoteCourse } from './note-course.tsx';
import { AssignForm, CancelForm } from './note-forms.tsx';
import { delayLabels } from './note-labels.ts';
import { NoteLines } from './note-lines.tsx';
import { PrintButton } from './print-button.tsx';
import { QrSheet } from './qr-sheet.tsx';
import { ReceiptForm } from './receipt-form.tsx';
import { ReceiptSection } from './receipt-section.tsx';
import { RoadSection } from './road-section.tsx';

const texts = {
  back: { zh: '返回送货单列表', en: 'Back to the notes' },
  qr: { zh: '二维码', en: 'QR code' },
  accept: { zh: '登记验收', en: 'Record acceptance' },
  assign: { zh: '派车', en: 'Assign' },
  cancel: { zh: '取消送货单', en: 'Cancel the note' },
  delivery: { zh: '配送', en: 'Delivery' },
  window: { zh: '时间窗', en: 'Window' },
  driver: { zh: '司机', en: 'Driver' },
  vehicle: { zh: '车辆', en: 'Vehicle' },
  crates: { zh: '周转筐', en: 'Crates' },
  cratesDo: { zh: '送 {out}，收回 {back}', en: '{out} out, {back} back' },
  address: { zh: '地址', en: 'Address' },
  gate: { zh: '进门须知', en: 'Gate rules' },
  delay: { zh: '延误原因', en: 'Delay' },
  cases: { zh: '送货后该食堂的售后单', en: 'Cases of this site since then' },
  noCases: { zh: '没有售后单。', en: 'None.' },
};

export type Note = Answer<typeof api.deliveries.show>;

export default function NotePage() {
  const noteId = useParam('noteId');
  const read = useRead(api.deliveries.show, { noteId });
  useLive([`note:${noteId}`], { refresh: ['deliveries'] });
  return <WhenRead read={read}>{(note) => <NoteView note={note} />}</WhenRead>;
}

type Open = 'qr' | 'accept' | 'assign' | 'cancel' | undefined;

function NoteView({ note }: { readonly note: Note }) {
  const t = useTexts(texts);
  const go = useGo();
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  useShortcut('r', t('accept'), note.can.accept ? () => setOpen('accept') : undefined);
  useShortcut('a', t('assign'), note.can.assign ? () => setOpen('assign') : undefined);
  return (
    <>
      <PageHeader
        title={note.number}
        onBack={() => go('/deliveries')}
        back={t('back')}
        tags={<StateTag state={note.state} />}
        sub={
          <>
            <Go to={`/customers/${note.customer.id}`}>{note.customer.name}</Go> · {note.site.name}
          </>
        }
        actions={<Acts note={note} onOpen={setOpen} />}
      />
      <div className="stack">
        <LotStop stopped={note.stopped} where={note.departedAt === null ? 'load' : 'van'} />
        <NoteCourse note={note} />
        <div className="card-columns note-columns">
          <NoteLines note={note} />
          <div className="stack">
            <ReceiptSection note={note} />
            <Delivery note={note} />
            <RoadSection noteId={note.id} number={note.number} />
            <NoteCertificates noteId={note.id} />
            <Cases note={note} />
          </div>
        </div>
      </div>
      {open === 'qr' && <QrSheet note={note} onClose={close} />}
      {open === 'accept' && <ReceiptForm note={note} onClose={close} />}
      {open === 'assign' && <AssignForm note={note} onClose={close} />}
      {open === 'cancel' && <CancelForm note={note} onClose={close} />}
    </>
  );
}

function Acts({ note, onOpen }: { readonly note: Note; readonly onOpen: (open: Open) => void }) {
  const t = useTexts(texts);
  return (
    <>
      {note.can.cancel && (
        <Button danger type="text" onClick={() => onOpen('cancel')}>
          {t('cancel')}
        </Button>
      )}
      {note.can.print && (
        <>
          <Button icon={<Icon name="qr" size={16} />} onClick={() => onOpen('qr')}>
            {t('qr')}
          </Button>
          <PrintButton noteIds={[note.id]} prints={note.prints} />
        </>
      )}
      {note.can.assign && <Button onClick={() => onOpen('assign')}>{t('assign')}</Button>}
      {note.can.accept && (
        <Button type="primary" onClick={() => onOpen('accept')}>
          {t('accept')}
        </Button>
      )}
    </>
  );
}

function Delivery({ note }: { readonly note: Note }) {
  const t = useTexts(texts);
  const say = useSay();
  const { siteCard } = note;
  return (
    <Section title={t('delivery')} icon="truck">
      <Facts
        items={[
          {
            label: t('window'),
            value: (
              <>
                <TimeText at={note.windowFrom} />–<TimeText at={note.windowTo} style="time" />
              </>
            ),
          },
          { label: t('driver'), value: <Person name={note.driver?.name} /> },
          ...(note.vehicle ? [{ label: t('vehicle'), value: note.vehicle }] : []),
          ...(note.cratesOut > 0 || note.cratesBack !== null
            ? [{ label: t('crates'), value: t('cratesDo', { out: note.cratesOut, back: note.cratesBack ?? '—' }) }]
            : []),
          ...(note.delayReason ? [{ label: t('delay'), value: say(delayLabels[note.delayReason]) }] : []),
          ...(siteCard.address ? [{ label: t('address'), value: siteCard.address }] : []),
          ...(siteCard.gateRules ? [{ label: t('gate'), value: siteCard.gateRules }] : []),
        ]}
      />
    </Section>
  );
}

function Cases({ note }: { readonly note: Note }) {
  const t = useTexts(texts);
  const titleOf = useCaseTitle();
  const can = useCan();
  const may = can('cases.read');
  const read = useRead(api.cases.search, { customerId: note.customer.id, from: note.windowFrom, limit: 50 }, { enabled: may });
  if (!may) return null;
  return (
    <Section title={t('cases')} icon="case">
      <WhenRead read={read} rows={2}>
        {({ items }) => {
          const here = items.filter(({ site }) => site === null || site.id === note.site.id);
          if (here.length === 0) return <p className="quiet">{t('noCases')}</p>;
          return (
            <ul className="list-plain">
              {here.map((one) => (
                <li key={one.id}>
                  <CategoryDot category={one.category} />
                  <Go to={`/cases/${one.id}`}>{titleOf(one)}</Go>
                  <CaseStateTag state={one.state} />
                  <TimeText at={one.openedAt} style="relative" className="quiet end" />
                </li>
              ))}
            </ul>
          );
        }}
      </WhenRead>
    </Section>
  );
}
