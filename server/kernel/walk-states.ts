// Tables of states hold together: every module with a life cycle walks its own at start-up.

type Table<S extends string> = {
  readonly start: S;
  readonly states: readonly S[];
  /** From which state to which, whatever the act. */
  readonly ways: readonly (readonly [from: S, to: S])[];
};

/** Throws where a state can never be reached or an act leads out of the table: such a program must not start. */
export function walkStates<S extends string>(what: string, { start, states, ways }: Table<S>): void {
  const reached = new Set<S>([start]);
  for (let grown = true; grown; ) {
    const before = reached.size;
    for (const [from, to] of ways) if (reached.has(from)) reached.add(to);
    grown = reached.size > before;
  }
  const unknown = [...reached].filter((state) => !states.includes(state));
  const unreachable = states.filter((state) => !reached.has(state));
  if (unknown.length + unreachable.length > 0) throw new Error(`${what} states unknown: ${unknown.join()}; unreachable: ${unreachable.join()}`);
}
