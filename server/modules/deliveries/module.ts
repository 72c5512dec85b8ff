import { defineModule } from '../../platform/module.ts';
import { together } from '../../platform/part.ts';
import { acceptance } from './acceptance/part.ts';
import { contract } from './contract.ts';
import { createDemoDeliveries } from './demo.ts';
import { createDemoMonth } from './demo-month.ts';
import { loadShippedMappings } from './exchange/keep-mappings.ts';
import { exchange } from './exchange/part.ts';
import { facts } from './facts.ts';
import { goods } from './goods/part.ts';
import { importNotes, importTemplate } from './import/import-notes.ts';
import { issueNote } from './issue-note.ts';
import { listMine, listNotes } from './list-notes.ts';
import { nameNotes } from './name-notes.ts';
import { apply, rebuilds } from './note.store.ts';
import { walkTransitions } from './note.ts';
import { paper } from './paper/part.ts';
import { permissions } from './permissions.ts';
import { createDemoPicking } from './picking/demo.ts';
import { picking } from './picking/part.ts';
import { no } from './refusals.ts';
import { assignDriver, cancelNote } from './road/drive.ts';
import { road } from './road/part.ts';
import { showMyNote, showNote } from './show-note.ts';
import { templates } from './templates.ts';

walkTransitions();

const rooms = together([road, acceptance, picking, paper, exchange, goods]);

export const deliveriesModule = defineModule({
  name: 'deliveries',
  contract,
  handlers: {
    list: listNotes,
    show: showNote,
    issue: issueNote,
    importFile: importNotes,
    importTemplate,
    assign: assignDriver,
    cancel: cancelNote,
    mine: listMine,
    myNote: showMyNote,
    ...road.handlers,
    ...acceptance.handlers,
    ...picking.handlers,
    ...paper.handlers,
    ...exchange.handlers,
    ...goods.handlers,
  },
  ...rooms,
  permissions: { ...permissions, ...rooms.permissions },
  facts,
  refusals: [no, ...rooms.refusals],
  apply,
  rebuilds,
  names: { note: nameNotes },
  templates: { ...templates, ...rooms.templates },
  start: loadShippedMappings,
  demo: async (app) => {
    await createDemoDeliveries(app);
    await createDemoMonth(app);
    await createDemoPicking(app);
  },
});
