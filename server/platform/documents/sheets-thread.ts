// The thread of make-sheets.ts: one document, then it ends.
import { parentPort, workerData } from 'node:worker_threads';
import { layOut } from './make-sheets.ts';
import type { Sheets } from './sheets.ts';

const bytes = await layOut(workerData as Sheets);
parentPort?.postMessage(new Uint8Array(bytes));
