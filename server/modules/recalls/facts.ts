// Facts of alerts and recalls, room by room.
import type { FactDefinition } from '../../kernel/fact.ts';

export const facts: FactDefinition[] = [];
