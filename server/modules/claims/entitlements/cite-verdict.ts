// The clauses that were heard on a claim, as people read them: in the version that was in force then.
import type { Db, Tx } from '../../../platform/app.ts';
import { entitlementsAt } from '../../service-plans/public.ts';
import { type Cited, citedOf } from './read-rules.ts';
import type { Verdict } from './verdict.ts';

const NO_TEXT = { contractKey: '', version: 0, title: '', entitlements: [] };

export async function citeVerdict(db: Db | Tx, verdict: Verdict | null): Promise<Cited[]> {
  const voices = [...new Map((verdict?.voices ?? []).map((voice) => [voice.key, voice])).values()];
  return Promise.all(
    voices.map(async ({ key, contractKey, version }) => {
      const text = contractKey === null || version === null ? NO_TEXT : await entitlementsAt(db, contractKey, version);
      return citedOf({ text }, { key, contractKey });
    }),
  );
}
