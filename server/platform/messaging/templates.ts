// Wording ships with the modules as data; the company may change it (table messaging.template).
import { sql } from 'kysely';
import { actorRef } from '../../kernel/actor.ts';
import { type Locale, type Params, say, type Text } from '../../kernel/text.ts';
import { instant, iso, shanghaiDate, shanghaiTime } from '../../kernel/time.ts';
import type { Db, Tx } from '../app.ts';
import type { Messaging, Template, Templates, Wording } from './public.ts';

/** Names them `<module>.<name>`. main.ts hands all of them to `openMessaging`. */
export const defineTemplates = (module: string, written: Templates): Templates =>
  Object.fromEntries(Object.entries(written).map(([name, template]) => [`${module}.${name}`, template]));

const ISO_INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
const shown = (value: Params[string]): Params[string] =>
  typeof value === 'string' && ISO_INSTANT.test(value) ? `${shanghaiDate(instant(value))} ${shanghaiTime(instant(value))}` : value;

export type Rendered = { readonly subject: string; readonly body: string };
export type Render = (template: string, locale: Locale, params: Params) => Rendered;

/** Reads the company's own wording once for a batch. */
export async function openRender(db: Db | Tx, templates: Templates): Promise<Render> {
  const own = new Map((await ownWordings(db)).map((row) => [`${row.name}|${row.locale}`, row]));
  return (name, locale, params) => {
    const values = Object.fromEntries(Object.entries(params).map(([place, value]) => [place, shown(value)]));
    const words = own.get(`${name}|${locale}`);
    const fill = (text: Text) => say(text, locale, values);
    if (words) return { subject: fill({ zh: words.subject, en: words.subject }), body: fill({ zh: words.body, en: words.body }) };
    const template = templates[name];
    // A template that a later release dropped: the notice is still told.
    return template ? { subject: fill(template.subject), body: fill(template.body) } : { subject: name, body: JSON.stringify(values) };
  };
}

type OwnWording = { name: string; locale: Locale; subject: string; body: string };

async function ownWordings(db: Db | Tx): Promise<readonly OwnWording[]> {
  const { rows } = await sql<OwnWording>`select name, locale, subject, body from messaging.template`.execute(db);
  return rows;
}

export async function listWordings(db: Db | Tx, templates: Templates): Promise<readonly Wording[]> {
  const own = new Map((await ownWordings(db)).map((row) => [`${row.name}|${row.locale}`, row]));
  const shipped = (name: string, { subject, body }: Template, locale: Locale): Wording => {
    const side = locale === 'en' ? 'en' : 'zh';
    const words = own.get(`${name}|${locale}`);
    return { name, locale, subject: words?.subject ?? subject[side], body: words?.body ?? body[side], changed: words !== undefined };
  };
  return Object.entries(templates).flatMap(([name, template]) => [shipped(name, template, 'zh-CN'), shipped(name, template, 'en')]);
}

export function openReword(templates: Templates): Messaging['reword'] {
  return async ({ tx, now, actor }, { name, locale }, words) => {
    if (!templates[name]) return false;
    if (words === null) await sql`delete from messaging.template where name = ${name} and locale = ${locale}`.execute(tx);
    else {
      await sql`insert into messaging.template (name, locale, subject, body, updated_at, updated_by)
        values (${name}, ${locale}, ${words.subject}, ${words.body}, ${iso(now)}, ${actorRef(actor)})
        on conflict (name, locale) do update
          set subject = excluded.subject, body = excluded.body, updated_at = excluded.updated_at, updated_by = excluded.updated_by`.execute(tx);
    }
    return true;
  };
}
