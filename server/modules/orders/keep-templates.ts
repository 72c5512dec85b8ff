// Saved order lists of a site (常用单): plain data beside the journal.
import { boundCustomer } from '../../kernel/actor.ts';
import { newId } from '../../kernel/id.ts';
import { iso } from '../../kernel/time.ts';
import type { Call, Unit } from '../../platform/app.ts';
import type { InputOf } from '../../platform/http/endpoint.ts';
import { siteCardsOf } from '../customers/public.ts';
import type { contract } from './contract.ts';
import { no } from './refusals.ts';

type Saved = { templateId: string };
type Fields = Pick<InputOf<typeof contract.saveTemplate>, 'name' | 'lines'>;

/** The site where the actor may order for it. */
export async function ownSite({ app, actor }: Pick<Call, 'app' | 'actor'>, siteId: string) {
  const site = (await siteCardsOf(app.db, [siteId])).get(siteId);
  const own = boundCustomer(actor);
  if (!site || (own !== undefined && site.customerId !== own)) throw no('site-unknown');
  return site;
}

async function mustBeFree({ tx }: Unit, { siteId, name, except }: { siteId: string; name: string; except?: string }): Promise<void> {
  const rows = await tx.selectFrom('orders.template').select('id').where('site_id', '=', siteId).where('name', '=', name).execute();
  if (rows.some(({ id }) => id !== except)) throw no('template-name-taken', { name });
}

export const saveTemplate = (call: Call, { siteId, name, lines }: InputOf<typeof contract.saveTemplate>): Promise<Saved> =>
  call.write(async (unit) => {
    const site = await ownSite(call, siteId);
    await mustBeFree(unit, { siteId, name });
    const templateId = newId(unit.now);
    const { numInsertedOrUpdatedRows } = await unit.tx
      .insertInto('orders.template')
      .values({ id: templateId, customer_id: site.customerId, site_id: siteId, name, lines: JSON.stringify(lines), changed_at: iso(unit.now) })
      .onConflict((conflict) => conflict.columns(['site_id', 'name']).doNothing())
      .executeTakeFirst();
    if (numInsertedOrUpdatedRows !== 1n) throw no('template-name-taken', { name });
    return { templateId };
  });

async function loadTemplate({ tx, actor }: Unit, templateId: string) {
  const own = boundCustomer(actor);
  const row = await tx.selectFrom('orders.template').selectAll().where('id', '=', templateId).forUpdate().executeTakeFirst();
  if (!row || (own !== undefined && row.customer_id !== own)) throw no('template-unknown');
  return row;
}

export const changeTemplate = (call: Call, { templateId, name, lines }: Fields & Saved): Promise<Saved> =>
  call.write(async (unit) => {
    const { site_id: siteId } = await loadTemplate(unit, templateId);
    await mustBeFree(unit, { siteId, name, except: templateId });
    await unit.tx
      .updateTable('orders.template')
      .set({ name, lines: JSON.stringify(lines), changed_at: iso(unit.now) })
      .where('id', '=', templateId)
      .execute();
    return { templateId };
  });

export const removeTemplate = (call: Call, { templateId }: Saved): Promise<Saved> =>
  call.write(async (unit) => {
    await loadTemplate(unit, templateId);
    await unit.tx.deleteFrom('orders.template').where('id', '=', templateId).execute();
    return { templateId };
  });
