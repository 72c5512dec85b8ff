// What things are called that a lot only knows by id.
import { actorRef, idInRef, SYSTEM } from '../../../kernel/actor.ts';
import { type Locale, say } from '../../../kernel/text.ts';
import type { Call, Db } from '../../../platform/app.ts';
import { siteCardsOf } from '../../customers/public.ts';
import { type Terms, termsOf } from '../../products/public.ts';
import { vehiclesOf } from '../../vehicles/public.ts';
import { NOWHERE, PLACE_KINDS, type PlaceKind } from '../lot.ts';

export type Product = Pick<Terms, 'code' | 'name' | 'spec' | 'active' | 'shelfLifeDays'> & { readonly id: string };

/** A product that the master does not know (goods of an import, of a test) still has an id. */
export async function productsOf(db: Db, ids: readonly string[], on: string): Promise<(id: string) => Product> {
  const { byId } = await termsOf(db, { ids: [...new Set(ids)], on });
  return (id) => {
    const found = byId.get(id);
    return found
      ? { id, code: found.code, name: found.name, spec: found.spec, active: found.active, shelfLifeDays: found.shelfLifeDays }
      : { id, code: '', name: '—', spec: '', active: false, shelfLifeDays: null };
  };
}

type At = { readonly kind: PlaceKind; readonly id: string };

/** Stores by their names, vans by plate, kitchens with their customer; what lies outside our hands by what it is. */
export async function placesOf(call: Pick<Call, 'db' | 'locale'>, places: readonly At[]): Promise<(place: At) => At & { name: string }> {
  const ids = (...kinds: PlaceKind[]) =>
    [...new Set(places.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id))].filter((id) => id !== NOWHERE);
  const [stores, vans, sites] = [ids('store', 'quarantine'), ids('van'), ids('site')];
  const names = new Map<string, string>();
  if (stores.length > 0)
    for (const { id, name } of await call.db.selectFrom('lots.place').select(['id', 'name']).where('id', 'in', stores).execute()) names.set(id, name);
  if (vans.length > 0) for (const { id, plate } of await vehiclesOf(call.db, { ids: vans })) names.set(id, plate);
  if (sites.length > 0)
    for (const [id, { customerName, siteName }] of await siteCardsOf(call.db, sites)) names.set(id, `${customerName} ${siteName}`);
  return ({ kind, id }) => ({ kind, id, name: names.get(id) ?? plain(kind, call.locale) });
}

const plain = (kind: PlaceKind, locale: Locale): string => say(PLACE_KINDS[kind], locale);

/** By the reference that facts keep (`staff:<id>`). */
export async function peopleOf(
  { app: { db, identity }, locale }: Pick<Call, 'app' | 'locale'>,
  refs: readonly string[],
): Promise<(ref: string) => string> {
  const ids = [...new Set(refs.map(idInRef))].filter((id) => id.includes('-'));
  const names = ids.length > 0 ? await identity.namesOf(db, ids) : new Map<string, string>();
  return (ref) => names.get(idInRef(ref)) ?? (ref === actorRef(SYSTEM) ? say(SYSTEM_NAME, locale) : '');
}

const SYSTEM_NAME = { zh: '系统', en: 'System' };
