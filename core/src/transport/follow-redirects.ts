import type { HttpRequest, HttpResponse, Ports } from './http-port';

const maxRedirects = 3;

/**
 * Sends a request and goes where the answer points to, as far as it is a web address: files of 8x8 lie on other
 * servers, which must not see the key.
 */
export async function sendAndFollowRedirects({ http }: Ports, request: HttpRequest): Promise<HttpResponse> {
  let response = await http(request);
  let { url } = request;
  for (let hop = 0; hop < maxRedirects && isRedirect(response); hop++) {
    const next = redirectTarget(response, url);
    if (next === undefined) break;
    url = next;
    const { accept = '*/*', 'user-agent': agent = '' } = request.headers;
    response = await http({
      method: 'GET',
      url,
      headers: { accept, 'user-agent': agent },
      timeoutMs: request.timeoutMs,
      responseType: 'bytes',
      omitApiKey: true,
      ...(request.signal ? { signal: request.signal } : {}),
    });
  }
  return response;
}

const isRedirect = ({ status }: HttpResponse): boolean => status >= 301 && status <= 308 && status !== 304;

function redirectTarget({ headers }: HttpResponse, base: string): string | undefined {
  try {
    const { protocol, href } = new URL(headers['location'] ?? '', base);
    return protocol === 'https:' || protocol === 'http:' ? href : undefined;
  } catch {
    return undefined;
  }
}
