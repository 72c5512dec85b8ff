// Fresh data without asking: the server names a topic, the reads of that module are fetched again. Without a stream the app works as before.
// A fetch stream instead of EventSource, because the holder of a delivery note is known by a header.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { API, headers } from './link.ts';

const FIRST_WAIT = 2_000;
const LONGEST_WAIT = 60_000;

type Hear = (topic: string) => void;

const sleep = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => [clearTimeout(timer), resolve()], { once: true });
  });

function topicOf(line: string): string | undefined {
  if (!line.startsWith('data: ')) return undefined;
  try {
    const { topic } = JSON.parse(line.slice(6)) as { topic?: unknown };
    return typeof topic === 'string' ? topic : undefined;
  } catch {
    return undefined;
  }
}

async function readStream(body: ReadableStream<Uint8Array>, hear: Hear): Promise<void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  for (let rest = ''; ; ) {
    const { done, value } = await reader.read();
    if (done) return;
    const lines = (rest + decoder.decode(value, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const topic = topicOf(line);
      if (topic) hear(topic);
    }
  }
}

/** Listens until the signal ends it, reconnecting with growing waits. A connection that comes back says so with the topic ''. */
export async function listen(topics: readonly string[], hear: Hear, signal: AbortSignal): Promise<void> {
  let wait = FIRST_WAIT;
  for (let first = true; !signal.aborted; first = false) {
    try {
      const answer = await fetch(`${API}/live?${new URLSearchParams({ topics: topics.join(',') })}`, { headers: headers(), signal });
      // Not signed in or not allowed: asking again would not change it.
      if (answer.status === 401 || answer.status === 403) return;
      if (answer.ok && answer.body) {
        wait = FIRST_WAIT;
        if (!first) hear('');
        await readStream(answer.body, hear);
      }
    } catch {
      // The next attempt is the answer to a lost connection.
    }
    await sleep(wait, signal);
    wait = Math.min(wait * 2, LONGEST_WAIT);
  }
}

type Subscriber = { readonly topics: readonly string[]; readonly hear: Hear };

const subscribers = new Set<Subscriber>();
let open: { readonly topics: string; readonly stop: AbortController } | undefined;
let settle: ReturnType<typeof setTimeout> | undefined;
const GATHER = 100;
const OVERLAP = 2_000;

const wantedTopics = (): string => [...new Set([...subscribers].flatMap(({ topics }) => topics))].sort().join(',');

/** A browser keeps six connections to one server: one stream for the whole window, none while the window is hidden. */
function reopen(): void {
  const topics = document.hidden ? '' : wantedTopics();
  if (open?.topics === topics) return;
  const before = open;
  // The old stream ends after the new one has begun: nothing is missed between them, and hearing a word twice does no harm.
  if (before) setTimeout(() => before.stop.abort(), OVERLAP);
  open = topics ? { topics, stop: new AbortController() } : undefined;
  if (open) void listen(topics.split(','), tellAll, open.stop.signal);
}

/** The topic '' (a connection that came back) concerns everybody. */
function tellAll(topic: string): void {
  for (const { topics, hear } of subscribers) if (!topic || topics.includes(topic)) hear(topic);
}

function reopenSoon(): void {
  clearTimeout(settle);
  settle = setTimeout(reopen, GATHER);
}

function subscribe(subscriber: Subscriber): () => void {
  if (subscribers.size === 0) document.addEventListener('visibilitychange', onVisible);
  subscribers.add(subscriber);
  reopenSoon();
  return () => {
    subscribers.delete(subscriber);
    if (subscribers.size === 0) document.removeEventListener('visibilitychange', onVisible);
    reopenSoon();
  };
}

/** What was told while the window was hidden is read once it is seen again. */
function onVisible(): void {
  reopen();
  if (!document.hidden) tellAll('');
}

const camel = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

type LiveOptions = {
  /** Modules whose reads are stale after any of the topics. Default: the module of the topic's own name (`cases`, `cases:<id>`, `service-plans`). */
  readonly refresh?: readonly string[];
  readonly hear?: Hear;
};

/** `useLive(['queue', `case:${caseId}`], { refresh: ['cases', 'commitments'] })` while the page is open. */
export function useLive(topics: readonly string[], { refresh, hear }: LiveOptions = {}): void {
  const queries = useQueryClient();
  const wanted = [...topics].sort().join(',');
  const stale = refresh?.join(',');
  useEffect(() => {
    if (!wanted) return;
    const onTopic = (topic: string) => {
      const own = topic ? [topic.split(/[.:]/)[0] ?? ''] : wanted.split(',').map((one) => one.split(/[.:]/)[0] ?? '');
      for (const module of stale ? stale.split(',') : own) void queries.invalidateQueries({ queryKey: [camel(module)] });
      hear?.(topic);
    };
    return subscribe({ topics: wanted.split(','), hear: onTopic });
  }, [wanted, stale, queries, hear]);
}
