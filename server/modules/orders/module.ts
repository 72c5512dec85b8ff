import { defineModule, type Handlers } from '../../platform/module.ts';
import { contract } from './contract.ts';
import { facts } from './facts.ts';
import { walkTransitions } from './order.ts';
import { permissions } from './permissions.ts';
import { no } from './refusals.ts';

walkTransitions();

export const ordersModule = defineModule({
  name: 'orders',
  contract,
  handlers: Object.fromEntries(Object.keys(contract).map((name) => [name, async () => Promise.reject(no('not-found'))])) as unknown as Handlers<
    typeof contract
  >,
  permissions,
  facts,
  refusals: [no],
});
