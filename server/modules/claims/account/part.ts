// The customer account (R5.4, R17.3): what claims add to or take off what a customer owes, what it rests on, and who bears it.
import { definePart } from '../../../platform/part.ts';
import { addDocuments, eraseMedical } from './add-documents.ts';
import { contract } from './contract.ts';
import { correctAccount, reverseEntry } from './correct-account.ts';
import { exportAccount, runExport } from './export-account.ts';
import { listToPay } from './list-to-pay.ts';
import { permissions } from './permissions.ts';
import { showConsumerLaw } from './reckon-consumer-law.ts';
import { reconcile } from './reconcile.ts';
import { openRecourse, recordRecourse } from './recourse.ts';
import { noBooking } from './refusals.ts';
import { listAccounts, showAccount, showMyAccount } from './show-account.ts';
import { showClaimAccount } from './show-claim-account.ts';
import { hears } from './when-claim-moves.ts';

export const account = definePart({
  contract,
  handlers: {
    accounts: listAccounts,
    account: showAccount,
    reconcile,
    exportAccount,
    correctAccount,
    reverseEntry,
    toPay: listToPay,
    accountOfClaim: showClaimAccount,
    addDocuments,
    eraseMedical,
    openRecourse,
    recordRecourse,
    consumerLaw: showConsumerLaw,
    myAccount: showMyAccount,
    addMyDocuments: addDocuments,
  },
  permissions,
  refusals: [noBooking],
  hears,
  jobs: { 'claims.account-export': runExport },
});
