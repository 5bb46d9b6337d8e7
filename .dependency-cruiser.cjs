/** Who may import whom. `npm run lint:imports` checks it. */

const coreEntryPoints = '^core/src/(index|pure)\\.ts$';
const libraries = '^(smpp|sandbox|nestjs-module)/src/';
const n8nFeatures =
  'automation|catalogue|client|errors|generated|telemetry|text|transport|validation|verification|voice|webhook-registrations|webhooks';
const n8nPackage = '^(nodes|credentials)/';
const papaparse = '(^|/)papaparse(/|$)';

/**
 * The core's folders, from the lowest to the highest. A folder imports only itself and lower ones.
 * `generated` is in no layer: it holds types only, of all layers.
 */
const coreLayers = [
  'text',
  'validation',
  'csv',
  'errors',
  'catalogue',
  'webhooks',
  'voice',
  'automation',
  'transport',
  'bulk',
  'client',
  'verification',
  'webhook-registrations',
  'telemetry',
  'open-api',
  'node',
];

/** The Nest module's layers, from the lowest to the highest. A layer imports only itself and lower layers. */
const nestLayers = [
  'eight-by-eight\\.tokens\\.ts$',
  'http/',
  'webhooks/decorators/',
  'webhooks/stores/',
  'webhooks/handlers/',
  'webhooks/endpoint/',
  'webhooks/registration/',
  'webhooks/[^/]+\\.ts$',
  'options/',
  'client/',
  '(assert-single-registration|eight-by-eight\\.(decorators|providers|module-definition|module))\\.ts$',
  'tenants/',
  '(index\\.ts$|bullmq/|dto/|health/|redis/|smpp/|testing/)',
].map((layer) => `^nestjs-module/src/${layer}`);
const nestEntryPoints = '^nestjs-module/src/(bullmq|dto|health|redis|smpp|testing)/';

/** The SMPP client's layers, from the lowest to the highest. A layer imports only itself and lower layers. */
const smppLayers = ['protocol/', 'bind/', 'sending/', 'inbound/', '(client/|index\\.ts$)'].map(
  (layer) => `^smpp/src/${layer}`,
);

/**
 * The sandbox's layers, from the lowest to the highest. A layer imports only itself and lower layers. `engine`, `server` and
 * `delivery` are below all products. The page is in no layer: it imports types of all.
 */
