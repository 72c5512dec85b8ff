// Database, identity, tasks, live and messaging as the server has them, without modules and without HTTP.
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { SYSTEM } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/id.ts';
import type { Clock } from '../../../kernel/time.ts';
import type { App } from '../../app.ts';
import { openKysely, openPool } from '../../database/connect.ts';
import { openLive } from '../../http/live.ts';
import { createIdentity } from '../../identity/identity.ts';
import { installTasks } from '../../tasks/install.ts';
import { openTasks } from '../../tasks/open-tasks.ts';
import { catalogueOf, openUnits } from '../../unit.ts';
import { type MessagingOptions, openMessaging } from '../open-messaging.ts';

async function freshDatabase(): Promise<string> {
  const { ownerUrl, templateName } = inject('pg');
  const name = `office_${newId().slice(-12)}`;
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query(`create database ${name} template ${templateName}`).finally(() => client.end());
  return Object.assign(new URL(ownerUrl), { pathname: `/${name}` }).href;
}

export async function openOffice(clock: Clock, options: MessagingOptions) {
  const databaseUrl = await freshDatabase();
  await installTasks(databaseUrl);
  const pool = openPool(databaseUrl);
  const db = openKysely(pool);
  const publicUrl = 'http://localhost';
  const [live, tasks, identity] = await Promise.all([
    openLive(databaseUrl),
    openTasks({ pool, clock }),
    createIdentity({ db, databaseUrl, clock, secret: randomBytes(32).toString('hex'), publicUrl }),
  ]);
  const messaging = openMessaging(options);
  const units = openUnits({ catalogue: catalogueOf([]), keeper: async () => [] });
  // Files and documents play no part here.
  const app = { db, clock, tasks, messaging, identity, live, publicUrl } as unknown as App;
  const inUnit: App['inUnit'] = (actor, work) => units({ app, actor, now: clock.now(), locale: 'zh-CN' }, work);
  Object.assign(app, { inUnit });
  tasks.handle({ 'messaging.send': (data, run) => messaging.send(app, data as { messageId: string }, run) });
  return {
    app,
    live,
    staff: (userName: string, roles: Parameters<typeof identity.createStaff>[1]['roles']) =>
      app.inUnit(
        SYSTEM,
        async (unit) => (await identity.createStaff(unit, { userName, displayName: userName, roles, password: `${userName}-long-enough` })).accountId,
      ),
    async close() {
      await tasks.stop();
      await messaging.close();
      await identity.close();
      await live.close();
      await db.destroy();
    },
  };
}
