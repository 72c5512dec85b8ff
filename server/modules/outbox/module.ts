import { HOUR, SECOND } from '../../kernel/time.ts';
import type { App } from '../../platform/app.ts';
import { defineModule } from '../../platform/module.ts';
import type { TaskRun } from '../../platform/tasks/public.ts';
import { contract } from './contract.ts';
import { cancel, rerun, resend, reword, tryOut } from './mend-outbox.ts';
import { markRead, setMailAddress, showInbox } from './own-inbox.ts';
import { permissions } from './permissions.ts';
import { no } from './refusals.ts';
import { listMessages, listTasks, listWordings } from './show-outbox.ts';
import { templates } from './templates.ts';

export const outboxModule = defineModule({
  name: 'outbox',
  contract,
  handlers: {
    messages: listMessages,
    resend,
    tryOut,
    tasks: listTasks,
    rerun,
    cancel,
    wordings: listWordings,
    reword,
    inbox: showInbox,
    read: markRead,
    setMailAddress,
  },
  permissions,
  facts: [],
  refusals: [no],
  templates,
  tasks: { 'messaging.send': (app: App, data: { messageId: string }, run: TaskRun) => app.messaging.send(app, data, run) },
  sweeps: [
    { name: 'deliver-notices', every: 2 * SECOND, run: (app) => app.messaging.deliver(app) },
    { name: 'tidy-tasks', every: HOUR, run: (app) => app.tasks.tidy() },
  ],
});
