// The evidence file of a claim (R5.4, R0.4): everything that proves it in one PDF; and the letter it goes along with.
import { definePart } from '../../../platform/part.ts';
import { contract } from './contract.ts';
import { printEvidence, printLetter, printMyEvidence } from './print-evidence.ts';

export const evidenceFile = definePart({
  contract,
  handlers: { evidenceFile: printEvidence, myEvidenceFile: printMyEvidence, recoveryLetter: printLetter },
  permissions: {},
  refusals: [],
});
