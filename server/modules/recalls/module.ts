import { defineModule } from '../../platform/module.ts';
import { together } from '../../platform/part.ts';
import { rebuilds as alertTables, apply as applyAlerts } from './alerts/alert.store.ts';
import { nameAlerts } from './alerts/name-alerts.ts';
import { alerts } from './alerts/part.ts';
import { contract } from './contract.ts';
import { facts } from './facts.ts';
import { nameRecalls } from './recall/name-recalls.ts';
import { recall } from './recall/part.ts';
import { apply as applyRecalls, rebuilds as recallTables } from './recall/recall.store.ts';

const rooms = together([alerts, recall]);

export const recallsModule = defineModule({
  name: 'recalls',
  contract,
  handlers: { ...alerts.handlers, ...recall.handlers },
  ...rooms,
  facts,
  apply: { ...applyAlerts, ...applyRecalls },
  rebuilds: [...alertTables, ...recallTables],
  names: { alert: nameAlerts, recall: nameRecalls },
});
