// The table of contents: every module there is, in the order in which they start.
import { casesModule } from './modules/cases/module.ts';
import { certificatesModule } from './modules/certificates/module.ts';
import { claimsModule } from './modules/claims/module.ts';
import { openCommitments } from './modules/commitments/module.ts';
import { customersModule } from './modules/customers/module.ts';
import { deliveriesModule } from './modules/deliveries/module.ts';
import { ledgersModule } from './modules/ledgers/module.ts';
import { lotsModule } from './modules/lots/module.ts';
import { ordersModule } from './modules/orders/module.ts';
import { outboxModule } from './modules/outbox/module.ts';
import { productsModule } from './modules/products/module.ts';
import { recallsModule } from './modules/recalls/module.ts';
import { receivingModule } from './modules/receiving/module.ts';
import { servicePlansModule } from './modules/service-plans/module.ts';
import { calendarFor, clausesAt, clausesFor } from './modules/service-plans/public.ts';
import { settlementModule } from './modules/settlement/module.ts';
import { staffModule } from './modules/staff/module.ts';
import { suppliersModule } from './modules/suppliers/module.ts';
import { surveysModule } from './modules/surveys/module.ts';
import { vehiclesModule } from './modules/vehicles/module.ts';
import { filesModule } from './platform/files/module.ts';
import { identityModule } from './platform/identity/module.ts';
import { jobsModule } from './platform/jobs/module.ts';
import type { Module } from './platform/module.ts';

const commitments = openCommitments({ clausesFor, clausesAt, calendarFor });

export const modules = [
  identityModule,
  filesModule,
  jobsModule,
  staffModule,
  customersModule,
  productsModule,
  servicePlansModule,
  vehiclesModule,
  suppliersModule,
  lotsModule,
  deliveriesModule,
  certificatesModule,
  receivingModule,
  ordersModule,
  commitments.module,
  casesModule,
  claimsModule,
  surveysModule,
  recallsModule,
  ledgersModule,
  settlementModule,
  outboxModule,
] as unknown as readonly Module[];

export const { openKeeper } = commitments;
