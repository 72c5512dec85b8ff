// Few sheets are laid out here and now (about 5 ms each); many on a thread of their own, so that nobody else waits.
import { Worker } from 'node:worker_threads';
import { pdfmake } from './pdfmake.ts';
import { BLACK_RULES, blackRules, type Sheets, sheetsDefinition } from './sheets.ts';

pdfmake.addTableLayouts({ [BLACK_RULES]: blackRules });

const FEW = 12;

export const makeSheets = (sheets: Sheets): Promise<Buffer> => (sheets.sheets.length <= FEW ? layOut(sheets) : layOutBeside(sheets));

export const layOut = (sheets: Sheets): Promise<Buffer> => pdfmake.createPdf(sheetsDefinition(sheets)).getBuffer();

const layOutBeside = (sheets: Sheets): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./sheets-thread.ts', import.meta.url), { workerData: sheets });
    worker.once('message', (bytes: Uint8Array) => resolve(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)));
    worker.once('error', reject);
    worker.once('exit', (code) => code !== 0 && reject(new Error(`the thread that lays out prints ended with ${code}`)));
  });
