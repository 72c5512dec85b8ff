// What happened to a recall, in order; steps of many recipients at one moment are one line with their number.
import type { Fact } from '../../../kernel/fact.ts';
import { MINUTE } from '../../../kernel/time.ts';
import type { Call } from '../../../platform/app.ts';
import { factsWanted } from '../../../platform/journal/read.ts';
import { timelineOf } from '../../../platform/journal/timeline.ts';
import { facts } from './facts.ts';

const HIDDEN: readonly string[] = ['recalls.scoped', 'recalls.notices-made'];
const TOLD = facts.map(({ name }) => name).filter((name) => !HIDDEN.includes(name));

type Entry = { at: string; name: string; label: { zh: string; en: string }; who: string | null; count: number; words: string | null };

export async function timelineFor(call: Call, recallId: string): Promise<Entry[]> {
  const subject = { type: 'recall', id: recallId };
  const names = [...TOLD, 'lots.held', 'lots.returned', 'lots.destroyed', 'lots.consumed', 'lots.cleared'];
  const found = await factsWanted(call.db, [{ subject, names, from: null, always: [] }]);
  const groups = grouped(found.get(`recall:${recallId}`) ?? []);
  const heads = await timelineOf(
    call,
    groups.map(([first]) => first as Fact),
  );
  const sizes = new Map(groups.map((group) => [(group[0] as Fact).position, group.length]));
  return heads.map(({ position, name, label, occurredAt, actor }) => ({
    ...{ at: occurredAt, name, label, who: actor, words: null },
    count: sizes.get(position) ?? 1,
  }));
}

/** Neighbours of one name, by one actor, within a minute. */
function grouped(told: readonly Fact[]): Fact[][] {
  const groups: Fact[][] = [];
  for (const fact of told) {
    const group = groups.findLast(([first]) => first?.name === fact.name && first.actor === fact.actor);
    if (group && Math.abs(fact.occurredAt - (group[0] as Fact).occurredAt) < MINUTE) group.push(fact);
    else groups.push([fact]);
  }
  return groups;
}
