import { exports } from './contract-export.ts';
import { kitchen } from './contract-kitchen.ts';
import { lists, ownLists } from './contract-lists.ts';
import { office } from './contract-office.ts';
import { shortages } from './contract-shortage.ts';

/** Fixed paths stand before those with a place (`/orders/help` before `/orders/{orderId}`). */
export const contract = { ...lists, ...exports, ...ownLists, ...office, ...shortages, ...kitchen };
