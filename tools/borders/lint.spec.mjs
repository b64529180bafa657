import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../prepare.mjs';

/** [what is forbidden, the rule that finds it, where it is planted, the fault] */
const planted = [
  [
    'the clock in a rule',
    'no-restricted-syntax',
    'api/src/modules/payments/rules/refund.ts',
    'export const at = new Date();',
  ],
  [
    'the clock in a rule',
    'no-restricted-syntax',
    'api/src/modules/payments/rules/refund.ts',
    'export const at = Date.now();',
  ],
  [
    'chance in a rule',
    'no-restricted-syntax',
    'api/src/modules/payments/rules/refund.ts',
    'export const x = Math.random();',
  ],
  [
    'waiting in a rule',
    'no-restricted-syntax',
    'api/src/modules/payments/rules/refund.ts',
    'export async function f(p: Promise<void>) {\n  await p;\n}',
  ],
  [
    'settings read past the settings',
    'no-restricted-properties',
    'api/src/modules/auth/sign-in.ts',
    'export const key = process.env.KEY;',
  ],
  [
    'files in the server',
    'no-restricted-imports',
    'api/src/modules/auth/sign-in.ts',
    "import { rm } from 'node:fs';\nexport { rm };",
  ],
  [
    'Stripe’s SDK loaded at the start',
    '@typescript-eslint/no-restricted-imports',
    'api/src/modules/payments/charges/pay.ts',
    "import Stripe from 'stripe';\nexport const stripe = new Stripe('key');",
  ],
  [
    'a class that is a Service',
    'house/declaration-names',
    'api/src/modules/auth/sign-in.ts',
    'export class AuthService {\n  a = 1;\n}',
  ],
  [
    'a type that is a Dto',
    'house/declaration-names',
    'api/src/modules/auth/sign-in.ts',
    'export interface SignInDto {\n  a: number;\n}',
  ],
  ['a file of helpers', 'house/file-names', 'sdk/src/date-helper.ts', 'export const one = 1;'],
  ['a folder called common', 'house/file-names', 'cli/src/common/rows.ts', 'export const one = 1;'],
  ['a file not in kebab-case', 'house/file-names', 'cli/src/readRows.ts', 'export const one = 1;'],
  ['any', '@typescript-eslint/no-explicit-any', 'sdk/src/client.ts', 'export const x: any = 1;'],
  [
    'a note to do it later',
    'no-warning-comments',
    'sdk/src/client.ts',
    '// TODO: later\nexport const one = 1;',
  ],
  [
    'a file of more than 300 lines',
    'max-lines',
    'sdk/src/client.ts',
    'export const list = [\n' + '  1,\n'.repeat(300) + '];',
  ],
  [
    'a function of more than 60 lines',
    'max-lines-per-function',
    'sdk/src/client.ts',
    'export function f() {\n' + '  f();\n'.repeat(60) + '}',
  ],
  [
    'the SDK importing the server',
    '@nx/enforce-module-boundaries',
    'sdk/src/client.ts',
    "export * from '../../api/src/main.ts';",
  ],
  [
    'the server importing the SDK',
    '@nx/enforce-module-boundaries',
    'api/src/main.ts',
    "export * from '@smartmedconnect/sdk';",
  ],
  [
    'the SDK importing the CLI',
    '@nx/enforce-module-boundaries',
    'sdk/src/client.ts',
    "export * from '../../cli/src/main.ts';",
  ],
  [
    'the CLI importing the server',
    '@nx/enforce-module-boundaries',
    'cli/src/main.ts',
    "export * from '../../api/src/main.ts';",
  ],
  [
    'the portal importing the server',
    '@nx/enforce-module-boundaries',
    'admin-web/src/main.ts',
    "export * from '../../api/src/main.ts';",
  ],
  [
    'the server importing the Stripe sandbox',
    '@nx/enforce-module-boundaries',
    'api/src/main.ts',
    "export * from '../../stripe-sandbox/src/settings.ts';",
  ],
  [
    'words in a template that are not marked',
    'house/marked-words',
    'admin-web/src/app/frame/frame.html',
    '<h1 i18n>Sign in</h1><p>Enter your <b>password</b>.</p>',
  ],
  [
    'a choice of words that is not marked',
    'house/marked-words',
    'admin-web/src/app/frame/frame.html',
    '@if (many) {<p>{many, plural, =1 {one} other {{{ many }}}}</p>}',
  ],
  [
    'words that are only heard, and not marked',
    'house/marked-words',
    'admin-web/src/app/frame/frame.ts',
    '@Component({ template: \'<nav aria-label="Main"></nav>\' })\nexport class Frame {}',
  ],
  [
    'a marked attribute with a value in it, which would never be set',
    'house/marked-words',
    'admin-web/src/app/frame/frame.html',
    '<p i18n-aria-label aria-label="Rename {{ name }}"></p>',
  ],
  [
    'the title of a page that is not marked',
    'house/marked-words',
    'admin-web/src/app/frame/frame.routes.ts',
    "export const routes = [{ path: '', title: 'Home' }];",
  ],
  [
    'the Stripe sandbox importing the server',
    '@nx/enforce-module-boundaries',
    'stripe-sandbox/src/main.ts',
    "export * from '../../api/src/values/money.ts';",
  ],
];

/** [what stays allowed, where, the text] */
const allowed = [
  [
    'a time that was given, in a rule',
    'api/src/modules/payments/rules/refund.ts',
    'export const at = (iso: string) => new Date(iso);',
  ],
  [
    'what is marked, and what is the same in every language',
    'admin-web/src/app/frame/frame.html',
    '<b i18n-title title="Home">SmartMedConnect</b> {{ name }} · <code>smc</code><p i18n>Hello <a href="/">you</a></p>',
  ],
  [
    'what a template names and where a label floats, which nobody reads',
    'admin-web/src/app/frame/frame.html',
    '@let state = standing(run);<mat-form-field floatLabel="always">{{ state }}</mat-form-field>',
  ],
  ['the clock outside rules', 'sdk/src/client.ts', 'export const at = () => new Date();'],
  [
    'the environment where settings are read',
    'api/src/platform/settings/settings.ts',
    'export const env = () => process.env;',
  ],
  ['the CLI importing the SDK', 'cli/src/main.ts', "export * from '@smartmedconnect/sdk';"],
  [
    'a test that holds what it saw against Stripe’s contract',
    'api/test/stripe-sandbox.ts',
    "export * from '../../stripe-sandbox/test/protocol-record.ts';",
  ],
];

describe('the rules of this house', () => {
  let found;
  let passed;
  beforeAll(async () => {
    const texts = [...planted.map((each) => each.slice(2)), ...allowed.map((each) => each.slice(1))];
    const answers = await lint(texts.map(([filePath, text]) => ({ filePath, text })));
    found = answers.slice(0, planted.length);
    passed = answers.slice(planted.length);
  });

  it.each(planted.map(([what, rule], index) => [what, rule, index]))('find %s (%s)', (_what, rule, index) => {
    expect(found[index]).toEqual([rule]);
  });

  it.each(allowed.map(([what], index) => [what, index]))('allow %s', (_what, index) => {
    expect(passed[index]).toEqual([]);
  });
});

/** In a process of its own, from the folder in which everybody lints. */
async function lint(files) {
  const script = join(root, 'tools', 'borders', 'lint-planted.mjs');
  const { stdout } = await promisify(execFile)(process.execPath, [script, JSON.stringify(files)], {
    cwd: root,
  });
  return JSON.parse(stdout);
}
