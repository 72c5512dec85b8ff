import { defineModule } from '../../platform/module.ts';
import { DEMO_PASSWORD } from '../staff/public.ts';
import { contract } from './contract.ts';
import { createDemoCustomers } from './demo.ts';
import { DEMO_CONTACT_PHONE, DEMO_PURCHASER_PHONE } from './demo-customers.ts';
import { facts } from './facts.ts';
import { importCustomers } from './import-customers.ts';
import { addContact, changeContact } from './keep-contacts.ts';
import { listCustomers } from './list-customers.ts';
import { nameCustomers, nameSites } from './name-customers.ts';
import { permissions } from './permissions.ts';
import { recordVisit } from './record-visit.ts';
import { no } from './refusals.ts';
import { changeCustomer, changeSite, registerCustomer, registerSite, removeAlias } from './register-customer.ts';
import { listAliases, listVisits, showCustomer } from './show-customer.ts';
import { showOwnProfile } from './show-own-profile.ts';

export const customersModule = defineModule({
  name: 'customers',
  contract,
  handlers: {
    list: listCustomers,
    show: showCustomer,
    register: registerCustomer,
    change: changeCustomer,
    registerSite,
    changeSite,
    addContact,
    changeContact,
    listAliases,
    removeAlias,
    visit: recordVisit,
    visits: listVisits,
    importFile: importCustomers,
    profile: showOwnProfile,
  },
  permissions,
  facts,
  refusals: [no],
  names: { customer: nameCustomers, site: nameSites },
  demo: createDemoCustomers,
  demoSignIns: [
    { face: 'portal', phone: DEMO_CONTACT_PHONE, password: DEMO_PASSWORD, label: { zh: '实验小学食堂', en: 'School kitchen' } },
    { face: 'portal', phone: DEMO_PURCHASER_PHONE, password: DEMO_PASSWORD, label: { zh: '实验小学采购负责人', en: 'School purchaser' } },
  ],
});
