import { acts } from './contract-acts.ts';
import { dock } from './contract-dock.ts';
import { exports } from './contract-export.ts';
import { kitchen } from './contract-kitchen.ts';
import { reads } from './contract-reads.ts';

export { VIEWS } from './shapes.ts';

export const contract = { ...exports, ...reads, ...acts, ...dock, ...kitchen };
