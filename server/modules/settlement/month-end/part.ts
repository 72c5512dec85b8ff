// Month end: the manager's view of a month and the package both sides keep.
import { HOUR } from '../../../kernel/time.ts';
import { definePart } from '../../../platform/part.ts';
import { exportStatement, printStatement } from '../statements/print-statement.ts';
import { contract } from './contract.ts';
import { draftPackage } from './draft-package.ts';
import { viewMonth } from './month-view.ts';
import { permissions } from './permissions.ts';
import { no } from './refusals.ts';
import { releasePackage } from './release-package.ts';
import { remindUnconfirmed } from './remind.ts';
import { listMyPackages, listPackages, packageParts, packagePdf, showPackage } from './show-packages.ts';
import { templates } from './templates.ts';

export const monthEnd = definePart({
  contract,
  handlers: {
    monthView: viewMonth,
    statementPdf: printStatement,
    statementXlsx: exportStatement,
    myStatementPdf: printStatement,
    myStatementXlsx: exportStatement,
    packages: listPackages,
    packageParts,
    draftPackage,
    showPackage,
    packagePdf,
    releasePackage,
    myPackages: listMyPackages,
    myPackagePdf: packagePdf,
  },
  permissions,
  refusals: [no],
  templates,
  sweeps: [{ name: 'settlement.unconfirmed', every: HOUR, run: remindUnconfirmed }],
});
