import { Readable } from 'node:stream';
import { sql } from 'kysely';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { SYSTEM } from '../../kernel/actor.ts';
import { newId } from '../../kernel/id.ts';
import { DAY, HOUR } from '../../kernel/time.ts';
import { actors, openTestFiles, START, schoolA, type TestFiles } from './testing.ts';

let { db, files, time, attach, close } = {} as TestFiles;
beforeAll(async () => {
  ({ db, files, time, attach, close } = await openTestFiles(inject('pg')));
});
afterAll(() => close());

describe('sweeping', () => {
  const receive = (bytes: Buffer) => files.receive({ body: Readable.from([bytes]), uploader: actors.agent, now: time.now });
  const has = (id: string) =>
    files
      .see(SYSTEM, id)
      .then(files.bytes)
      .then(
        () => true,
        () => false,
      );

  it('removes what nobody attached within a day, content only with its last upload, and nothing a fact names', async () => {
    const other = async (seed: number) =>
      sharp({ create: { width: 40, height: 40, channels: 3, background: { r: seed, g: 0, b: 0 } } })
        .png()
        .toBuffer();
    time.now = START + DAY;
    const [lone, shared, sharedAgain, named] = [
      await receive(await other(1)),
      await receive(await other(2)),
      await receive(await other(2)),
      await receive(await other(3)),
    ];
    await attach(actors.agent, sharedAgain.id, { subject: { type: 'case', id: newId() }, customerId: schoolA, visibility: 'internal' });
    await sql`insert into journal.fact_subject (subject_type, subject_id, position, recorded_at) values ('file', ${named.id}, 999999, now())`.execute(
      db,
    );
    await files.sweep(time.now + 23 * HOUR);
    expect(await has(lone.id)).toBe(true);
    time.now += 25 * HOUR;
    const young = await receive(await other(4));
    await files.sweep(time.now);
    expect(await Promise.all([lone, shared, sharedAgain, named, young].map(({ id }) => has(id)))).toEqual([false, false, true, true, true]);
    await expect(files.open(lone)).rejects.toThrow();
    expect((await files.bytes(sharedAgain)).length).toBeGreaterThan(0);
  });

  it('never removes content from under an upload of the same bytes', async () => {
    const bytes = await sharp({ create: { width: 30, height: 30, channels: 3, background: '#123456' } })
      .png()
      .toBuffer();
    for (let round = 0; round < 5; round++) {
      await receive(bytes);
      time.now += 2 * DAY;
      const [, fresh] = await Promise.all([files.sweep(time.now), receive(bytes)]);
      expect((await files.bytes(fresh)).equals(bytes)).toBe(true);
    }
  });
});
