import type {
  ICredentialsDecrypted,
  ICredentialTestFunctions,
  INodeCredentialTestResult,
} from 'n8n-workflow';
import type { Http } from '../../core/src/transport';
import { checkCredential } from './check-credential';
import { bodyText, normalizeHeaders } from './http';
import { toHttpFailure } from './http-failure';

/**
 * Tests the credential in n8n's editor: key, region, account and every subaccount that is filled in. It only reads.
 *
 * A test that n8n makes from a declared request cannot do this, because it knows one request and the status of its response.
 */
export async function testCredential(
  this: ICredentialTestFunctions,
  { data = {} }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
  const mistake = await checkCredential(data, credentialTestHttp(this));
  return mistake === undefined
    ? { status: 'OK', message: 'Connection successful!' }
    : { status: 'Error', message: mistake };
}

/** The client's HTTP port over the only request helper that n8n gives to the test of a credential. */
function credentialTestHttp({ helpers }: ICredentialTestFunctions): Http {
  return async (request) => {
    const { method, url, headers, timeoutMs } = request;
    try {
      const response = (await helpers.request({
        method,
        uri: url,
        headers: { ...headers },
        timeout: timeoutMs,
        json: false,
        simple: false,
        resolveWithFullResponse: true,
        // A redirect could send the API key to another host.
        followRedirect: false,
      })) as { readonly statusCode: number; readonly headers: object; readonly body: unknown };
      return {
        status: response.statusCode,
        headers: normalizeHeaders({ ...response.headers }),
        body: bodyText(response.body),
      };
    } catch (error) {
      throw toHttpFailure(error, request);
    }
  };
}
