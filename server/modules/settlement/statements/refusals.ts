import { defineRefusals } from '../../../kernel/refusal.ts';

export const no = defineRefusals('settlement', {});
