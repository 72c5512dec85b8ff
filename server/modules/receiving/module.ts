import { defineModule } from '../../platform/module.ts';
import { askGoods, showRules } from './ask-goods.ts';
import { checkReceipt } from './check-receipt.ts';
import { contract } from './contract.ts';
import { correctReceipt, reportBanned } from './correct-receipt.ts';
import { receiveDemoGoods } from './demo.ts';
import { exportReceipts, runExport } from './export-receipts.ts';
import { facts } from './facts.ts';
import { listReceipts, showReceipt } from './list-receipts.ts';
import { nameReceipts } from './name-receipts.ts';
import { permissions } from './permissions.ts';
import { apply, rebuilds } from './receipt.store.ts';
import { receiveGoods } from './receive-goods.ts';
import { no } from './refusals.ts';

export const receivingModule = defineModule({
  name: 'receiving',
  contract,
  handlers: {
    ask: askGoods,
    check: checkReceipt,
    receive: receiveGoods,
    list: listReceipts,
    exportList: exportReceipts,
    rules: showRules,
    show: showReceipt,
    correct: correctReceipt,
    reportBanned,
  },
  permissions,
  facts,
  refusals: [no],
  apply,
  rebuilds,
  names: { receipt: nameReceipts },
  jobs: { 'receiving.export': runExport },
  demo: receiveDemoGoods,
});
