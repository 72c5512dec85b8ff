// A file of messages, one item a line: what can be read, and what is wrong with the rest.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { instant, shanghaiDate, shanghaiTime } from '../../server/kernel/time.ts';

// As people write it: minutes without seconds, with an offset.
const moment = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?([+-]\d{2}:\d{2}|Z)$/, 'such as 2025-12-01T07:10+08:00');
const talk = z.object({ messages: z.array(z.object({ from: z.string().min(1), at: moment, text: z.string().min(1) })).min(1) });
const bare = z.object({ text: z.string().trim().min(1) });

export type Item = z.infer<typeof talk> | z.infer<typeof bare>;
export type Line = { readonly number: number } & ({ readonly item: Item; readonly json: object } | { readonly problem: string });

export async function* readLines(path: string): AsyncGenerator<Line> {
  let number = 0;
  for await (const text of createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    if (text.trim() !== '') yield { number, ...parsed(text) };
  }
}

function parsed(text: string): { item: Item; json: object } | { problem: string } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { problem: `不是有效的 JSON · not JSON: ${(error as Error).message}` };
  }
  if (typeof json !== 'object' || json === null) return { problem: '不是对象 · not an object' };
  const read = ('messages' in json ? talk : bare).safeParse(json);
  if (read.success) return { item: read.data, json };
  const [issue] = read.error.issues;
  return { problem: `${issue?.path.join('.') || 'text'}: ${issue?.message}` };
}

/** What a clerk would copy from the chat: name and time above each message. */
export const pasteOf = (item: Item): string =>
  'text' in item ? item.text : item.messages.map(({ from, at, text }) => `${from} ${wallTime(instant(at))}\n${text}`).join('\n');

const wallTime = (at: number): string => `${shanghaiDate(at)} ${shanghaiTime(at)}`;
