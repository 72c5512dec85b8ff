// Starts the installation: settings → database → modules → HTTP. Ctrl-C drains requests and tasks, then stops the database.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { greet } from './greeting.ts';
import { openInstallation } from './installation.ts';
import { systemClock } from './kernel/time.ts';
import { modules, openKeeper } from './modules.ts';
import { startEmbedded } from './platform/database/embedded/start-embedded.ts';
import { installationSecret } from './platform/identity/secrets.ts';
import { prepareDatabase } from './prepare-database.ts';
import { readSettings, type Settings, SettingsRefused } from './settings.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);
const log = (line: object) => process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), ...line })}\n`);

async function run(settings: Settings): Promise<() => Promise<void>> {
  const embedded = settings.databaseUrl ? undefined : await startEmbedded({ dataDir: settings.dataDir, log: say });
  const ownerUrl = settings.databaseUrl ?? embedded?.ownerUrl ?? '';
  try {
    const applied = await prepareDatabase(ownerUrl);
    if (applied.length > 0) say(`数据库已更新 ${applied.length} 步 · database brought up to date`);
    const installation = await openInstallation({
      databaseUrl: ownerUrl,
      modules,
      openKeeper,
      clock: systemClock,
      filesFolder: join(settings.dataDir, 'files'),
      publicUrl: settings.publicUrl,
      companyName: settings.companyName,
      secret: await installationSecret(settings.dataDir, process.env.AUTH_SECRET),
      smtpUrl: settings.smtpUrl,
      mailFrom: settings.mailFrom,
      sms: settings.sms,
      s3: settings.objectStore && { ...settings.objectStore, key: settings.objectStore.accessKeyId, secret: settings.objectStore.secretAccessKey },
      log,
    });
    await installation.load({ demo: settings.demo });
    const tls = settings.tls && { cert: await readFile(settings.tls.cert), key: await readFile(settings.tls.key) };
    const server = await installation.buildServer({ webRoot: join(import.meta.dirname, '../dist/web'), ...(tls ? { tls } : {}) });
    await server.listen({ port: settings.port, host: settings.host });
    await installation.start();
    await greet(installation.app, { settings, say });
    return async () => {
      await server.close();
      await installation.close();
      await embedded?.stop();
    };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

const starting = Promise.try(() => run(readSettings()));
let asked = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  // Also while starting: what was started is stopped again.
  process.on(signal, async () => {
    if (asked) return;
    asked = true;
    await starting.then((stop) => stop()).catch((error: unknown) => log({ level: 'error', error: String(error) }));
    process.exit(0);
  });
}
process.on('unhandledRejection', (error) => log({ level: 'error', error: error instanceof Error ? error.stack : String(error) }));

try {
  await starting;
} catch (error) {
  const refused = error instanceof SettingsRefused || (error as { refused?: boolean }).refused === true;
  process.stderr.write(`${refused ? (error as Error).message : ((error as Error).stack ?? String(error))}\n`);
  process.exit(1);
}
