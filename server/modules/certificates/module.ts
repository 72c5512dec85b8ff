import { defineModule } from '../../platform/module.ts';
import { together } from '../../platform/part.ts';
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
import { reissue } from './reissue/part.ts';
import { apply as ofReissued } from './reissue/reissue.store.ts';
import { showMissing } from './show-missing.ts';
import { showMyFile, showPack } from './show-pack.ts';
import { watch } from './watch/part.ts';
import { rebuilds as ofWatch, apply as watching } from './watch/watch.store.ts';
import { hears } from './when-notes-change.ts';

const SOON = 20_000;
const rooms = together([{ permissions, refusals: [no], hears }, reissue, watch]);

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
    ...reissue.handlers,
    ...watch.handlers,
  },
  ...rooms,
  facts,
  apply: { ...apply, ...ofReissued, ...watching },
  rebuilds: [...rebuilds, ...ofWatch],
  sweeps: [{ name: 'certificates.bundle', every: SOON, run: bundleWaiting }, ...rooms.sweeps],
  jobs: { ...rooms.jobs, 'certificates.export': runExport },
  demo: fileDemoCertificates,
});
