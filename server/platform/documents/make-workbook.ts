// A small workbook is written here and now; a large one (10,000 rows take a second) on a thread of its own, so that nobody else waits.
import { Worker } from 'node:worker_threads';
import type { Sheet } from './table.ts';
import { writeWorkbook } from './xlsx.ts';

const FEW_ROWS = 500;

export const makeWorkbook = (sheets: readonly Sheet[]): Promise<Buffer> =>
  sheets.every(({ rows }) => rows.length <= FEW_ROWS) ? writeWorkbook(sheets) : writeBeside(sheets);

const writeBeside = (sheets: readonly Sheet[]): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./workbook-thread.ts', import.meta.url), { workerData: sheets });
    worker.once('message', (bytes: Uint8Array) => resolve(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)));
    worker.once('error', reject);
    worker.once('exit', (code) => code !== 0 && reject(new Error(`the thread that writes workbooks ended with ${code}`)));
  });
