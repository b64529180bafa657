/**
 * The borders inside the projects, each with its reason (ARCHITECTURE.md draws them; between projects see eslint.config.mjs).
 * Every rule has a planted fault in tools/borders/fixtures/<name of the rule>/ which must be found by it.
 */
const { existsSync, readdirSync } = require('node:fs');

/** Calls go down this list only. A module's place is declared here; which modules there are, the folder says. */
const order = [
  'admin',
  'imports',
  'reviews',
  'scheduling',
  'payments',
  'doctors',
  'notifications',
  'partners',
  'auth',
];
const folder = 'api/src/modules';
const modules = existsSync(folder)
  ? readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
  : [];
const homeless = modules.filter((name) => !order.includes(name));
if (homeless.length > 0) {
  throw new Error(
    `${folder}/${homeless.join(', ')}: give every module its place in the order in .dependency-cruiser.cjs.`,
  );
}

const spec = '\\.spec\\.ts$|/test/';
const production = (path) => ({ path, pathNot: spec });

const forbidden = [
  {
    name: 'no-cycles',
    comment:
      'Files that need each other are one file, or lack a third. Types may meet: they are gone at run time.',
    from: { path: '^(api|sdk|cli|admin-web|stripe-sandbox)/' },
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  {
    name: 'values-import-nothing',
    comment:
      'values/ is plain TypeScript that everything may rely on; ids, fingerprints and calendar arithmetic come from a library each.',
    from: production('^api/src/values/'),
    to: { pathNot: '^api/src/values/|^crypto$|(^|/)node_modules/(uuidv7|temporal-polyfill)/' },
  },
  {
    name: 'events-know-only-values',
    comment: 'events/ are sentences modules say to each other: types only.',
    from: production('^api/src/events/'),
    to: { pathNot: '^api/src/(events|values)/' },
  },
  {
    name: 'platform-knows-no-business',
    comment: 'platform/ is what every request passes through, whatever it is about.',
    from: production('^api/src/platform/'),
    to: { path: '^api/', pathNot: '^api/src/(platform|values|events)/|^api/migrations/' },
  },
  {
    name: 'rules-are-pure',
    comment: 'A rule is decided from values alone: no clock, no database, no library, no module.',
    from: production('^api/src/modules/[^/]+/rules/'),
    to: { pathNot: '^api/src/modules/[^/]+/rules/|^api/src/values/|(^|/)node_modules/temporal-polyfill/' },
  },
  {
    name: 'rules-stay-at-home',
    comment: 'A rule belongs to its module; another module asks the module, not the rule.',
    from: production('^api/src/modules/([^/]+)/rules/'),
    to: { path: '^api/src/modules/', pathNot: '^api/src/modules/$1/rules/' },
  },
  {
    name: 'modules-know-no-plumbing-above',
    comment: 'What is put together from modules (create-app, app.module, main) is no business of theirs.',
    from: production('^api/src/modules/'),
    to: { path: '^api/', pathNot: '^api/src/(modules|values|events|platform)/' },
  },
  {
    name: 'doors-only',
    comment: 'A module is entered by its index.ts; behind the door it may be rebuilt without asking anyone.',
    from: production('^api/src/modules/([^/]+)/'),
    to: { path: '^api/src/modules/[^/]+/.+', pathNot: '^api/src/modules/($1/|[^/]+/index\\.ts$)' },
  },
  {
    name: 'notifications-are-not-called',
    comment: 'Mail and reminders follow from what happened: they listen to events, nobody calls them.',
    from: { path: '^api/src/modules/', pathNot: `^api/src/modules/notifications/|${spec}` },
    to: { path: '^api/src/modules/notifications/' },
  },
  ...order.slice(1).map((name, index) => ({
    name: `calls-go-down-from-${name}`,
    comment: `Calls go down the list of modules: ${order.join(' → ')}. News goes up as an event.`,
    from: production(`^api/src/modules/${name}/`),
    to: { path: `^api/src/modules/(${order.slice(0, index + 1).join('|')})/` },
  })),
  {
    name: 'no-tests-in-the-product',
    comment: 'What tests need stays with the tests.',
    from: production('^(api|sdk|cli|admin-web|stripe-sandbox)/src/'),
    to: { path: '^(api|sdk|cli|admin-web|stripe-sandbox)/(test/|.*\\.spec\\.ts$)' },
  },
  {
    name: 'areas-are-strangers',
    comment: 'A screen area uses ui/, session/ and the SDK. What two areas need goes to ui/.',
    from: { path: '^admin-web/src/app/(?!ui/|session/)([^/]+)/' },
    to: { path: '^admin-web/src/app/[^/]+/', pathNot: '^admin-web/src/app/($1|ui|session)/' },
  },
  {
    name: 'widgets-are-dumb',
    comment: 'ui/ shows what it is given: it knows no session and no area.',
    from: production('^admin-web/src/app/ui/'),
    to: { path: '^admin-web/src/app/(?!ui/)' },
  },
  {
    name: 'session-knows-no-screen',
    comment:
      'session/ is who is signed in and how to reach the API; screens use it, not the other way round.',
    from: production('^admin-web/src/app/session/'),
    to: { path: '^admin-web/src/app/(?!session/|ui/)[^/]+/' },
  },
  {
    name: 'sdk-runs-anywhere',
    comment: 'The SDK runs in browsers and edge run-times, and brings one package with it.',
    from: production('^sdk/src/'),
    to: { pathNot: '^sdk/src/|(^|/)node_modules/openapi-(fetch|typescript-helpers)/' },
  },
];

module.exports = {
  forbidden: forbidden.map((rule) => ({ severity: 'error', ...rule })),
  options: {
    doNotFollow: { path: 'node_modules/|(^|/)(sdk|cli)/dist/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'default', 'types'] },
  },
};

/** Drawn in docs/module-map.md. Not enumerable: dependency-cruiser refuses options it does not know. */
Object.defineProperty(module.exports, 'map', { value: { modules, order } });
