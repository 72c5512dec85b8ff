import { defineModule } from '../../platform/module.ts';
import { contract } from './contract.ts';
import { createDemoSuppliers } from './demo.ts';
import { facts } from './facts.ts';
import { importSuppliers } from './import-suppliers.ts';
import { changeSupplier, dropSupplier, registerSupplier } from './keep-suppliers.ts';
import { listSuppliers, showSupplier } from './list-suppliers.ts';
import { supplierNames } from './name-suppliers.ts';
import { permissions } from './permissions.ts';
import { no } from './refusals.ts';

export const suppliersModule = defineModule({
  name: 'suppliers',
  contract,
  handlers: {
    list: listSuppliers,
    show: showSupplier,
    register: registerSupplier,
    change: changeSupplier,
    drop: dropSupplier,
    importFile: importSuppliers,
  },
  permissions,
  facts,
  refusals: [no],
  names: { supplier: supplierNames },
  demo: createDemoSuppliers,
});
