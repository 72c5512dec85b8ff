import type { FactDefinition } from '../../../kernel/fact.ts';

export const facts: readonly FactDefinition[] = [];
