import type { App } from '../../platform/app.ts';

export async function ensureDemoProducts(_app: App): Promise<void> {}
