import type { RecordedRequest } from '../../../server/request-log';

/** Headers that curl sets by itself, or that are of no use in a repeated request. */
const ownHeaders = ['authorization', 'host', 'connection', 'content-length', 'accept-encoding', 'user-agent'];

/** The request as a command for a shell. The API key is a variable: it must not be in what is copied. */
export function formatCurl({ method, path, request }: RecordedRequest, baseUrl: string): string {
  const { headers, query = '', body } = request;
  const kept = Object.entries(headers).filter(([name]) => !ownHeaders.includes(name));
  const parts = [
    `curl -X ${method} ${quote(baseUrl + path + query)}`,
    ...('authorization' in headers ? ['-H "Authorization: Bearer $API_KEY"'] : []),
    ...kept.map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`),
    ...(body === undefined ? [] : [`--data ${quote(body)}`]),
  ];
  return parts.join(' \\\n  ');
}

const quote = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;
