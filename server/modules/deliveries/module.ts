import { defineModule } from '../../platform/module.ts';
import { acceptNote, refuseNote } from './accept-note.ts';
import { contract } from './contract.ts';
import { createDemoDeliveries } from './demo.ts';
import { arrive, assignDriver, cancelNote, depart, reportDelay } from './drive.ts';
import { facts } from './facts.ts';
import { importNotes, importTemplate } from './import-notes.ts';
import { issueNote } from './issue-note.ts';
import { listMine, listNotes, listStops } from './list-notes.ts';
import { nameNotes } from './name-notes.ts';
import { apply, rebuilds } from './note.store.ts';
import { walkTransitions } from './note.ts';
import { renewQr, showQr } from './note-link.ts';
import { permissions } from './permissions.ts';
import { printNote } from './print-note.ts';
import { no } from './refusals.ts';
import { showMyNote, showNote } from './show-note.ts';
import { templates } from './templates.ts';

walkTransitions();

export const deliveriesModule = defineModule({
  name: 'deliveries',
  contract,
  handlers: {
    list: listNotes,
    show: showNote,
    issue: issueNote,
    importFile: importNotes,
    importTemplate,
    qr: showQr,
    renewQr,
    print: printNote,
    assign: assignDriver,
    cancel: cancelNote,
    stops: listStops,
    depart,
    arrive,
    delay: reportDelay,
    deliver: acceptNote,
    recordRefusal: refuseNote,
    mine: listMine,
    myNote: showMyNote,
    accept: acceptNote,
    refuse: refuseNote,
  },
  permissions,
  facts,
  refusals: [no],
  apply,
  rebuilds,
  names: { note: nameNotes },
  templates,
  demo: createDemoDeliveries,
});
