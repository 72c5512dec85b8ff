import { migrate } from './platform/database/migrate.ts';
import { installTasks } from './platform/tasks/install.ts';

/** Brings a database to this version: our schema, then the task queue's. `ownerUrl`: a login that may create schemas and roles. */
export async function prepareDatabase(ownerUrl: string): Promise<string[]> {
  const applied = await migrate(ownerUrl);
  await installTasks(ownerUrl);
  return applied;
}