const sandboxLayers = [
  'engine/',
  '(media-folder|open-api-file|page-folder)\\.ts$',
  'server/',
  'numbers/',
  'webhooks/',
  'delivery/',
  'contacts/',
  'messages/',
  'sms/',
  'number-lookup/',
  'smpp/',
  'chat-apps/',
  'verification/',
  'video/',
  'log-exports/',
  'voice/',
  'automation/',
  '(api-traits|handle-notice|handlers|run-task)\\.ts$',
  'control/',
  '(options|router)\\.ts$',
  'sandbox\\.ts$',
  '(cli|index)\\.ts$',
].map((layer) => `^sandbox/src/${layer}`);

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'core-has-no-dependencies',
      comment:
        'The core imports nothing but itself, Node in core/src/node, and papaparse in csv, which the build bundles. ' +
        'It knows neither n8n, Nest nor the sandbox.',
      severity: 'error',
      from: { path: '^core/src/' },
      to: { pathNot: ['^core/src/', papaparse], dependencyTypesNot: ['core'] },
    },
    {
      name: 'one-csv-library',
      comment: 'CSV is read in one file of the core, and written in one of the sandbox.',
      severity: 'error',
      from: {
        pathNot: ['^core/src/csv/csv-parser\\.ts$', '^sandbox/src/engine/csv\\.ts$'],
      },
      to: { path: papaparse },
    },
    {
      name: 'n8n-package-parses-no-csv',
      comment:
        'n8n installs no dependencies, and its build compiles the core file by file: nothing that the nodes import, ' +
        'directly or not, imports papaparse. Types count, because their files are compiled as well.',
      severity: 'error',
      from: { path: n8nPackage },
      to: { path: papaparse, reachable: true },
    },
    {
      name: 'core-does-no-io',
      comment: 'Only core/src/node imports Node modules. The rest is given its I/O.',
      severity: 'error',
      from: { path: '^core/src/', pathNot: '^core/src/node/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'core-is-pure',
      comment:
        'Only the main entry point imports core/src/node, and nothing in the core imports that entry point.',
      severity: 'error',
      from: { path: '^core/src/', pathNot: ['^core/src/node/', '^core/src/index\\.ts$'] },
      to: { path: ['^core/src/node/', '^core/src/index\\.ts$'] },
    },
    ...coreLayers.slice(0, -1).map((layer, index) => ({
      name: 'core-layers',
      comment: 'A folder of the core imports only itself and lower layers, types included.',
      severity: 'error',
      from: { path: `^core/src/${layer}/` },
      to: { path: `^core/src/(${coreLayers.slice(index + 1).join('|')})/` },
    })),
    {
      name: 'core-has-no-circles',
      comment: 'In the core, imports of types count as well.',
      severity: 'error',
      from: { path: '^core/src/' },
      to: { circular: true },
    },
    {
      name: 'libraries-import-the-core-by-name',
      comment:
        'A library imports the core as cpaas-8x8. A relative path would put a copy of the core into the library.',
      severity: 'error',
      from: { path: libraries },
      to: { path: '^core/', dependencyTypesNot: ['aliased'] },
    },
    {
      name: 'libraries-import-only-the-core',
      comment:
        'Of our packages, a library imports only the core, by its entry points. The Nest module may import the SMPP client.',
      severity: 'error',
      from: { path: libraries },
      to: {
        path: '^(core|smpp|sandbox|nestjs-module|nodes|credentials|examples|scripts|test)/',
        pathNot: [coreEntryPoints, '^$1/src/', '^(sandbox|smpp)/src/index\\.ts$'],
      },
    },
    ...sandboxLayers.map((layer, index) => ({
      name: 'sandbox-layers',
      comment:
        'A layer of the sandbox imports only itself and lower layers, types included: see sandboxLayers. A folder that is ' +
        'not listed there is imported by none.',
      severity: 'error',
      from: { path: layer },
      to: { path: '^sandbox/src/', pathNot: sandboxLayers.slice(0, index + 1) },
    })),
    {
      name: 'sandbox-has-no-circles',
      comment: 'No files of the sandbox import each other in a circle, not even types.',
      severity: 'error',
      from: { path: '^sandbox/src/' },
      to: { circular: true },
    },
    {
      name: 'sandbox-only-for-tests-of-apps',
      comment:
        'Of the Nest module, only nestjs-8x8/testing imports the sandbox: an app in production needs none.',
      severity: 'error',
      from: { path: '^nestjs-module/src/', pathNot: '^nestjs-module/src/testing/' },
      to: { path: ['^sandbox/', '^nestjs-module/src/testing/'] },
    },
    {
      name: 'smpp-client-knows-no-sandbox',
      comment: 'The SMPP client imports the core, and nothing else of ours.',
      severity: 'error',
      from: { path: '^smpp/src/' },
      to: { path: '^(sandbox|nestjs-module)/' },
    },
    {
      name: 'smpp-client-not-in-the-sandbox',
      comment: 'The sandbox has an SMPP server. The SMPP client is tested with it, so the two share no code.',
      severity: 'error',
      from: { path: '^sandbox/src/' },
      to: { path: '^smpp/' },
    },
    ...smppLayers.slice(0, -1).map((layer, index) => ({
      name: 'smpp-layers',
      comment: 'A lower layer of the SMPP client imports no higher one, types included: see smppLayers.',
      severity: 'error',
      from: { path: layer },
      to: { path: smppLayers.slice(index + 1) },
    })),
    {
      name: 'smpp-has-no-circles',
      comment: 'No files of the SMPP client import each other in a circle, not even types.',
      severity: 'error',
      from: { path: '^smpp/src/' },
      to: { circular: true },
    },
    ...nestLayers.slice(0, -1).map((layer, index) => ({
      name: 'nest-layers',
      comment: 'A lower layer of the Nest module imports no higher one: see nestLayers.',
      severity: 'error',
      from: { path: layer },
      to: { path: nestLayers.slice(index + 1) },
    })),
    {
      name: 'nest-entry-points-are-separate',
      comment:
        'An entry point of the Nest module imports no other one: each has optional dependencies of its own.',
      severity: 'error',
      from: { path: nestEntryPoints },
      to: { path: [nestEntryPoints, '^nestjs-module/src/index\\.ts$'], pathNot: '^nestjs-module/src/$1/' },
    },
    {
      name: 'nest-has-no-circles',
      comment: 'No files of the Nest module import each other in a circle, not even types.',
      severity: 'error',
      from: { path: '^nestjs-module/src/' },
      to: { circular: true },
    },
    {
      name: 'page-is-built',
      comment:
        'Vite builds the page into one script for the browser. Its code imports types of the sandbox, and no code.',
      severity: 'error',
      from: { path: '^sandbox/src/', pathNot: '^sandbox/src/page/' },
      to: { path: '^sandbox/src/page/' },
    },
    {
      name: 'page-imports-types-only',
      comment: 'Code of the sandbox runs in Node. The page runs in a browser.',
      severity: 'error',
      from: { path: '^sandbox/src/page/' },
      to: { path: '^sandbox/src/', pathNot: '^sandbox/src/(page|media)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'libraries-declare-what-they-import',
      comment:
        'A package that a library imports is in the dependencies or peerDependencies of its package.json. What the ' +
        'page imports is built into it.',
      severity: 'error',
      from: { path: libraries, pathNot: '^sandbox/src/page/' },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown', 'unknown', 'undetermined'],
        dependencyTypesNot: ['npm', 'npm-peer'],
      },
    },
    {
      name: 'n8n-package-imports-only-the-core',
      comment:
        'n8n installs no dependencies: its nodes import n8n-workflow, crypto, and features of the core by their index. ' +
        'Not csv, which is built on a package; not node, whose part n8n has; not pure, which loads all features.',
      severity: 'error',
      from: { path: n8nPackage },
      to: {
        pathNot: [
          n8nPackage,
          `^core/src/(${n8nFeatures})/index\\.ts$`,
          // Not bulk as a whole: it reads CSV.
          '^core/src/bulk/pacing/index\\.ts$',
          '(^|/node_modules/)n8n-workflow(/|$)',
          '^(node:)?crypto$',
        ],
      },
    },
    {
      name: 'shared-files-know-no-node',
      comment: 'nodes/shared is below all nodes.',
      severity: 'error',
      from: { path: '^nodes/shared/' },
      to: { path: '^nodes/', pathNot: '^nodes/shared/' },
    },
    {
      name: 'node-description-without-execution',
      comment: "The action node's description and fields are below the code that runs its operations.",
      severity: 'error',
      from: { path: '^nodes/actions/(fields|lists|composer|template|description)/' },
      to: { path: '^nodes/actions/(execution|waiting)/' },
    },
    {
      name: 'nobody-imports-the-n8n-package',
      comment:
        'Only tests import nodes and credentials. The documentation reads the list of nodes, which is data.',
      severity: 'error',
      from: { pathNot: [n8nPackage, '^test/'] },
      to: { path: n8nPackage, pathNot: '^nodes/actions/description/product-nodes\\.ts$' },
    },
    {
      name: 'demo-without-tests',
      comment: 'The demo runs without the tests.',
      severity: 'error',
      from: { path: '^examples/' },
      to: { path: '^test/' },
    },
    {
      name: 'no-circular',
      comment: 'No files import each other in a circle. Imports of types alone do not count.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Built files, and what tests and the demo install.
    exclude: { path: ['(^|/)dist/', '^examples/demo/n8n/', '^test/(e2e/n8n-1|bench/peers)/', '^\\.'] },
    tsConfig: { fileName: 'tsconfig.check.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
    },
  },
};
