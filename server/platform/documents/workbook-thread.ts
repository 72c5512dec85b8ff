// The thread of make-workbook.ts: one workbook, then it ends.
import { parentPort, workerData } from 'node:worker_threads';
import type { Sheet } from './table.ts';
import { writeWorkbook } from './xlsx.ts';

const bytes = await writeWorkbook(workerData as readonly Sheet[]);
parentPort?.postMessage(new Uint8Array(bytes));
