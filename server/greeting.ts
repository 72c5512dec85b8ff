// What the terminal says once the doors are open.
import { sql } from 'kysely';
import { DEMO_PASSWORD } from './modules/staff/demo.ts';
import type { App } from './platform/app.ts';
import type { Settings } from './settings.ts';

export async function greet(app: App, { settings, say }: { settings: Settings; say: (line: string) => void }): Promise<void> {
  const url = settings.publicUrl;
  say('');
  say('  鲜诺 Xiannuo 已启动 · is running');
  say(`  工作台 Desk      ${url}/`);
  say(`  食堂端 Portal    ${url}/portal/`);
  say(`  司机端 Driver    ${url}/driver/`);
  say(`  接口   API       ${url}/api`);
  if (settings.demo && (await hasDemo(app))) {
    say('');
    say(`  演示账号 Demo sign-ins（密码 password: ${DEMO_PASSWORD}）`);
    say('    工作台 Desk: agent 客服 · manager 售后经理 · safety 食品安全专员 · orders 跟单员 · boss 总经理 · admin 管理员');
    say('    食堂端 Portal: 13900000001    司机端 Driver: 13800000001');
  }
  say('');
  say('  Ctrl-C 停止 · to stop');
}

async function hasDemo({ db }: App): Promise<boolean> {
  const { rows } = await sql<{ demo: boolean }>`select exists (select from identity.account where user_name = 'agent') as demo`.execute(db);
  return rows[0]?.demo ?? false;
}
