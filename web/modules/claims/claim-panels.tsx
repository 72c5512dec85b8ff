// What other rooms show on the page of a claim: a panel draws its own `Section`, reads what it needs, and is nothing where it has nothing to say.
import type { ClaimPanel } from './claim-types.ts';

/** In the wide column, under the lines: goods that come back, the replacement, recovery. */
export const mainPanels: readonly ClaimPanel[] = [];

/** In the narrow column, under the clocks: steps, account, papers. */
export const sidePanels: readonly ClaimPanel[] = [];
