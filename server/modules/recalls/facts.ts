// Facts of alerts and recalls, room by room.
import type { FactDefinition } from '../../kernel/fact.ts';
import { alertFacts } from './alerts/facts.ts';
import { facts as recall } from './recall/facts.ts';

export const facts: readonly FactDefinition[] = [...alertFacts, ...recall];
