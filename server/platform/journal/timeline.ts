// Facts as a screen tells them: in the order in which they happened, with label and the name of who told them.
import { idInRef } from '../../kernel/actor.ts';
import type { Fact, Grade } from '../../kernel/fact.ts';
import type { Text } from '../../kernel/text.ts';
import { iso } from '../../kernel/time.ts';
import type { Call } from '../app.ts';

export type TimelineEntry = {
  position: number;
  name: string;
  label: Text;
  occurredAt: string;
  recordedAt: string;
  grade: Grade;
  /** Name of the account; the kind of actor where it has none. */
  actor: string;
  data: Record<string, unknown>;
};
export async function timelineOf({ app, db }: Call, told: readonly Fact[]): Promise<TimelineEntry[]> {
  const names = await app.identity.namesOf(
    db,
    told.map(({ actor }) => idInRef(actor)),
  );
  return [...told]
    .sort((a, b) => a.occurredAt - b.occurredAt || a.position - b.position)
    .map((fact) => ({
      position: fact.position,
      name: fact.name,
      label: app.facts.get(fact.name)?.label ?? { zh: fact.name, en: fact.name },
      occurredAt: iso(fact.occurredAt),
      recordedAt: iso(fact.recordedAt),
      grade: fact.grade,
      actor: names.get(idInRef(fact.actor)) ?? fact.actor.split(':')[0] ?? '',
      data: fact.data,
    }));
}
