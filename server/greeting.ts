// What the terminal says once the doors are open.
import { createFirstAdministrator } from './modules/staff/public.ts';
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
  const demo = app.demoSignIns();
  const names = (face: string) => demo.flatMap((one) => (one.face === face ? [`${one.userName ?? one.phone} ${one.label.zh}`] : [])).join(' · ');
  if (demo[0]) {
    say('');
    say(`  演示账号 Demo sign-ins（密码 password: ${demo[0].password}）`);
    say(`    工作台 Desk: ${names('desk')}`);
    say(`    食堂端 Portal: ${names('portal')}`);
    say(`    司机端 Driver: ${names('driver')}`);
  }
  const first = await createFirstAdministrator(app);
  if (first) {
    say('');
    say(`  第一个管理员 First administrator: ${first.userName}  密码 password: ${first.password}  （只显示这一次 · shown only once）`);
  }
  say('');
  say('  Ctrl-C 停止 · to stop');
}
