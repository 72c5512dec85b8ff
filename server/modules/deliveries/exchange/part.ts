// Platforms of schools and regulators in and out (R1.12), and lists as tables.
import type { Role } from '../../../kernel/actor.ts';
import { definePart } from '../../../platform/part.ts';
import { contract } from './contract.ts';
import { exportNotes, runExport } from './export-notes.ts';
import { importReceipts, runImport } from './import-receipts.ts';
import { addMapping, changeMapping, listMappings, readTable } from './keep-mappings.ts';
import { no } from './refusals.ts';

const CLERKS = ['order-clerk', 'project-manager', 'after-sales-manager', 'finance-clerk'] as const satisfies Role[];

export const exchange = definePart({
  contract,
  handlers: { mappings: listMappings, addMapping, changeMapping, readTable, importReceipts, exportNotes },
  permissions: {
    'deliveries.map': { label: { zh: '修改平台对照表', en: 'Change mappings of platform tables' }, roles: [...CLERKS, 'administrator'] },
    'deliveries.import-receipts': {
      label: { zh: '导入平台验收回单', en: 'Import signed receipts of platforms' },
      roles: ['order-clerk', 'project-manager', 'after-sales-manager'],
    },
  },
  refusals: [no],
  jobs: { 'deliveries.export': runExport, 'deliveries.import-receipts': runImport },
});
