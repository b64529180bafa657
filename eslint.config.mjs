import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import house from './tools/house-rules.mjs';
import { templateParser } from './tools/marked-words.mjs';

const typescript = ['**/*.ts', '**/*.mts'];
const specs = ['**/*.spec.ts', '**/test/**/*.ts', 'e2e/**/*.ts'];

/** Who may import whom between the projects; inside them see .dependency-cruiser.cjs. */
const projectBorders = [
  { sourceTag: 'project:api', onlyDependOnLibsWithTags: [] },
  { sourceTag: 'project:sdk', onlyDependOnLibsWithTags: [] },
  { sourceTag: 'project:cli', onlyDependOnLibsWithTags: ['project:sdk'] },
  { sourceTag: 'project:admin-web', onlyDependOnLibsWithTags: ['project:sdk'] },
  { sourceTag: 'project:e2e', onlyDependOnLibsWithTags: ['project:sdk', 'project:cli'] },
  { sourceTag: 'project:stripe-sandbox', onlyDependOnLibsWithTags: [] },
];

const chance = [
  {
    selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
    message: 'A rule is given the time, it does not look at the clock.',
  },
  {
    selector: 'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
    message: 'A rule is given the time, it does not look at the clock.',
  },
  {
    selector: 'CallExpression[callee.object.name="Math"][callee.property.name="random"]',
    message: 'A rule decides the same way every time.',
  },
  {
    selector: 'AwaitExpression',
    message: 'A rule decides on values it was given; whoever calls it does the waiting.',
  },
];

export default defineConfig(
  globalIgnores([
    '**/dist/',
    '**/coverage/',
    '**/.angular/',
    '.nx/',
    '.data/',
    'artifacts/',
    'sdk/docs/',
    'sdk/src/generated/',
    'tools/*/fixtures/',
    'tools/*.d.mts',
  ]),
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    plugins: { house },
    rules: {
      'house/file-names': 'error',
      'house/declaration-names': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'] }],
      'no-unused-vars': ['error', { ignoreRestSiblings: true }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: ['**/*.mjs', '**/*.cjs', '**/*.js'],
    languageOptions: { globals: nodeGlobals() },
  },
  {
    files: ['**/*.spec.mjs', '**/jest.setup.mjs'],
    languageOptions: { globals: jestGlobals() },
    rules: { 'max-lines-per-function': 'off' },
  },
  {
    files: typescript,
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-ignore': true, 'ts-expect-error': true, 'ts-nocheck': true },
      ],
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, argsIgnorePattern: '^_' }],
      // Numbers in messages read well; objects in messages are mistakes.
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      // `return void response.send()` and arrow functions that do one thing.
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidOperator: true },
      ],
      // `create(Module, { … })` with a class as the type of its options is how Nest is written.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // `read<T>(source): T` says at the call what comes out, where a schema has checked it.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // Every look-up by index may be undefined here (noUncheckedIndexedAccess); after a check, `!` says so.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Spreading a text into its characters is meant.
      '@typescript-eslint/no-misused-spread': ['error', { allow: [{ from: 'lib', name: 'string' }] }],
      // A method that answers an asynchronous interface may have nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      // Nest reads modules, controllers and listeners from decorated classes that may have no members.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
    },
  },
  {
    files: typescript,
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          // Tests start databases with the workspace's own tools, and hold what they saw against Stripe's contract.
          allow: ['^(\\.\\./)+tools/', '^(\\.\\./)+stripe-sandbox/test/protocol-record\\.ts$'],
          enforceBuildableLibDependency: false,
          depConstraints: projectBorders,
        },
      ],
    },
  },
  {
    files: ['admin-web/src/app/**/*.html'],
    languageOptions: { parser: templateParser },
  },
  {
    files: ['admin-web/src/app/**'],
    rules: { 'house/marked-words': 'error' },
  },
  {
    // A migration is one text of SQL, as long as it is.
    files: ['api/migrations/**/*.ts'],
    rules: { 'max-lines-per-function': 'off' },
  },
  {
    files: ['**/rules/**/*.ts'],
    ignores: specs,
    rules: { 'no-restricted-syntax': ['error', ...chance] },
  },
  {
    files: ['api/src/**/*.ts'],
    ignores: [
      ...specs,
      'api/src/serve.ts',
      'api/src/migrate.ts',
      'api/src/write-*.ts',
      'api/src/platform/settings/**',
      // Serves the built portal and the document, which are files.
      'api/src/platform/pages/**',
      // What people hand in is too large for rows.
      'api/src/platform/files/local-folder.ts',
    ],
    rules: {
      'no-console': 'error',
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Ask the settings: they are checked at boot.' },
      ],
      'no-restricted-imports': [
        'error',
        { paths: filesystem('The server keeps its state in PostgreSQL, not in files.') },
      ],
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: 'stripe',
              allowTypeImports: true,
              message: 'It is heavy: provider/stripe-client.ts loads it when it is needed.',
            },
          ],
        },
      ],
    },
  },
  {
    files: specs,
    rules: {
      'max-lines-per-function': 'off',
      '@typescript-eslint/unbound-method': 'off',
      // Answers of a server are JSON, whose fields a test names and compares: a wrong name fails the test itself.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-base-to-string': 'off',
    },
  },
  prettier,
);

function filesystem(message) {
  return ['fs', 'fs/promises', 'node:fs', 'node:fs/promises'].map((name) => ({ name, message }));
}

function jestGlobals() {
  const names = ['describe', 'it', 'expect', 'beforeAll', 'afterAll', 'beforeEach', 'afterEach', 'jest'];
  return Object.fromEntries(names.map((name) => [name, 'readonly']));
}

function nodeGlobals() {
  const names = [
    'AbortController',
    'AbortSignal',
    'Buffer',
    'URL',
    'URLSearchParams',
    'clearInterval',
    'clearTimeout',
    'setInterval',
    'console',
    'fetch',
    'performance',
  ];
  return Object.fromEntries(
    [...names, 'process', 'setTimeout', 'module', 'require'].map((name) => [name, 'readonly']),
  );
}
