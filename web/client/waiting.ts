// What was submitted on a phone and has not reached the server yet: kept in the browser's database, sent in order, never twice.
import { createStore, del, entries, set } from 'idb-keyval';
import { useSyncExternalStore } from 'react';
import type { Endpoint } from './api.ts';
import { failureOf } from './failure.ts';
import { heldNote, link } from './link.ts';
import { newKey } from './query.ts';
import { UploadFailed, upload } from './upload.ts';

/** A file on this phone, or the id of one that the server has. */
export type Part = File | string;
export type Parts = Readonly<Record<string, Part | readonly Part[]>>;

/** What follows once the server has answered: `take` carries fields of the answer into the next input. */
export type Next = {
  readonly key: string;
  readonly endpoint: readonly [module: string, name: string];
  readonly input: Readonly<Record<string, unknown>>;
  readonly take: Readonly<Record<string, string>>;
  readonly label: string;
};

export type Waiting = {
  /** Also the idempotency key. */
  readonly key: string;
  readonly endpoint: readonly [module: string, name: string];
  readonly input: Readonly<Record<string, unknown>>;
  /** Field of the input, or a place deeper in it (`lines.2.photos`) → file or files whose ids it will hold. Sent ones are ids already. */
  readonly files: Parts;
  /** In the user's words, for the list of what waits. */
  readonly label: string;
  readonly at: number;
  /** Not sent before this moment: so long a tap may be taken back. It waits on the phone, also when the page is closed. */
  readonly after?: number | undefined;
  /** The code of a note sees only its own. */
  readonly note: string | undefined;
  readonly next?: Next | undefined;
  /** The server said no: stays until the user has seen it and lets it go. */
  readonly refused?: string;
};

const AGAIN = 20_000;
const settled = new Map<string, { resolve: (answer: unknown) => void; reject: (error: unknown) => void }>();
const listeners = new Set<() => void>();
let list: readonly Waiting[] = [];
let sending = false;
let store: ReturnType<typeof createStore> | undefined;
const kept = () => {
  store ??= createStore('xiannuo-waiting', 'submits');
  return store;
};

function change(to: readonly Waiting[]): void {
  list = to;
  for (const listener of listeners) listener();
}

async function put(one: Waiting): Promise<void> {
  // Without a database (private window) it waits as long as the page is open.
  await set(one.key, one, kept()).catch(() => undefined);
  change([...list.filter(({ key }) => key !== one.key), one].sort((a, b) => a.at - b.at));
}

async function drop(key: string): Promise<void> {
  await del(key, kept()).catch(() => undefined);
  change(list.filter((one) => one.key !== key));
}

/** Uploads what is still a file, remembering each id at once so that a broken connection costs one file at most. */
async function withFiles(one: Waiting): Promise<Waiting> {
  let now = one;
  for (const [field, held] of Object.entries(one.files)) {
    const ids = [held].flat() as Part[];
    for (const [index, file] of ids.entries()) {
      if (typeof file === 'string') continue;
      ids[index] = (await upload(file)).id;
      now = { ...now, files: { ...now.files, [field]: Array.isArray(held) ? [...ids] : (ids[0] as string) } };
      await put(now);
    }
  }
  return now;
}

type Branch = Readonly<Record<string, unknown>> | readonly unknown[];

function placed(into: Branch, [step = '', ...rest]: readonly string[], value: unknown): Branch {
  const below = (into as Record<string, unknown>)[step];
  const grown = rest.length === 0 ? value : placed((below ?? {}) as Branch, rest, value);
  return Array.isArray(into) ? into.map((one, at) => (String(at) === step ? grown : one)) : { ...into, [step]: grown };
}

/** The input with the ids of its files in their places. */
export const withParts = (input: Readonly<Record<string, unknown>>, files: Parts): Readonly<Record<string, unknown>> =>
  Object.entries(files).reduce<Branch>((whole, [place, ids]) => placed(whole, place.split('.'), ids), input) as Record<string, unknown>;

