// The thread of pdf.ts: one document, then it ends.
import { answerWith, handedParts } from './beside.ts';
import { layOutPdf, type PdfPart, putTogether } from './pdf.ts';

answerWith(await layOutPdf(putTogether(await handedParts<PdfPart>())));
