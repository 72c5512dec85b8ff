import { describe, expect, it } from 'vitest';
import { leavingWith } from './release.rules.ts';

const root = (lotId: string) => ({ lotId, root: true, possible: false });
const made = (lotId: string) => ({ lotId, root: false, possible: false });
const edge = (fromLot: string, toLot: string) => ({ fromLot, toLot });

describe('what leaves a recall with one lot', () => {
  // a → ab ← b, a → a1 → a2
  const standing = [root('a'), root('b'), made('ab'), made('a1'), made('a2')];
  const edges = [edge('a', 'ab'), edge('b', 'ab'), edge('a', 'a1'), edge('a1', 'a2')];

  it('is all that is in it because of that lot alone', () => {
    const { leave, stay, upstream, downstream } = leavingWith('a', standing, edges);
    expect(leave).toEqual(['a', 'a1', 'a2']);
    expect(stay.map(({ lotId }) => lotId)).toEqual(['b', 'ab']);
    expect(upstream).toEqual([]);
    expect(downstream).toEqual(['ab']);
  });

  it('of a lot made of recalled goods: it and what was made of it, with what it comes from', () => {
    const { leave, upstream, downstream } = leavingWith('a1', standing, edges);
    expect(leave).toEqual(['a1', 'a2']);
    expect(upstream).toEqual(['a']);
    expect(downstream).toEqual([]);
    expect(leavingWith('ab', standing, edges)).toMatchObject({ leave: ['ab'], upstream: ['a', 'b'] });
  });

  it('is a named lot even where it was made of another', () => {
    const both = [root('a'), root('a1'), made('a2')];
    expect(leavingWith('a', both, edges)).toMatchObject({ leave: ['a'], downstream: ['a1', 'a2'] });
    expect(leavingWith('a1', both, edges)).toMatchObject({ leave: ['a1', 'a2'], upstream: ['a'] });
  });

  it('never goes through lots that left before, and walks a deep diamond once', () => {
    expect(leavingWith('a', [root('a'), root('b'), made('ab'), made('a2')], edges)).toMatchObject({ leave: ['a'], downstream: ['ab'] });
    const rungs = Array.from({ length: 60 }, (_, at) => [`x${at}`, `y${at}`]).flat();
    const ways = Array.from({ length: 59 }, (_, at) =>
      ['x', 'y'].flatMap((from) => [edge(`${from}${at}`, `x${at + 1}`), edge(`${from}${at}`, `y${at + 1}`)]),
    ).flat();
    const scope = [root('top'), root('other'), ...rungs.map(made)];
    expect(leavingWith('top', scope, [edge('top', 'x0'), edge('top', 'y0'), ...ways]).leave).toHaveLength(121);
  });
});
