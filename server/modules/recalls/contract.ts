// Endpoints of alerts and recalls, room by room.
import { contract as alerts } from './alerts/contract.ts';
import { contract as recall } from './recall/contract.ts';

export const contract = { ...alerts, ...recall };
