import { defineModule } from '../../platform/module.ts';
import { together } from '../../platform/part.ts';
import { contract } from './contract.ts';
import { facts } from './facts.ts';

const rooms = together([]);

export const recallsModule = defineModule({
  name: 'recalls',
  contract,
  handlers: {},
  ...rooms,
  facts,
});
