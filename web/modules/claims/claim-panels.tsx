// What other rooms show on the page of a claim: a panel draws its own `Section`, reads what it needs, and is nothing where it has nothing to say.
import { AccountPanel } from './account/account-panel.tsx';
import type { ClaimPanel } from './claim-types.ts';
import { GoodsPanel } from './goods/goods-panel.tsx';
import { EvidencePanel } from './recovery/evidence-buttons.tsx';
import { RecoveryPanel } from './recovery/recovery-panel.tsx';
import { BringingPanel } from './replacement/bringing-panel.tsx';
import { StepsPanel } from './steps/steps-strip.tsx';

/** In the wide column, under the lines: goods that come back, the replacement, recovery. */
export const mainPanels: readonly ClaimPanel[] = [GoodsPanel, BringingPanel, RecoveryPanel];

/** In the narrow column, under the clocks: steps, account, papers. */
export const sidePanels: readonly ClaimPanel[] = [StepsPanel, AccountPanel, EvidencePanel];
