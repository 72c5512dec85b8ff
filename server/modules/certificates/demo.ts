// Papers of the demo company for yesterday's and this morning's goods; a few are left out, so that something is missing.
import type { App } from '../../platform/app.ts';

export async function fileDemoCertificates(_app: App): Promise<void> {}
