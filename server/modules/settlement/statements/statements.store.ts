import type { Module } from '../../../platform/module.ts';

export const apply: NonNullable<Module['apply']> = {};
export const rebuilds: readonly string[] = [];
