// Who may grant how much, and from where on two persons must.
import type { Unit } from '../../../platform/app.ts';
import type { Authority } from '../claim.rules.ts';
import type { Claim } from '../claim.ts';

export const authorityOf = (_unit: Unit, _state: Claim): Promise<Authority> => Promise.resolve({ mayFen: null, twoAboveFen: null });
