// Goods that reach a kitchen after their lot was stopped: an offline phone's word that comes late, or a van that nobody could stop.
import type { Fact } from '../../../kernel/fact.ts';
import type { Unit } from '../../../platform/app.ts';
import { holdsStopping } from '../../lots/public.ts';
import { warnLate } from './warn-sites.ts';

type Delivered = {
  readonly noteId: string | null;
  readonly siteId: string | null;
  readonly legs: readonly { readonly lotId: string; readonly to: string }[];
  /** Lots that only may be among the goods. */
  readonly lines: readonly { readonly lotId: string }[];
};

/** A recall sends its own notices. */
export async function hearDelivered(unit: Unit, { data }: Fact): Promise<void> {
  const { noteId, siteId, legs, lines } = data as Delivered;
  if (noteId === null || siteId === null) return;
  const came = [...legs.filter(({ to }) => to === 'site'), ...lines].map(({ lotId }) => lotId);
  for (const { holdId, recallId, lotIds } of await holdsStopping(unit.tx, came)) {
    if (recallId === null) await warnLate(unit, { holdId, siteId, noteId, lotIds });
  }
}
