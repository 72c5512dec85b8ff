// A split as a form holds it: what others bear; the rest is ours, so that it always adds up.
import type { Bearer } from '../../../../server/modules/claims/words.ts';
import type { OfClaim } from './recovery-types.ts';

export type Line = {
  readonly key: string;
  readonly bearer: Exclude<Bearer, 'ours'>;
  readonly supplierId: string | null;
  readonly name: string;
  readonly amountFen: number | null;
};

export const emptyLine = (amountFen: number): Line => ({
  key: crypto.randomUUID(),
  bearer: 'supplier',
  supplierId: null,
  name: '',
  amountFen,
});

/** As it stands; where nothing was split yet, as it is suggested. */
export const linesOf = ({ parts, proposal }: OfClaim): Line[] =>
  (parts ?? proposal).flatMap(({ bearer, supplier, name, amountFen }) =>
    bearer === 'ours' ? [] : [{ ...emptyLine(amountFen), bearer, supplierId: supplier?.id ?? null, name }],
  );

export const restOf = (costFen: number, lines: readonly Line[]): number => costFen - lines.reduce((sum, { amountFen }) => sum + (amountFen ?? 0), 0);

export const isReady = (costFen: number, lines: readonly Line[]): boolean =>
  restOf(costFen, lines) >= 0 &&
  lines.every(
    ({ bearer, supplierId, name, amountFen }) =>
      (amountFen ?? 0) > 0 && (bearer !== 'supplier' || supplierId !== null) && (bearer !== 'carrier' || name.trim() !== ''),
  );

/** As the server takes it. */
export function partsOf(costFen: number, lines: readonly Line[]) {
  const rest = restOf(costFen, lines);
  const others = lines.map(({ bearer, supplierId, name, amountFen }) => ({
    bearer,
    supplierId: bearer === 'supplier' ? supplierId : null,
    name: bearer === 'carrier' ? name.trim() : '',
    amountFen: amountFen ?? 0,
  }));
  return rest === 0 && others.length > 0 ? others : [...others, { bearer: 'ours' as const, supplierId: null, name: '', amountFen: rest }];
}
