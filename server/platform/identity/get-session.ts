import { type Actor, boundCustomer, boundMonth, isLinkRole } from '../../kernel/actor.ts';
import { iso } from '../../kernel/time.ts';
import type { Call } from '../app.ts';

const rolesOf = (actor: Actor): string[] => {
  if (actor.kind === 'staff' || actor.kind === 'contact') return [...actor.roles];
  return isLinkRole(actor.kind) ? [actor.kind] : [];
};

export async function getSession({ app, db, actor, now }: Call) {
  if (actor.kind === 'system') throw new Error('the system asks nobody who it is');
  const account = actor.kind === 'staff' || actor.kind === 'contact' ? await app.identity.account(db, actor.id) : undefined;
  const note = actor.kind === 'note-holder' ? actor : undefined;
  return {
    kind: actor.kind,
    id: actor.kind === 'nobody' ? null : actor.id,
    name: actor.name,
    roles: rolesOf(actor),
    can: [...actor.can].sort(),
    customerId: boundCustomer(actor) ?? null,
    siteId: note?.siteId ?? null,
    noteId: note?.noteId ?? null,
    month: boundMonth(actor) ?? null,
    totp: account?.totp ?? false,
    codes: app.identity.sendsCodes,
    company: { name: app.companyName },
    now: iso(now),
    demo: [...app.demoSignIns()],
  };
}
