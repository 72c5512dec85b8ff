import { type Instant, instant, iso } from '../../kernel/time.ts';
import type { Call } from '../../platform/app.ts';
import { apiKeyRevoked } from './facts.ts';
import { no } from './refusals.ts';
import { checkApiKey, tellApiKeyCreated } from './staff.rules.ts';
import { tellOnce } from './tell-once.ts';

const isoOrNull = (at: Instant | null): string | null => (at === null ? null : iso(at));

export async function listApiKeys({ app, db, now }: Call) {
  const keys = await app.identity.apiKeys(db);
  const items = keys.map(({ createdAt, expiresAt, revokedAt, lastUsedAt, scopes, ...key }) => ({
    ...key,
    scopes: [...scopes],
    createdAt: iso(createdAt),
    expiresAt: iso(expiresAt),
    revokedAt: isoOrNull(revokedAt),
    lastUsedAt: isoOrNull(lastUsedAt),
    can: { revoke: revokedAt === null && expiresAt > now },
  }));
  return { items };
}

type NewKey = { readonly name: string; readonly scopes: readonly string[]; readonly expiresAt: string };

export const createApiKey = (call: Call, { name, scopes, expiresAt: until }: NewKey) =>
  tellOnce(call, async (unit) => {
    const key = { name, scopes: [...new Set(scopes)], expiresAt: instant(until) };
    checkApiKey(key, unit.now);
    const created = await unit.app.identity.createApiKey(unit, key);
    await unit.record([tellApiKeyCreated({ ...key, keyId: created.keyId }, unit)], { fresh: true });
    return created;
  });

export const revokeApiKey = (call: Call, { keyId }: { readonly keyId: string }) =>
  call.write(async (unit) => {
    if (!(await unit.app.identity.revokeApiKey(unit, keyId))) throw no('key-not-found');
    await unit.record([apiKeyRevoked.tell({ keyId }, { occurredAt: unit.now, grade: 'B' })]);
    return {};
  });
