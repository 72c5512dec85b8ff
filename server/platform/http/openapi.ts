import { OpenAPIGenerator } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import { type Locale, say } from '../../kernel/text.ts';
import type { Module } from '../module.ts';
import { metaOf, routerKey } from './router.ts';

/** OpenAPI 3.1 of all endpoints, with permission and refusals as `x-permission`, `x-refusals`. */
export async function openApiDocument(modules: readonly Module[], url: string): Promise<object> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  const router = Object.fromEntries(modules.map((module) => [routerKey(module.name), module.contract]));
  const document = await generator.generate(router as never, {
    info: { title: '鲜诺 Xiannuo', version: '1', description: 'After-sales service for companies that deliver food ingredients to canteens.' },
    servers: [{ url: `${url}/api` }],
  });
  for (const module of modules) for (const entry of Object.values(module.contract)) describe(document, entry);
  return document;
}

function describe(document: { paths?: Record<string, unknown> }, entry: Parameters<typeof metaOf>[0]): void {
  const { path = '', method = 'POST' } = entry['~orpc'].route;
  const operation = (document.paths?.[path] as Record<string, Record<string, unknown>> | undefined)?.[method.toLowerCase()];
  if (operation) Object.assign(operation, { 'x-permission': metaOf(entry).permission, 'x-refusals': metaOf(entry).refusals });
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** One plain page for people who write against the API. */
export function readablePage(modules: readonly Module[], locale: Locale): string {
  const row = (entry: Parameters<typeof metaOf>[0]) => {
    const { method, path } = entry['~orpc'].route;
    const { summary, permission, refusals } = metaOf(entry);
    return `<tr><td><b>${method}</b></td><td><code>/api${escaped(path ?? '')}</code></td><td>${escaped(say(summary, locale))}</td><td>${escaped(permission)}</td><td>${refusals.map(escaped).join('<br>')}</td></tr>`;
  };
  const section = (module: Module) => `<h2>${escaped(module.name)}</h2><table>${Object.values(module.contract).map(row).join('')}</table>`;
  const intro =
    locale === 'en'
      ? 'Machine-readable: <a href="/api/openapi.json">OpenAPI 3.1</a>. Send <code>Idempotency-Key</code> with writes: the same key gives the same answer. Keys: <code>Authorization: Bearer xn_…</code>.'
      : '机器可读版本：<a href="/api/openapi.json">OpenAPI 3.1</a>。写入请带 <code>Idempotency-Key</code>：同一编号重试得到同一答复。接口密钥：<code>Authorization: Bearer xn_…</code>。';
  return `<!doctype html><html lang="${locale}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>鲜诺 API</title>
<style>body{font:15px/1.6 "PingFang SC","Microsoft YaHei","Noto Sans SC",system-ui,sans-serif;max-width:1200px;margin:2rem auto;padding:0 1rem;color-scheme:light dark}
table{border-collapse:collapse;width:100%}td{border-top:1px solid #8884;padding:.35rem .6rem;vertical-align:top}code{font-size:.92em}</style>
<h1>鲜诺 API</h1><p>${intro}</p>${modules.map(section).join('')}</html>`;
}
