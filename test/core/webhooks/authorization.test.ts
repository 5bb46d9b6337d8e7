import { describe, expect, it } from '@jest/globals';
import { authorizationMatches } from '../../../core/src/webhooks';

const secret = 'Bearer pumpernickel-7781';

describe('the authorization of a webhook', () => {
  it('is valid if the header is the configured one', () => {
    expect(authorizationMatches(secret, secret)).toBe(true);
    expect(authorizationMatches(secret, [secret])).toBe(true);
    expect(authorizationMatches('Grüße 🍞', 'Grüße 🍞')).toBe(true);
  });

  it.each([
    ['missing', undefined],
    ['empty', ''],
    ['cut short', secret.slice(0, -1)],
    ['too long', `${secret}!`],
    ['doubled', secret + secret],
    ['different at the start', `X${secret.slice(1)}`],
    ['different at the end', `${secret.slice(0, -1)}2`],
    ['in another letter case', secret.toUpperCase()],
    ['an empty list', []],
    ['given twice', [secret, secret]],
    ['one of two', ['Bearer other', secret]],
  ])('is invalid if the header is %s', (_, received) => {
    expect(authorizationMatches(secret, received)).toBe(false);
  });

  it('is never valid without a configured secret', () => {
    for (const received of ['', undefined, [], ['']]) expect(authorizationMatches('', received)).toBe(false);
  });

  it('takes time that depends on the header and not on the secret', () => {
    const work = (expected: string, received: string): number => {
      const original = String.prototype.charCodeAt;
      let calls = 0;
      String.prototype.charCodeAt = function (index) {
        calls++;
        return original.call(this, index);
      };
      try {
        authorizationMatches(expected, received);
      } finally {
        String.prototype.charCodeAt = original;
      }
      return calls;
    };
    const received = 'a'.repeat(24);
    const same = work('a'.repeat(24), received);
    expect(same).toBeGreaterThan(0);
    for (const expected of ['b' + 'a'.repeat(23), 'a'.repeat(23) + 'b', 'a'.repeat(5), 'b'.repeat(60)]) {
      expect(work(expected, received)).toBe(same);
    }
  });
});
