import { defineModule } from '../../platform/module.ts';
import { cancelMine, cancelOrder, changeOrder } from './change-order.ts';
import { answerUrgent, confirmOrder, declineOrder, tellReady } from './confirm-order.ts';
import { contract } from './contract.ts';
import { createDemoOrders } from './demo.ts';
import { exportOrders, runExport } from './export-orders.ts';
import { facts } from './facts.ts';
import { hears } from './hear-deliveries.ts';
import { helpMe, helpWithOrder } from './help-ordering.ts';
import { importOrders, importTemplate, startImport } from './import/import-orders.ts';
import { issueNotes } from './issue-notes.ts';
import { changeTemplate, removeTemplate, saveTemplate } from './keep-templates.ts';
import { countOrders, listMine, listOrders } from './list-orders.ts';
import { templates } from './messages.ts';
import { clerksOf, nameOrders } from './name-orders.ts';
import { offerProducts } from './offer-products.ts';
import { apply, applyReceived, rebuilds } from './order.apply.ts';
import { walkTransitions } from './order.ts';
import { permissions } from './permissions.ts';
import { checkOrder, placeOrder, receiveOrder } from './receive-order.ts';
import { no } from './refusals.ts';
import { showMyOrder, showOrder } from './show-order.ts';
import { agreeShortage, consent, findShortage, tellShortage } from './talk-shortage.ts';

walkTransitions();

export const ordersModule = defineModule({
  name: 'orders',
  contract,
  handlers: {
    list: listOrders,
    counts: countOrders,
    show: showOrder,
    check: checkOrder,
    receive: receiveOrder,
    change: changeOrder,
    cancel: cancelOrder,
    confirm: confirmOrder,
    decline: declineOrder,
    answerUrgent,
    tellReady,
    issueNotes,
    findShortage,
    tellShortage,
    agreeShortage,
    help: helpWithOrder,
    products: offerProducts,
    saveTemplate,
    changeTemplate,
    removeTemplate,
    importFile: startImport,
    importTemplate,
    exportList: exportOrders,
    mine: listMine,
    myOrder: showMyOrder,
    checkMine: checkOrder,
    place: placeOrder,
    changeMine: changeOrder,
    cancelMine,
    consent,
    myHelp: helpMe,
    myProducts: offerProducts,
    saveMyTemplate: saveTemplate,
    changeMyTemplate: changeTemplate,
    removeMyTemplate: removeTemplate,
  },
  permissions,
  facts,
  refusals: [no],
  apply,
  applyMany: applyReceived,
  rebuilds,
  hears,
  concerns: { order: clerksOf },
  names: { order: nameOrders },
  templates,
  jobs: { 'orders.import': importOrders, 'orders.export': runExport },
  demo: createDemoOrders,
});
