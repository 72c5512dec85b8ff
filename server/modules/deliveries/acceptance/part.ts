// The dock (R1.4): the receiver's word, by scale, pieces and signature.
import { definePart } from '../../../platform/part.ts';
import { acceptNote, refuseNote } from './accept-note.ts';
import { contract } from './contract.ts';

export const acceptance = definePart({
  contract,
  handlers: { deliver: acceptNote, recordRefusal: refuseNote, accept: acceptNote, refuse: refuseNote },
  permissions: {},
  refusals: [],
});
