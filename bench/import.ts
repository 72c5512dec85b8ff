// Ten thousand order lines from the bytes of a table, checked and committed with journal and clauses, against a bare COPY of the very same rows (R1.1).
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Installation, openInstallation } from '../server/installation.ts';
import { type Actor, SYSTEM } from '../server/kernel/actor.ts';
import { newId } from '../server/kernel/id.ts';
import { DAY, shanghaiDate, systemClock } from '../server/kernel/time.ts';
import { registerInUnit, registerSiteInUnit } from '../server/modules/customers/register-customer.ts';
import { importTable } from '../server/modules/orders/import/import-orders.ts';
import { createDemoProducts } from '../server/modules/products/demo.ts';
import { latestOf, signContract } from '../server/modules/service-plans/public.ts';
import { modules, openKeeper } from '../server/modules.ts';
import type { Bench } from './bench.ts';
import { copyAgain } from './measured/copy-again.ts';
import { type Measured, openMeasured } from './measured/installation.ts';

const BAR = 10;
const CUSTOMERS = 58;
const SITES_EACH = 5;
const LINES = 35;
const ROUNDS = 3;

export const bench: Bench = {
  name: 'import',
  bar: `≤ ${BAR} × a bare COPY`,
  async run(report) {
    const measured = await openMeasured(report, { withServer: false });
    const filesFolder = mkdtempSync(join(tmpdir(), 'xiannuo-bench-'));
    const installation = await openInstallation({
      databaseUrl: measured.ownerUrl,
      modules,
      openKeeper,
      clock: systemClock,
      filesFolder,
      publicUrl: 'http://127.0.0.1',
      secret: 'a secret for benches only, long enough to sign with',
      log: (line) => report(JSON.stringify(line)),
    });
    try {
      await installation.load({ demo: false });
      await fillUp(installation);
      return await compare({ measured, installation, report });
    } finally {
      await installation.close();
      await measured.stop();
      rmSync(filesFolder, { recursive: true, force: true });
    }
  },
};

type Place = { readonly measured: Measured; readonly installation: Installation; readonly report: (line: string) => void };

async function compare({ measured, installation, report }: Place): Promise<{ figure: string; ok: boolean }> {
  const [ours, copies] = [[] as number[], [] as number[]];
  // The first is for warming up: programs and plans are compiled once.
  for (let round = 0; round <= ROUNDS; round++) {
    const bytes = await table(installation, round);
    const { written, took } = await copyAgain(measured, async () => {
      const began = performance.now();
      const result = await importBytes(installation, bytes);
      const ms = performance.now() - began;
      if (result.received !== CUSTOMERS * SITES_EACH || result.errors.length > 0)
        throw new Error(`not every order was received: ${JSON.stringify(result).slice(0, 500)}`);
      return ms;
    });
    if (round === 0) report(`one import writes ${written.map(({ table: name, rows }) => `${rows} ${name}`).join(', ')}`);
    report(`${took.act.toFixed(0)} ms, a bare COPY of the same rows ${took.copy.toFixed(0)} ms`);
    if (round === 0) continue;
    ours.push(took.act);
    copies.push(took.copy);
  }
  const [best, copy] = [Math.min(...ours), Math.min(...copies)];
  const times = best / copy;
  const lines = CUSTOMERS * SITES_EACH * LINES;
  return {
    figure: `${times.toFixed(1)} × COPY (${lines.toLocaleString('en')} lines in ${best.toFixed(0)} ms, ${copy.toFixed(0)} ms)`,
    ok: times <= BAR,
  };
}

const clerk = (installation: Installation): Actor => ({
  kind: 'staff',
  id: newId(),
  name: '跟单',
  roles: ['order-clerk'],
  can: new Set(Object.keys(installation.app.identity.grants())),
});

/** As the job does it, without the job's own rows. */
async function importBytes(installation: Installation, bytes: Buffer) {
  const { app } = installation;
  const actor = clerk(installation);
  const rows = await app.documents.table(bytes);
  return importTable(app, rows, { locale: 'zh-CN', inUnit: (work) => app.inUnit(actor, work), progress: async () => undefined });
}

/** A morning's orders: every site its own, thirty-five lines each, for another day in each round. */
async function table({ app }: Installation, round: number): Promise<Buffer> {
  const goods = await app.db
    .selectFrom('products.product')
    .select(['name', 'settle_unit'])
    .where('high_risk_for_schools', '=', false)
    .orderBy('code')
    .limit(LINES)
    .execute();
  if (goods.length < LINES) throw new Error(`the demo has only ${goods.length} goods`);
  const day = shanghaiDate(Date.now() + (round + 3) * DAY);
  const units: Readonly<Record<string, string>> = { kg: '公斤', box: '箱', bag: '袋', case: '盒', bottle: '瓶', barrel: '桶', jin: '斤' };
  const lines = Array.from({ length: CUSTOMERS * SITES_EACH }, (_, site) =>
    goods.map(
      ({ name, settle_unit }, at) => `R${round}-${site},BS${site},${day},${name},${((site + at) % 40) + 5},${units[settle_unit] ?? settle_unit},`,
    ),
  );
  return Buffer.from(`\uFEFF订单号,食堂,送达日期,商品,数量,单位,备注\n${lines.flat().join('\n')}\n`);
}

async function fillUp({ app }: Installation): Promise<void> {
  await createDemoProducts(app);
  const team = { level: null, agentId: null, clerkId: null, managerId: null, remark: '' };
  const place = {
    address: '',
    longitude: null,
    latitude: null,
    meals: { lunch: '11:30' },
    gateRules: '',
    signersNeeded: 1,
    scale: 'customer',
    orderCutoff: '18:00',
    lotRule: 'fefo',
    lifeLeftBp: null,
  } as const;
  const receiving = [{ days: [1, 2, 3, 4, 5, 6, 7], from: '05:30', to: '07:30' }];
  const today = shanghaiDate(app.clock.now());
  const plan = await latestOf(app.db, 'canteen-tender');
  for (let at = 0; at < CUSTOMERS; at++) {
    await app.inUnit(SYSTEM, async (unit) => {
      const { customerId } = await registerInUnit(unit, { code: `B${at}`, name: `测试学校${at}`, kind: 'school', ...team });
      for (let n = 0; n < SITES_EACH; n++) {
        const code = `BS${at * SITES_EACH + n}`;
        await registerSiteInUnit(unit, { customerId, code, name: `测试食堂${code}`, receiving, ...place });
      }
      await signContract(unit, { customerId, number: `HT-B${at}`, plan, terms: null, from: today });
    });
  }
}
