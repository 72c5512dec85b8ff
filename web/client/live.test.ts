// The live stream of the browser's client against a real server, as the holder of a delivery note.
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { SYSTEM } from '../../server/kernel/actor.ts';
import { newId } from '../../server/kernel/id.ts';
import { DAY } from '../../server/kernel/time.ts';
import { openTestApp, type TestApp } from '../../server/testing/open-test-app.ts';

let app: TestApp;
let client: { listen: typeof import('./live.ts').listen; holdNote: typeof import('./link.ts').holdNote };
let token: string;
let close: () => Promise<unknown>;

beforeAll(async () => {
  app = await openTestApp({ load: false });
  const server = await app.buildServer({});
  await server.listen({ port: 0, host: '127.0.0.1' });
  close = () => {
    server.server.closeAllConnections();
    return server.close();
  };
  // The client takes its address from the page; here there is none.
  Object.assign(globalThis, { location: { origin: `http://127.0.0.1:${(server.server.address() as AddressInfo).port}` } });
  client = { ...(await import('./live.ts')), ...(await import('./link.ts')) };
  token = await app.app.inUnit(SYSTEM, (unit) =>
    app.app.identity.issueNoteToken(unit, { noteId: newId(), customerId: newId(), siteId: newId(), expiresAt: app.clock.now() + DAY }),
  );
});

afterAll(async () => {
  await close?.();
  await app?.close();
});

test('hears the topics it asked for and no others', async () => {
  client.holdNote(token);
  const heard: string[] = [];
  const stop = new AbortController();
  const done = client.listen(['cases', 'case:1'], (topic) => heard.push(topic), stop.signal);
  await vi.waitFor(
    () => {
      app.app.live.publish(['commitments', 'case:1']);
      expect(heard).toContain('case:1');
    },
    { timeout: 5_000 },
  );
  expect(new Set(heard)).toEqual(new Set(['case:1']));
  stop.abort();
  await done;
});

test('gives up where it may not listen, instead of asking for ever', async () => {
  client.holdNote(undefined);
  await expect(client.listen(['cases'], () => undefined, new AbortController().signal)).resolves.toBeUndefined();
});
