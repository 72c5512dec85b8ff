// What the account must hold of a claim, by its state and what was granted. Pure.
import type { Fen } from '../../../kernel/money.ts';
import type { Pay, State, Way } from '../claim.ts';
import { BOOKED_AS } from './account.ts';

export type ExpectedClaim = {
  readonly way: Way;
  readonly pay: Pay | null;
  readonly state: State;
  readonly grantedFen: Fen | null;
};
export type Expected = { readonly lowersFen: Fen; readonly raisesFen: Fen };

const NOTHING: Expected = { lowersFen: 0, raisesFen: 0 };

/** `chargeFen`: what goods cost that were refused at the dock and replaced after all. */
export function expectedOf({ way, pay, state, grantedFen }: ExpectedClaim, chargeFen: Fen): Expected {
  if (way === 'replacement') return { lowersFen: 0, raisesFen: state === 'accepted' ? chargeFen : 0 };
  if (BOOKED_AS[way] === null || grantedFen === null || pay === null || grantedFen === 0) return NOTHING;
  if (pay === 'bill') return state === 'settled' ? { lowersFen: -grantedFen, raisesFen: 0 } : NOTHING;
  if (state === 'approved') return { lowersFen: -grantedFen, raisesFen: 0 };
  // Paid; or withdrawn after the approval, and taken back.
  return state === 'settled' || state === 'withdrawn' ? { lowersFen: -grantedFen, raisesFen: grantedFen } : NOTHING;
}
