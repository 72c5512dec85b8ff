// What we issue ourselves for farm produce that we repacked, split or mixed (农产品质量安全法 art. 39).
import { definePart } from '../../../platform/part.ts';
import { contract } from './contract.ts';
import { hears } from './follow-goods.ts';
import { printCertificate } from './print-certificate.ts';
import { showCertificatePage } from './show-certificate.ts';

export const reissue = definePart({
  contract,
  handlers: { show: showCertificatePage, printReissued: printCertificate },
  permissions: {},
  refusals: [],
  hears,
});
