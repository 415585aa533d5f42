// Which room may know which: the arrows of docs/architecture.md.
const libs = {
  configuration: [],
  integrity: [],
  domain: ['integrity'],
  'event-store': [],
  mongodb: [],
  'read-store': ['mongodb'],
  privacy: ['integrity', 'mongodb'],
  identity: ['privacy', 'mongodb'],
  control: ['event-store', 'projector'],
  ledger: ['domain', 'integrity', 'event-store', 'privacy', 'standards'],
  projections: ['domain', 'standards'],
  projector: ['domain', 'integrity', 'event-store', 'read-store', 'projections'],
  processes: [
    'domain',
    'ledger',
    'privacy',
    'read-store',
    'projections',
    'projector',
    'event-store',
    'identity',
    'integrity',
    'standards',
  ],
  composition: ['configuration', 'event-store', 'identity', 'mongodb', 'privacy', 'processes', 'read-store'],
  simulation: ['domain', 'integrity', 'event-store', 'privacy', 'identity', 'ledger', 'standards'],
};

const arrows = Object.entries(libs).map(([name, allowed]) => ({
  name: `${name}-imports-only-what-it-lists`,
  comment: `libs/${name} may import ${allowed.join(', ') || 'no other room'}.`,
  severity: 'error',
  from: { path: `^libs/${name}/` },
  to: { path: '^(libs|apps|standards)/', pathNot: [`^libs/${name}/`, ...allowed.map((other) => `^(libs/)?${other}/`)] },
}));

export default {
  forbidden: [
    ...arrows,
    {
      name: 'through-the-door',
      comment: 'A workspace is entered by its index.ts (or by one of the other doors named here), never past it.',
      severity: 'error',
      from: { path: '^((?:libs|apps)/[^/]+|standards)/' },
      to: {
        path: '^((?:libs|apps)/[^/]+|standards)/src/',
        pathNot: [
          '^$1/',
          '/src/index\\.ts$',
          '/src/(testing|conformance|mongodb|eventstoredb|eventstoredb/stand-in)/index\\.ts$',
        ],
      },
    },
    {
      name: 'apps-know-no-app',
      comment: 'Apps stand beside each other; only the command line starts the others.',
      severity: 'error',
      from: { path: '^apps/(api|projector)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'pure-rooms-do-no-io',
      comment:
        'Domain and projections are pure: the hash functions of integrity are all that they know of the machine.',
      severity: 'error',
      from: { path: '^libs/(domain|projections)/', pathNot: ['\\.spec\\.ts$', '/testing/'] },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev'] },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: { pathNot: '\\.spec\\.ts$' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'nothing-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules|dist' },
    exclude: { path: '(^|/)dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['source', 'import', 'node', 'default'] },
  },
};
