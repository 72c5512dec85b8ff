import { defineModule } from '../../platform/module.ts';
import { loadClasses } from './classes.ts';
import { contract } from './contract.ts';
import { createDemoProducts } from './demo.ts';
import { changeSheet, discardSheet, draftSheet, setSheetLines } from './draft-sheet.ts';
import { exportProducts, runProducts } from './export-products.ts';
import { exportSheetLines, runSheetLines } from './export-sheet.ts';
import { facts } from './facts.ts';
import { importProducts, productTemplate } from './import-products.ts';
import { importSheet, sheetTemplate } from './import-sheet.ts';
import { followProducts, listSheetLines, lookUpPrices } from './list-prices.ts';
import { listChoices, listProducts, showProduct } from './list-products.ts';
import { nameProducts, nameSheets } from './name-products.ts';
import { permissions } from './permissions.ts';
import * as prices from './price.store.ts';
import * as products from './product.store.ts';
import { publishSheet } from './publish-sheet.ts';
import { no } from './refusals.ts';
import { changeProduct, registerProduct, retireProduct } from './register-product.ts';
import { listSheets, showSheet } from './show-sheets.ts';

export const productsModule = defineModule({
  name: 'products',
  contract,
  handlers: {
    list: listProducts,
    show: showProduct,
    choices: listChoices,
    register: registerProduct,
    change: changeProduct,
    retire: retireProduct,
    importFile: importProducts,
    importTemplate: productTemplate,
    follow: followProducts,
    listSheets,
    showSheet,
    listSheetLines,
    draftSheet,
    changeSheet,
    setSheetLines,
    importSheet,
    sheetTemplate,
    publishSheet,
    discardSheet,
    lookUpPrices,
    exportList: exportProducts,
    exportSheetLines,
  },
  permissions,
  facts,
  refusals: [no],
  apply: { ...products.apply, ...prices.apply },
  applyMany: products.applyMany,
  rebuilds: ['products.product', 'products.price_sheet', 'products.price_line'],
  names: { product: nameProducts, 'price-sheet': nameSheets },
  jobs: { 'products.export': runProducts, 'products.export-sheet': runSheetLines },
  start: loadClasses,
  demo: createDemoProducts,
});
