import { sql } from 'kysely';
import { newId } from '../../kernel/id.ts';
import { type Instant, iso, MINUTE } from '../../kernel/time.ts';
import type { Channel, Messaging, Notice, Templates } from './public.ts';

const WINDOW = MINUTE;

/** Notices of one window are due together, at its end: so they become one message per receiver. */
const dueAt = (now: Instant, urgent: boolean): Instant => (urgent ? now : Math.ceil((now + 1) / WINDOW) * WINDOW);

export function openNotify(templates: Templates): Messaging['notify'] {
  return async ({ tx, now }, given) => {
    const notices = Array.isArray(given) ? (given as readonly Notice[]) : [given as Notice];
    if (notices.length === 0) return;
    const rows = notices.map((notice) => rowOf(notice, { templates, now }));
    await sql`
      insert into messaging.notice (id, key, receivers, template, params, about_type, about_id, channels, created_at, due_at)
      select id, key, receivers, template, params, about_type, about_id, array(select jsonb_array_elements_text(channels)), created_at, due_at
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (id uuid, key text, receivers jsonb, template text, params jsonb,
        about_type text, about_id text, channels jsonb, created_at timestamptz, due_at timestamptz)
      on conflict (key) do nothing`.execute(tx);
  };
}

function rowOf(notice: Notice, { templates, now }: { readonly templates: Templates; readonly now: Instant }) {
  const template = templates[notice.template];
  if (!template) throw new Error(`no module ships the template ${notice.template}`);
  const channels: readonly Channel[] = notice.channels ?? template.channels ?? ['in-app'];
  return {
    // Without a moment: such ids keep the order of one batch.
    id: newId(),
    key: notice.key,
    receivers: Array.isArray(notice.to) ? notice.to : [notice.to],
    template: notice.template,
    params: notice.params ?? {},
    about_type: notice.about?.type ?? null,
    about_id: notice.about?.id ?? null,
    channels,
    created_at: iso(now),
    due_at: iso(dueAt(now, template.urgent ?? false)),
  };
}
