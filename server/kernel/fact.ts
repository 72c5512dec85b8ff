import type { z } from 'zod';
import type { Text } from './text.ts';
import type { Instant } from './time.ts';

/** How well a fact is proved (R0.4): A counterparty or device, B our staff there and then, C later with proof, D later without. */
export type Grade = 'A' | 'B' | 'C' | 'D';
export const GRADES = ['A', 'B', 'C', 'D'] as const;
export const weakest = (grades: readonly Grade[]): Grade => grades.reduce<Grade>((worst, grade) => (grade > worst ? grade : worst), 'A');

export type Subject = { readonly type: string; readonly id: string };

/** A fact as a rule tells it, before it is recorded. `data` holds ids, numbers, codes and hashes: no personal data. */
export type Told<D = Record<string, unknown>> = {
  readonly name: string;
  readonly version: number;
  readonly data: D;
  readonly subjects: readonly Subject[];
  readonly occurredAt: Instant;
  readonly grade: Grade;
};

/** A fact as the journal holds it. */
export type Fact<D = Record<string, unknown>> = Told<D> & {
  readonly id: string;
  readonly position: number;
  readonly recordedAt: Instant;
  /** `kind:id`, see `actorRef`. */
  readonly actor: string;
};

type Circumstances = { readonly occurredAt: Instant; readonly grade: Grade };

/**
 * Declares a fact: name `<module>.<past-tense>`, version, zod shape of `data`, and the subjects its data names.
 * `subjects` maps subject type → field of `data` holding its id (absent or null: not named).
 */
export function defineFact<const N extends string, S extends z.ZodObject>(definition: {
  readonly name: N;
  readonly version: number;
  readonly label: Text;
  readonly data: S;
  readonly subjects: Readonly<Record<string, keyof z.infer<S> & string>>;
}) {
  const tell = (data: z.infer<S>, { occurredAt, grade }: Circumstances): Told<z.infer<S>> => ({
    name: definition.name,
    version: definition.version,
    data,
    subjects: Object.entries(definition.subjects).flatMap(([type, field]) => {
      const id = (data as Record<string, unknown>)[field];
      return typeof id === 'string' ? [{ type, id }] : [];
    }),
    occurredAt,
    grade,
  });
  const is = (fact: Told<unknown>): fact is Told<z.infer<S>> => fact.name === definition.name;
  return { ...definition, tell, is };
}

/** Any declared fact, for catalogues. */
export type FactDefinition = {
  readonly name: string;
  readonly version: number;
  readonly label: Text;
  readonly data: z.ZodObject;
  readonly subjects: Readonly<Record<string, string>>;
};