const isLost = (error: unknown): boolean =>
  error instanceof UploadFailed
    ? error.status === 0 || error.status >= 500
    : failureOf(error).kind === 'network' || failureOf(error).kind === 'sign-in';

function following({ note }: Waiting, { take, ...next }: Next, answer: unknown): Waiting {
  const taken = Object.entries(take).map(([field, from]) => [field, (answer as Record<string, unknown>)[from]]);
  return { ...next, input: { ...next.input, ...Object.fromEntries(taken) }, files: {}, at: Date.now(), note };
}

/** By the phone's own clock, as `occurredAt` of such inputs: the server sees how wrong it is. */
const sentNow = ({ input }: Waiting) => ('sentAt' in input ? { sentAt: new Date().toISOString() } : {});

async function sendOne(waiting: Waiting): Promise<boolean> {
  try {
    const one = await withFiles(waiting);
    const answer = await link.call(
      [...one.endpoint],
      { ...withParts(one.input, one.files), ...sentNow(one) },
      { context: { idempotencyKey: one.key } },
    );
    if (one.next) await put(following(one, one.next, answer));
    await drop(one.key);
    settled.get(one.key)?.resolve(answer);
    return true;
  } catch (error) {
    if (isLost(error)) return false;
    await put({
      ...(list.find(({ key }) => key === waiting.key) ?? waiting),
      refused: error instanceof UploadFailed ? error.message : (failureOf(error).text ?? ''),
    });
    settled.get(waiting.key)?.reject(error);
    return true;
  }
}

/** Sends everything that may go, in order; stops where the connection is lost. */
export async function sendWaiting(): Promise<void> {
  if (sending) return;
  sending = true;
  try {
    const mine = () => list.filter((one) => one.refused === undefined && one.note === heldNote());
    for (let next = mine()[0]; next; next = mine()[0]) {
      const early = (next.after ?? 0) - Date.now();
      if (early > 0) return void setTimeout(() => void sendWaiting(), early);
      if (!(await sendOne(next))) return;
    }
  } finally {
    sending = false;
  }
}

/** Once per phone face: takes up what an earlier visit left, and tries again when the network is back. */
export async function startWaiting(): Promise<void> {
  const before = await entries<string, Waiting>(kept()).catch(() => []);
  change(before.map(([, one]) => one).sort((a, b) => a.at - b.at));
  addEventListener('online', () => void sendWaiting());
  setInterval(() => list.length > 0 && void sendWaiting(), AGAIN);
  await sendWaiting();
}

type Later<I> = {
  readonly input: I;
  readonly files?: Parts;
  readonly label: string;
  /** Of a form that survives a closed page: pressing send again after that never makes a second one. */
  readonly key?: string;
  readonly next?: Next | undefined;
  /** So many milliseconds it can be taken back by `letGo(key)`. */
  readonly hold?: number;
  /** It is in the phone's database now: only then may a page say that it waits, because the phone may die in any moment. */
  readonly onKept?: () => void;
};

/**
 * Keeps a submit on the phone and sends it as soon as it can: `submitLater(api.cases.report, { input, files: { fileIds: photos }, label })`.
 * Resolves with the answer once the server has it (perhaps much later), rejects with its refusal.
 */
export async function submitLater<I extends object, O>(
  endpoint: Endpoint<I, O>,
  { input, files = {}, label, key = newKey(), next, hold = 0, onKept }: Later<I>,
): Promise<O> {
  const one: Waiting = {
    key,
    endpoint: endpoint.key,
    input: input as Record<string, unknown>,
    files,
    label,
    at: Date.now(),
    note: heldNote(),
    next,
    ...(hold > 0 ? { after: Date.now() + hold } : {}),
  };
  const answer = new Promise<unknown>((resolve, reject) => settled.set(one.key, { resolve, reject })).finally(() => settled.delete(one.key));
  await put(one);
  onKept?.();
  void sendWaiting();
  return answer as Promise<O>;
}

export const letGo = (key: string): Promise<void> => drop(key);

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useWaiting = (): readonly Waiting[] => useSyncExternalStore(subscribe, () => list);
