/** Marsaglia's xorshift32, numbers in [0, 1): the same ones for the same seed (not 0), in every run. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
