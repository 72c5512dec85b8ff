import type { Answer, api } from '../../client/api.ts';
import type { MyNote } from './portal-note.ts';
import type { Subject } from './use-acceptance.ts';

type Note = MyNote | Answer<typeof api.deliveries.show>;

/** What an acceptance asks of a note, whoever reads it. A note kept on the phone by an older version of this page knows less. */
export const subjectOf = ({ id, site, lines, cratesOut, seals, signersNeeded, scale, stopped }: Note): Subject => ({
  id,
  siteId: site.id,
  siteName: site.name,
  lines,
  cratesOut,
  seals: seals ?? [],
  signersNeeded: signersNeeded ?? 1,
  scale: scale ?? 'customer',
  stopped: stopped ?? [],
});
