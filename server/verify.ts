// `npm run verify`: recomputes every seal of the journal and names any row that does not fit. Exit code 1 when something does not.
import { openKysely, openPool } from './platform/database/connect.ts';
import { startEmbedded, urlOfRunning } from './platform/database/embedded/start-embedded.ts';
import { type Finding, verifyJournal } from './platform/journal/verify.ts';
import { readSettings } from './settings.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);
const NAMES = { altered: '被改动 altered', missing: '缺失 missing', added: '多出 added', 'seal-altered': '封条被改动 seal altered' } as const;

const describe = (finding: Finding): string =>
  finding.kind === 'seal-altered'
    ? `  封条 seal ${finding.seal}: ${NAMES[finding.kind]}`
    : `  封条 seal ${finding.seal}, 位置 position ${finding.position}${finding.fact ? ` (${finding.fact})` : ''}: ${NAMES[finding.kind]}`;

const settings = readSettings();
// Beside a running server its database is asked; otherwise it is started for the while.
const known = settings.databaseUrl ?? urlOfRunning(settings.dataDir);
const embedded = known ? undefined : await startEmbedded({ dataDir: settings.dataDir, log: say });
const db = openKysely(openPool(known ?? embedded?.ownerUrl ?? '', { max: 2 }));
try {
  const { seals, facts, unsealed, findings } = await verifyJournal(db, (done, read) => {
    if (done % 500 === 0) say(`  ${done} 封条 seals, ${read} 条 facts …`);
  });
  for (const finding of findings) say(describe(finding));
  say(
    `${findings.length === 0 ? '完好 intact' : '不符 NOT intact'}: ${seals} 封条 seals, ${facts} 条已封 facts sealed, ${unsealed} 条待封 not sealed yet, ${findings.length} 处不符 findings`,
  );
  process.exitCode = findings.length === 0 ? 0 : 1;
} finally {
  await db.destroy();
  await embedded?.stop();
}
