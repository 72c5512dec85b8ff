import { defineModule } from '../../platform/module.ts';
import { contract } from './contract.ts';
import { createDemoVehicles } from './demo.ts';
import { facts } from './facts.ts';
import { changeVehicle, registerVehicle, retireVehicle } from './keep-vehicles.ts';
import { listVehicles } from './list-vehicles.ts';
import { nameVehicles } from './name-vehicles.ts';
import { permissions } from './permissions.ts';
import { no } from './refusals.ts';

export const vehiclesModule = defineModule({
  name: 'vehicles',
  contract,
  handlers: { list: listVehicles, register: registerVehicle, change: changeVehicle, retire: retireVehicle },
  permissions,
  facts,
  refusals: [no],
  names: { vehicle: nameVehicles },
  demo: createDemoVehicles,
});
