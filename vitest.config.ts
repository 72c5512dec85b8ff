import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'server/**/*.test.ts',
      'web/**/*.test.{ts,tsx}',
      'stories/**/*.story.ts',
      'tests/**/*.test.ts',
      'tools/**/*.test.ts',
      'bench/**/*.test.ts',
    ],
    globalSetup: ['tests/global-setup.ts'],
    // A build machine may be busy: what is measured is measured by benches.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 15_000 } },
    // A database per file keeps files apart; two workers keep two cores busy beside PostgreSQL.
    maxWorkers: 2,
    // Node runs our TypeScript as it does in production; Vite transforms nothing.
    experimental: { viteModuleRunner: false },
    env: { TZ: 'UTC' },
  },
});
