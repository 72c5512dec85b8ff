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
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // A database per file keeps files apart; two workers keep two cores busy beside PostgreSQL.
    maxWorkers: 2,
    // Node runs our TypeScript as it does in production; Vite transforms nothing.
    experimental: { viteModuleRunner: false },
    env: { TZ: 'UTC' },
  },
});
