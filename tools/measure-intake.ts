// Measures the paste reader on labelled chat: `node tools/measure-intake.ts [file.jsonl]`. Without a file, on the shared canteen and complaint sets.
import { existsSync, readFileSync } from 'node:fs';
import {
  type CanteenItem,
  type ComplaintItem,
  canteenReport,
  complaintReport,
  measureCanteen,
  measureComplaints,
} from '../server/modules/cases/intake/measure.ts';

const shared = new URL('../../shared/data/', import.meta.url);
const wrong = process.argv.includes('--wrong');
const given = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const files: (string | URL)[] = given.length ? given : [new URL('canteen/dev.jsonl', shared), new URL('complaints/dev.jsonl', shared)];

for (const file of files) {
  if (!existsSync(file)) {
    console.error(`not found: ${file}`);
    process.exitCode = 1;
    continue;
  }
  const items = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
  console.log(`\n${file}: ${items.length} items`);
  const first = items[0];
  if (typeof first === 'object' && first !== null && 'messages' in first) console.log(canteenReport(measureCanteen(items as CanteenItem[]), wrong));
  else console.log(complaintReport(measureComplaints(items as ComplaintItem[]), wrong));
}
