// Where our vans start from, for maps.
import { shanghaiDate } from '../../../kernel/time.ts';
import type { Call } from '../../../platform/app.ts';
import type { OutputOf } from '../../../platform/http/endpoint.ts';
import type { contract } from './contract.ts';
import { figuresOn } from './estimate.store.ts';

export async function showDepot({ db, now }: Call): Promise<OutputOf<typeof contract.depot>> {
  const { depot } = await figuresOn(db, shanghaiDate(now));
  return { depot };
}
