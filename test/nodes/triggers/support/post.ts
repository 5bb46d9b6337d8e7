/** A response with its body as text. */
export interface PostResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

export const secret = 'Bearer sesame-of-the-tests';

/** Posts a webhook as 8x8 does: JSON, and the configured `Authorization`. */
export async function post(
  url: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = { authorization: secret },
): Promise<PostResponse> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, headers: response.headers, body: await response.text() };
}
