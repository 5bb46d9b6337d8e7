// Starts Prism as a proxy before the sandbox, once for each OpenAPI file and product, and prints their operations.
// A program of its own, because Jest cannot load Prism. It ends with its standard input.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { getHttpOperationsFromSpec } from '@stoplight/prism-http';
import { createServer } from '@stoplight/prism-http-server';

const [folder = '', sandboxUrl = ''] = process.argv.slice(2);

/** The products in the sandbox's URLs, by OpenAPI file. @type {Record<string, string[]>} */
const products = {
  'automation_api.json': ['automation'],
  'business_messaging_api.json': ['chatapps'],
  'configuration_api.json': ['sms', 'chatapps'],
  'contacts_api.json': ['contacts'],
  'number_lookup_api.json': ['lookup'],
  'number_masking_api.json': ['voice'],
  'sms_api.json': ['sms'],
  'verification_api.json': ['verify'],
  'video_interaction_api.json': ['video'],
  'voice_v1_api.json': ['voice'],
};

const silent = () => undefined;
const logger = { fatal: silent, error: silent, warn: silent, info: silent, debug: silent, trace: silent };
Object.assign(logger, { success: silent, child: () => logger });

const routes = [];
for (const file of readdirSync(folder)) {
  const operations = await getHttpOperationsFromSpec(join(folder, file));
  for (const product of products[file] ?? []) {
    const proxy = createServer(operations, {
      cors: false,
      components: { logger },
      config: {
        isProxy: true,
        upstream: new URL(`${sandboxUrl}/${product}`),
        validateRequest: true,
        validateResponse: true,
        checkSecurity: false,
        errors: false,
        mock: { dynamic: false },
      },
    });
    const target = await proxy.listen(0, '127.0.0.1');
    for (const { method, path } of operations) routes.push({ file, product, method, path, target });
  }
}
console.log(JSON.stringify(routes));
process.stdin.resume().on('end', () => process.exit());
