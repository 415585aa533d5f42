// Specs of MongoDB's adapters need a server, which `npm run test:mongodb` starts; without one they are not collected.
// Its address goes by another name from here on, so that apps which specs start do not take it for their setting.
const { MONGODB_URL } = process.env;
if (MONGODB_URL) process.env.TEST_MONGODB_URL = MONGODB_URL;
delete process.env.MONGODB_URL;
// Specs of EventStoreDB's adapter have a stand-in; a server of that name takes its place where it can.
const { EVENTSTOREDB_URL } = process.env;
if (EVENTSTOREDB_URL) process.env.TEST_EVENTSTOREDB_URL = EVENTSTOREDB_URL;
delete process.env.EVENTSTOREDB_URL;
const withoutServer = process.env.TEST_MONGODB_URL ? [] : ['\\.mongodb\\.spec\\.ts$'];

export default {
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts'],
  roots: ['<rootDir>/libs', '<rootDir>/apps', '<rootDir>/standards', '<rootDir>/test', '<rootDir>/scripts'],
  testMatch: ['**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', ...withoutServer],
  modulePathIgnorePatterns: ['<rootDir>/.*/dist/'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        swcrc: false,
        jsc: {
          target: 'es2024',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          keepClassNames: true,
          rewriteRelativeImportExtensions: false,
        },
        module: { type: 'nodenext' },
        sourceMaps: 'inline',
      },
    ],
  },
  setupFilesAfterEnv: ['<rootDir>/test/support/temporal-equality.ts'],
  testTimeout: 30_000,
  maxWorkers: 2,
};
