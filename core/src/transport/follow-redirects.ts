import type { HttpRequest, HttpResponse, Ports } from './http-port';

const maxRedirects = 3;

/**
 * Sends the request of an operation that returns a file, and follows redirects to HTTP and HTTPS URLs, at most three,
 * because 8x8 stores files on other hosts. The redirected requests do not contain the API key.
 */
export async function sendAndFollowRedirects({ http }: Ports, request: HttpRequest): Promise<HttpResponse> {
  let response = await http(request);
  let { url } = request;
  for (let count = 0; count < maxRedirects && isRedirect(response); count++) {
    const target = redirectTarget(response, url);
    if (target === undefined) break;
    url = target;
    const { accept = '*/*', 'user-agent': userAgent = '' } = request.headers;
    response = await http({
      method: 'GET',
      url,
      headers: { accept, 'user-agent': userAgent },
      timeoutMs: request.timeoutMs,
      responseType: 'bytes',
      omitApiKey: true,
      ...(request.signal ? { signal: request.signal } : {}),
    });
  }
  return response;
}

const isRedirect = ({ status }: HttpResponse): boolean => status >= 301 && status <= 308 && status !== 304;

function redirectTarget({ headers }: HttpResponse, baseUrl: string): string | undefined {
  try {
    const { protocol, href } = new URL(headers['location'] ?? '', baseUrl);
    return protocol === 'https:' || protocol === 'http:' ? href : undefined;
  } catch {
    return undefined;
  }
}
