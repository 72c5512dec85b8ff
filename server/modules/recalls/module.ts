import { defineModule } from '../../platform/module.ts';
import { together } from '../../platform/part.ts';
import { rebuilds as alertTables, apply as applyAlerts } from './alerts/alert.store.ts';
import { nameAlerts } from './alerts/name-alerts.ts';
import { alerts } from './alerts/part.ts';
import { contract } from './contract.ts';
import { facts } from './facts.ts';

const rooms = together([alerts]);

export const recallsModule = defineModule({
  name: 'recalls',
  contract,
  handlers: { ...alerts.handlers },
  ...rooms,
  facts,
  apply: { ...applyAlerts },
  rebuilds: [...alertTables],
  names: { alert: nameAlerts },
});
