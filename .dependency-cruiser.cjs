// Who may import whom (design §4). Paths are from the root of the repository; tools/boundaries.ts runs these rules.
const outside = '^(server|web|stories|tests|tools|bench)/';
const tests = '\\.(test|story)\\.tsx?$|/testing/|^(stories|tests|tools|bench)/';
const doors = '^server/modules/[^/]+/(public|facts|contract|words|refusals)\\.ts$';
// What may be said aloud of a module: states, labels, types and pure functions, for the web and for rules of others.
const words = '^server/modules/[^/]+/words\\.ts$';
const clause = '^server/modules/commitments/clause\\.ts$';

const rule = (name, comment, { from = {}, to }) => ({ name, comment, severity: 'error', from: { pathNot: tests, ...from }, to });

module.exports = {
  forbidden: [
    rule('kernel-alone', 'The kernel imports nothing of ours.', {
      from: { path: '^server/kernel/' },
      to: { path: outside, pathNot: '^server/kernel/' },
    }),
    rule('platform-below-modules', 'A machine knows no business.', { from: { path: '^server/platform/' }, to: { path: '^server/modules/' } }),
    rule('module-doors', 'A module reaches another only through its public.ts, facts.ts, contract.ts, words.ts or refusals.ts.', {
      from: { path: '^server/modules/([^/]+)/', pathNot: `${tests}|^server/modules/service-plans/` },
      to: { path: '^server/modules/', pathNot: ['^server/modules/$1/', doors] },
    }),
    rule('module-doors-of-plans', 'service-plans also speaks the language of clauses.', {
      from: { path: '^server/modules/service-plans/' },
      to: { path: '^server/modules/', pathNot: ['^server/modules/service-plans/', doors, clause] },
    }),
    rule('commitments-alone', 'commitments knows facts by the catalogue it is handed: it imports no other module.', {
      from: { path: '^server/modules/commitments/' },
      to: { path: '^server/modules/', pathNot: '^server/modules/commitments/' },
    }),
    rule('rules-pure', 'Rules import only the kernel and their own types, facts and refusals.', {
      from: { path: '^server/modules/([^/]+)/.+\\.rules\\.ts$' },
      to: { pathNot: ['^server/kernel/', '^server/modules/$1/', clause, words, '^server/modules/[^/]+/refusals\\.ts$'] },
    }),
    rule('rules-without-tables', 'Rules use no transaction, no randomness and nothing of the outer files of their module.', {
      from: { path: '\\.rules\\.ts$' },
      to: { path: '\\.store\\.ts$|^server/kernel/id\\.ts$|/(contract|module|public|permissions)\\.ts$' },
    }),
    rule('rules-reach-no-machine', 'Not even through another file do rules reach the database.', {
      from: { path: '\\.rules\\.ts$' },
      to: { path: '\\.store\\.ts$|node_modules/(kysely|pg|fastify)/', reachable: true },
    }),
    rule('contract-light', 'Contracts are data for the web too: no tables, rules or machines behind them.', {
      from: { path: '^server/(?:modules|platform)/[^/]+/contract\\.ts$' },
      to: {
        path: '\\.(store|rules)\\.ts$|/module\\.ts$|^server/platform/',
        pathNot: '^server/platform/http/endpoint\\.ts$|^server/platform/[^/]+/contract\\.ts$|^server/platform/jobs/job\\.ts$',
      },
    }),
    rule('web-sees-contracts', 'The web imports contracts, the kernel and the words of a module; other types at most as types.', {
      from: { path: '^web/' },
      to: {
        path: outside,
        pathNot: ['^web/', '^server/kernel/', '^server/(modules|platform)/[^/]+/contract\\.ts$', '^server/platform/http/endpoint\\.ts$', words],
        dependencyTypesNot: ['type-only'],
      },
    }),
    rule('words-light', 'Words are light enough for a browser and for rules: no machine behind them.', {
      from: { path: words },
      to: { path: '\\.store\\.ts$|/(contract|module|public|permissions)\\.ts$|node_modules/(kysely|pg|fastify|yaml)/|^(node:)?fs$', reachable: true },
    }),
    rule('no-way-to-web', 'The server does not import the web.', { from: { path: '^server/' }, to: { path: '^web/' } }),
    rule('no-test-code', 'What runs in production does not import what only tests use.', { from: { path: '^(server|web)/' }, to: { path: tests } }),
    rule('no-cycles', 'No file imports itself around corners; imports of types alone do not run.', {
      to: {
        circular: true,
        viaOnly: { dependencyTypesNot: ['type-only'] },
      },
    }),
    { ...rule('main-is-the-top', 'Nothing imports main.ts.', { to: { path: '^server/main\\.ts$' } }), from: {} },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|docs|data)/' },
    // Type imports count: a type is knowledge too.
    tsPreCompilationDeps: true,
    // TypeScript 7 has no parser for others to use; without swc the tool reads nothing and calls it good.
    parser: 'swc',
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
    },
  },
};
