// The thread of make-workbook.ts: one workbook, then it ends.
import { answerWith, handedParts } from './beside.ts';
import { type SheetPart, sheetsFrom } from './make-workbook.ts';
import { writeWorkbook } from './xlsx.ts';

answerWith(await writeWorkbook(sheetsFrom(await handedParts<SheetPart>())));
