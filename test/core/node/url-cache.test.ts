import { describe, expect, it } from '@jest/globals';
import { createUrlCache } from '../../../core/src/node/url-cache';

describe('the URL cache', () => {
  it.each([
    [
      'http://127.0.0.1:8888/sms/a?b=c',
      { secure: false, hostname: '127.0.0.1', port: 8888, path: '/sms/a?b=c' },
    ],
    ['https://sms.8x8.com/a', { secure: true, hostname: 'sms.8x8.com', port: 443, path: '/a' }],
    ['http://sms.8x8.com', { secure: false, hostname: 'sms.8x8.com', port: 80, path: '/' }],
    ['http://[::1]:80/a%2Fb', { secure: false, hostname: '::1', port: 80, path: '/a%2Fb' }],
    ['HTTPS://Example.com:8443/A', { secure: true, hostname: 'example.com', port: 8443, path: '/A' }],
    ['http://example.com/ü b#c', { secure: false, hostname: 'example.com', port: 80, path: '/%C3%BC%20b' }],
  ])('returns the parts of %s', (url, parts) => {
    const parseUrl = createUrlCache();

    expect(parseUrl(url)).toMatchObject(parts);
    expect(parseUrl(url)).toMatchObject(parts);
  });

  it('does not confuse URLs of the same origin or of another origin', () => {
    const parseUrl = createUrlCache();
    parseUrl('http://example.com/one');

    expect(parseUrl('http://example.com/two').path).toBe('/two');
    expect(parseUrl('https://example.com/two').secure).toBe(true);
    expect(parseUrl('http://example.com:81/two').port).toBe(81);
  });
});
