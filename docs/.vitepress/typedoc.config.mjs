import { Converter, ReflectionKind } from 'typedoc';

/** The published entry points, by the name that a reader imports. */
const entryPoints = {
  'core/src': 'cpaas-8x8',
  'smpp/src': 'smpp-8x8',
  'nestjs-module/src': 'nestjs-8x8',
  'nestjs-module/src/bullmq': 'nestjs-8x8/bullmq',
  'nestjs-module/src/dto': 'nestjs-8x8/dto',
  'nestjs-module/src/health': 'nestjs-8x8/health',
  'nestjs-module/src/redis': 'nestjs-8x8/redis',
  'nestjs-module/src/smpp': 'nestjs-8x8/smpp',
  'nestjs-module/src/testing': 'nestjs-8x8/testing',
  'sandbox/src': '8x8-sandbox',
};

/** Names each module as it is imported. TypeDoc would name it after its folder. */
function nameModules(app) {
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    for (const module of project.getReflectionsByKind(ReflectionKind.Module)) {
      module.name = entryPoints[module.name] ?? module.name;
    }
  });
}

/** Writes the API reference of the libraries as Markdown pages of the site. */
export default {
  name: 'API reference',
  entryPoints: Object.keys(entryPoints).map((folder) => `../../${folder}/index.ts`),
  tsconfig: '../../tsconfig.check.json',
  out: '../api',
  plugin: ['typedoc-plugin-markdown', nameModules],
  router: 'member',
  entryFileName: 'index',
  readme: 'none',
  // `npm run typecheck` reports them.
  skipErrorChecking: true,
  excludeInternal: true,
  excludePrivate: true,
  sanitizeComments: true,
  useHTMLEncodedBrackets: true,
  disableSources: true,
  hideBreadcrumbs: true,
  hidePageHeader: true,
  logLevel: 'Warn',
};
