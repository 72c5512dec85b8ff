import type { Answer, api } from '../../../client/api.ts';

export type OfClaim = Answer<typeof api.claims.recoveryOfClaim>;
export type Recovery = OfClaim['recoveries'][number];
export type Part = NonNullable<OfClaim['parts']>[number];

/** Whom it is asked of. */
export const partyOf = ({ supplier, name }: { readonly supplier: { readonly name: string } | null; readonly name: string }): string =>
  supplier?.name ?? name;
