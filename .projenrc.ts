import { cdk8s, javascript, release } from 'projen';
import { importZones } from './projenrc/rooms';

const project = new cdk8s.ConstructLibraryCdk8s({
  name: 'cdk8s-istio',
  description: 'Istio service mesh as typed cdk8s constructs: Gateway, VirtualService, DestinationRule and the mesh around them',
  author: 'cdk8s-istio authors',
  authorAddress: 'https://github.com/cdk8s-istio',
  authorOrganization: true,
  repositoryUrl: 'git+https://github.com/cdk8s-istio/cdk8s-istio.git',
  keywords: ['cdk8s', 'constructs', 'istio', 'service-mesh', 'gateway-api', 'kubernetes', 'envoy', 'ambient'],
  license: 'Apache-2.0',
  defaultReleaseBranch: 'main',
  packageManager: javascript.NodePackageManager.NPM,
  projenrcTs: true,
  sampleCode: false,
  minNodeVersion: '20.16.0',
  workflowNodeVersion: '22.x',

  cdk8sVersion: '2.70.0',
  constructsVersion: '10.4.2',
  jsiiVersion: '~6.0.0',
  typescriptVersion: '~6.0.3',
  projenVersion: '0.103.25',
  peerDeps: ['cdk8s-plus-27@^2.9.5'],
  bundledDeps: ['commander@^14.0.3', 'js-yaml@^4', 're2js@^2.10.0', 'yaml@^2.9.1'],
  devDeps: [
    '@arethetypeswrong/cli@^0.18.5',
    '@grafana/grafana-foundation-sdk@^0.0.21',
    '@types/js-yaml@^4',
    '@types/node@^20',
    'ajv@^8.20.0',
    'cdk8s-cli@^2.207.60',
    'cdk8s-plus-34@^2.0.54',
    'fast-check@^4.10.2',
    'json-schema-to-typescript@^16',
    'protobufjs@8.8.1',
    'publint@^0.3.25',
    'tsx@^4',
  ],

  // The sources are rooted at the package itself, because imports/ lies beside src/.
  entrypoint: 'lib/src/index.js',
  tsconfig: {
    // Source maps with the sources in them would be half of what an app loads.
    compilerOptions: { rootDir: '.', inlineSourceMap: false, inlineSources: false },
    include: ['imports/**/*.ts'],
  },
  tsconfigDev: {
    compilerOptions: { paths: { 'cdk8s-istio': ['../src/index.ts'], 'cdk8s-istio/l1': ['../src/l1/index.ts'], 'cdk8s-istio/testing': ['../src/testing/index.ts'] } },
    include: ['../examples/**/*.ts', '../build-tools/**/*.ts', '../lab/**/*.ts', '../bench/**/*.ts'],
  },
  typecheckTests: true,
  jestOptions: {
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    jestConfig: {
      testMatch: ['<rootDir>/{test,examples}/**/*.test.ts'],
      moduleNameMapper: { '^cdk8s-istio$': '<rootDir>/src', '^cdk8s-istio/l1$': '<rootDir>/src/l1', '^cdk8s-istio/testing$': '<rootDir>/src/testing' },
      // V8's own coverage takes longer with each file that a test loads: five times as long as the tests.
      coverageProvider: 'babel',
      collectCoverageFrom: ['src/**/*.ts', '!src/l1/**', '!src/**/*.generated.ts'],
      coverageThreshold: { branches: 95, lines: 95 },
    },
  },
  eslintOptions: {
    tsconfigPath: './test/tsconfig.json',
    dirs: ['src'],
    devdirs: ['test', 'examples', 'build-tools', 'lab', 'bench', 'projenrc'],
    ignorePatterns: ['imports', '*.generated.ts', '*.d.ts'],
  },

  release: true,
  releaseTrigger: release.ReleaseTrigger.workflowDispatch(),
  bumpPackage: 'commit-and-tag-version@^12',
  npmTrustedPublishing: true,
  depsUpgrade: false,
  pullRequestTemplate: false,
  githubOptions: { mergify: false },
  npmIgnoreOptions: {
    ignorePatterns: [
      '/imports/', '/examples/', '/build-tools/', '/docs/', '/bench/', '/lab/', '/.ci/', '/.npmrc',
      '/API.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md', '*.generated.js',
    ],
  },
  gitignore: ['/examples/*/dist/', '/examples/*/install/', '/bench/mutate/bundled/'],
});

project.package.addField('types', 'lib/src/index.d.ts');
project.package.addField('type', 'commonjs');

project.eslint!.addRules({
  'import/no-restricted-paths': ['error', { zones: importZones() }],
  'import/no-cycle': 'error',
  'import/order': ['error', {
    groups: ['builtin', 'external', 'parent', 'sibling'],
    // The package's own name, by which examples import it as users do.
    pathGroups: [{ pattern: 'cdk8s-istio{,/**}', group: 'external' }],
    pathGroupsExcludedImportTypes: ['builtin'],
    alphabetize: { order: 'asc', caseInsensitive: true },
  }],
  'curly': ['error', 'multi-line'],
});

// publib's own default; the workflow need not name a registry.
project.github!.tryFindWorkflow('release')!.file!.addDeletionOverride('jobs.release_npm.steps.9.env.NPM_REGISTRY');

// eslint and tsx look for the tsconfig.json nearest to a file.
for (const folder of ['build-tools', 'examples', 'lab', 'bench']) {
  new javascript.TypescriptConfig(project, {
    fileName: `${folder}/tsconfig.json`,
    extends: javascript.TypescriptConfigExtends.fromPaths(['../test/tsconfig.json']),
    include: ['**/*.ts'],
  });
}

// An app loads the constructs that it uses, not all there are.
project.compileTask.exec('tsx build-tools/lazy-exports.ts');

// What `npx projen test` finds it must find in a compiled assembly: the API tests read .jsii.
project.testTask.prependSpawn(project.compileTask);

project.addTask('import', {
  description: 'Regenerate imports/ and src/schema from the pinned API',
  exec: 'tsx build-tools/import.ts',
});
project.addTask('dashboards', {
  description: 'Rebuild the dashboards of Grafana in src/addons from their sources in build-tools/dashboards',
  exec: 'tsx build-tools/dashboards/write.ts',
});
project.addTask('synth', {
  description: 'Synthesize the tutorial with the cdk8s CLI into examples/tutorial/dist',
  cwd: 'examples/tutorial',
  exec: 'cdk8s synth --no-check-upgrade',
});
project.addTask('e2e', {
  description: 'Run the tests that need the lab: a real control plane, built from its Go modules',
  exec: 'jest --ci --config lab/jest.config.js',
  receiveArgs: true,
});
project.addTask('bench', {
  description: 'Measure all ratios that have a budget, one after the other, in what is compiled',
  steps: ['load', 'typecheck', 'synth', 'attach', 'validate', 'analyze', 'referee', 'light', 'simulate'].flatMap((name) => [
    { say: `bench/${name}.ts` },
    { exec: `tsx bench/${name}.ts` },
  ]),
});
for (const way of ['up', 'down']) {
  project.addTask(`lab:${way}`, {
    description: way === 'up' ? 'Start a real Istio with the tutorial in it, and tell how to use it' : 'End what lab:up started',
    exec: `tsx lab/full/${way}.ts`,
  });
}
project.addTask('check-package', {
  description: 'Check what npm would publish, and the quick start in a new app',
  exec: 'tsx build-tools/check-package.ts',
});

project.synth();
