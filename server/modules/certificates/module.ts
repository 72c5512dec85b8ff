import { defineModule } from '../../platform/module.ts';
import { bundleWaiting } from './bundle-packs.ts';
import { apply, rebuilds } from './certificate.store.ts';
import { contract } from './contract.ts';
import { fileDemoCertificates } from './demo.ts';
import { exportCertificates, runExport } from './export-certificates.ts';
import { facts } from './facts.ts';
import { fileCertificate, withdrawCertificate } from './file-certificate.ts';
import { listCertificates, listKinds } from './list-certificates.ts';
import { printPack } from './pack-file.ts';
import { permissions } from './permissions.ts';
import { no } from './refusals.ts';
import { showMissing } from './show-missing.ts';
import { showMyFile, showPack } from './show-pack.ts';
import { hears } from './when-notes-change.ts';

const SOON = 20_000;

export const certificatesModule = defineModule({
  name: 'certificates',
  contract,
  handlers: {
    kinds: listKinds,
    list: listCertificates,
    exportList: exportCertificates,
    file: fileCertificate,
    withdraw: withdrawCertificate,
    missing: showMissing,
    packOf: showPack,
    packFile: printPack,
    myPack: showPack,
    myPackFile: printPack,
    myFile: showMyFile,
  },
  permissions,
  facts,
  refusals: [no],
  apply,
  rebuilds,
  hears,
  sweeps: [{ name: 'certificates.bundle', every: SOON, run: bundleWaiting }],
  jobs: { 'certificates.export': runExport },
  demo: fileDemoCertificates,
});
