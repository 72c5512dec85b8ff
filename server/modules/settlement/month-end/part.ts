// Month end: the manager's view of a month and the package both sides keep.
import { definePart } from '../../../platform/part.ts';
import { contract } from './contract.ts';
import { draftPackage } from './draft-package.ts';
import { viewMonth } from './month-view.ts';
import { permissions } from './permissions.ts';
import { no } from './refusals.ts';
import { releasePackage } from './release-package.ts';
import { listMyPackages, listPackages, packageParts, packagePdf, showPackage } from './show-packages.ts';
import { templates } from './templates.ts';

export const monthEnd = definePart({
  contract,
  handlers: {
    monthView: viewMonth,
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
});
