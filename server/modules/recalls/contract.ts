// Endpoints of alerts and recalls, room by room.
import { contract as alerts } from './alerts/contract.ts';

export const contract = { ...alerts };
