import { existsSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { ICredentialType, IHttpRequestOptions, INodeType } from 'n8n-workflow';
import { timeOfAll, type Duration } from './engine-time';

/** What n8n's built-in nodes export here. */
interface BuiltIn {
  readonly Twilio: new () => INodeType;
  readonly TwilioApi: new () => ICredentialType;
}

/** n8n's built-in Twilio node, where the n8n of the demos is installed: alone, it would bring 170 MB and all it needs. */
export function builtInTwilio(root: string): BuiltIn | undefined {
  const installed = join(root, 'examples', 'demo', 'n8n', 'node_modules', 'n8n', 'package.json');
  if (!existsSync(installed)) return undefined;
  const load = createRequire(realpathSync(installed));
  return {
    ...(load('n8n-nodes-base/dist/nodes/Twilio/Twilio.node.js') as Pick<BuiltIn, 'Twilio'>),
    ...(load('n8n-nodes-base/dist/credentials/TwilioApi.credentials.js') as Pick<BuiltIn, 'TwilioApi'>),
  };
}

/** The node has Twilio's address written into it: the credential, which sees each request, leads it to the stub. */
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

/** The same SMS through the Twilio node, which sends one request an item, in sequence. */
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
