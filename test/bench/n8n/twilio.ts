import { existsSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { ICredentialType, IHttpRequestOptions, INodeType } from 'n8n-workflow';
import { timeOfAll, type Duration } from './engine-time';

/** The exports of n8n's built-in nodes that are used here. */
interface BuiltIn {
  readonly Twilio: new () => INodeType;
  readonly TwilioApi: new () => ICredentialType;
}

/** n8n's built-in Twilio node, loaded from the n8n of the demos. Installed alone, it would need 170 MB. */
export function builtInTwilio(root: string): BuiltIn | undefined {
  const installed = join(root, 'examples', 'demo', 'n8n', 'node_modules', 'n8n', 'package.json');
  if (!existsSync(installed)) return undefined;
  const load = createRequire(realpathSync(installed));
  return {
    ...(load('n8n-nodes-base/dist/nodes/Twilio/Twilio.node.js') as Pick<BuiltIn, 'Twilio'>),
    ...(load('n8n-nodes-base/dist/credentials/TwilioApi.credentials.js') as Pick<BuiltIn, 'TwilioApi'>),
  };
}

/** The Twilio node has a fixed URL. The credential rewrites each request to the stub. */
const leadingTo = (url: string, type: ICredentialType): ICredentialType => ({
  ...type,
  authenticate(given, options) {
    const { uri } = options as IHttpRequestOptions & { readonly uri?: string };
    if (!uri?.startsWith('https://api.twilio.com/')) throw new Error(`Not a request to Twilio: ${uri}`);
    const auth = { username: String(given['accountSid']), password: String(given['authToken']) };
    const led = { ...options, auth, uri: uri.replace('https://api.twilio.com', url) };
    return Promise.resolve(led as IHttpRequestOptions);
  },
});

/**
 * Sends the same SMS with n8n's Twilio node, to compare with ours. It makes one sequential request per item.
 */
export const throughTwilio = (
  { Twilio, TwilioApi }: BuiltIn,
  count: number,
  url: string,
): Promise<Duration> =>
  timeOfAll(
    {
      nodeTypes: { bench: new Twilio() },
      parameters: {
        ...{ resource: 'sms', operation: 'send', from: 'ExampleShop', toWhatsapp: false, options: {} },
        to: '={{ $json.phone }}',
        message: '=Your order {{ $json.order }} is on its way.',
      },
      credentials: { twilioApi: { authType: 'authToken', accountSid: 'ACbench', authToken: 'bench' } },
      credentialTypes: { twilioApi: leadingTo(url, new TwilioApi()) },
    },
    count,
  );
