// What goes with the goods on paper: notes, labels, QR codes.

import { definePart } from '../../../platform/part.ts';
import { renewQr, showQr } from '../note-link.ts';
import { contract } from './contract.ts';
import { listPrintable } from './list-printable.ts';
import { changeSetting, showSetting } from './paper-setting.ts';
import { permissions } from './permissions.ts';
import { PRINT_JOB, printInJob, printMany } from './print-many.ts';
import { printLabels, printNote } from './print-note.ts';
import { no } from './refusals.ts';

export const paper = definePart({
  contract,
  handlers: {
    qr: showQr,
    renewQr,
    print: printNote,
    labels: printLabels,
    printable: listPrintable,
    printMany,
    paperSetting: showSetting,
    setPaper: changeSetting,
  },
  permissions,
  refusals: [no],
  jobs: { [PRINT_JOB]: printInJob },
});
