// `npm run demo:messages -- <file.jsonl> [--rate 5] [--url http://localhost:8080] [--user agent] [--password …] [--customer text] [--measure]`
// Sends messages through the paste path of the public API, as a clerk would: paste, look at the draft, open the case.
import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type CanteenItem, measureCanteen, type Tally } from '../server/modules/cases/intake/measure.ts';
import { DEMO_PASSWORD } from '../server/modules/staff/demo.ts';
import { type Customer, type Desk, openDesk, Refused } from './demo-messages/desk.ts';
import { pasteOf, readLines } from './demo-messages/read-lines.ts';

const USAGE =
  'npm run demo:messages -- <file.jsonl> [--rate 5] [--url http://localhost:8080] [--user agent] [--password …] [--customer 实验小学] [--measure]';
const IN_FLIGHT = 8;

type Count = { read: number; sent: number; cases: number; other: number; skipped: number; refused: number };

const say = (line: string) => process.stdout.write(`${line}\n`);

function readWords() {
  const options = {
    rate: { type: 'string', default: '5' },
    url: { type: 'string', default: `http://localhost:${process.env.PORT ?? 8080}` },
    user: { type: 'string', default: 'agent' },
    password: { type: 'string', default: DEMO_PASSWORD },
    customer: { type: 'string' },
    measure: { type: 'boolean', default: false },
  } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [file] = positionals;
  const rate = Number(values.rate);
  if (file === undefined || !existsSync(file)) throw new Refused(file === undefined ? USAGE : `找不到文件 · no such file: ${file}`);
  if (!(rate > 0)) throw new Refused(`--rate 应为每秒条数 · items a second: ${values.rate}`);
  return { ...values, file, rate, url: values.url.replace(/\/+$/, '') };
}

/** One pasted item: every draft that is a case becomes one; what is no complaint (an order, a thanks) becomes none. */
async function paste(desk: Desk, text: string, customer: Customer): Promise<number> {
  const drafts = (await desk.read(text)).filter(({ kind }) => kind === 'case');
  for (const draft of drafts) await desk.open(draft, customer);
  return drafts.length;
}

async function sendAll({ file, rate }: { file: string; rate: number }, { desk, customer }: { desk: Desk; customer: Customer }) {
  const count: Count = { read: 0, sent: 0, cases: 0, other: 0, skipped: 0, refused: 0 };
  const labelled: object[] = [];
  const flying = new Set<Promise<void>>();
  const began = performance.now();
  const progress = setInterval(() => showProgress(count, began), 2_000);
  try {
    for await (const line of readLines(file)) {
      count.read++;
      if ('problem' in line) {
        count.skipped++;
        say(`第 ${line.number} 行已跳过 · line ${line.number} skipped: ${line.problem}`);
        continue;
      }
      if ('label' in line.json) labelled.push(line.json);
      await pause(Math.max(0, began + (1_000 * count.sent++) / rate - performance.now()));
      while (flying.size >= IN_FLIGHT) await Promise.race(flying);
      const flight = sendOne(line.number, () => paste(desk, pasteOf(line.item), customer), count).finally(() => flying.delete(flight));
      flying.add(flight);
    }
    await Promise.all(flying);
  } finally {
    clearInterval(progress);
  }
  return { count, labelled, seconds: (performance.now() - began) / 1000 };
}

async function sendOne(number: number, work: () => Promise<number>, count: Count): Promise<void> {
  try {
    const opened = await work();
    count.cases += opened;
    if (opened === 0) count.other++;
  } catch (error) {
    count.refused++;
    say(`第 ${number} 行未录入 · line ${number} not taken: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function showProgress({ sent, cases, skipped, refused }: Count, began: number): void {
  const seconds = Math.round((performance.now() - began) / 1000);
  say(`… ${seconds} s：已发送 ${sent} 条，售后单 ${cases} 张，跳过 ${skipped}，未录入 ${refused} · sent, cases, skipped, not taken`);
}

const MEASURED: readonly [mark: string, zh: string, en: string][] = [
  ['customer', '客户', 'customer'],
  ['product found', '品名', 'product'],
  ['quantity + unit', '数量与单位', 'quantity and unit'],
  ['needed-by (all items)', '何时要用', 'needed by'],
];

const isLabelled = (item: object): boolean => {
  const { messages, label } = item as { messages?: unknown; label?: { items?: unknown; intents?: unknown } };
  return Array.isArray(messages) && Array.isArray(label?.items) && Array.isArray(label?.intents);
};

/** The reader behind the paste box against the labels of the file. */
function showMeasure(labelled: readonly object[]): void {
  const items = labelled.filter(isLabelled) as CanteenItem[];
  if (items.length === 0) {
    say('文件里没有带标注的对话，无法测量 · no labelled talks in this file: nothing to measure');
    return;
  }
  const { marks } = measureCanteen(items).all;
  say(`草稿与标注相比（${items.length} 段对话）· drafts against the labels of ${items.length} talks`);
  for (const [mark, zh, en] of MEASURED) say(`  ${zh} · ${en}: ${share(marks[mark])}`);
}

const share = (tally: Tally | undefined): string => (tally ? `${((100 * tally.right) / tally.of).toFixed(1)} % (${tally.right}/${tally.of})` : '–');

async function main(): Promise<void> {
  const words = readWords();
  const desk = await openDesk(words);
  const customer = await desk.customer(words.customer);
  say(`发送到 ${words.url}，每秒 ${words.rate} 条；认不出客户的记在“${customer.name}”名下 · unknown senders go to this customer`);
  const { count, labelled, seconds } = await sendAll(words, { desk, customer });
  const { read, cases, other, skipped, refused } = count;
  say(`共 ${read} 行，${seconds.toFixed(0)} 秒：售后单 ${cases} 张；${other} 条不是售后事项；跳过 ${skipped} 行；未录入 ${refused} 行`);
  say(
    `${read} lines in ${seconds.toFixed(0)} s: ${cases} cases opened, ${other} items that are no case, ${skipped} lines skipped, ${refused} not taken`,
  );
  if (words.measure) showMeasure(labelled);
}

try {
  await main();
} catch (error) {
  const unreachable = error instanceof TypeError && error.message === 'fetch failed';
  if (!(error instanceof Refused || unreachable || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS'))) throw error;
  process.stderr.write(`${unreachable ? '连不上服务，请先 npm start · cannot reach the server: run npm start first' : (error as Error).message}\n`);
  process.exitCode = 1;
}
