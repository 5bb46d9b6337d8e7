/** A stand-in for the API of Gmail: a mailbox into which an email arrives a moment after somebody has looked. */

export const hosts = ['www.googleapis.com'];

export const credentials = () => [
  {
    id: 'gmailForExamples',
    name: 'Gmail',
    type: 'gmailOAuth2',
    data: {
      clientId: 'stand-in',
      clientSecret: 'none',
      oauthTokenData: { access_token: 'none', token_type: 'Bearer' },
    },
  },
];

const newEmail = () => ({
  id: `email-${Date.now()}`,
  threadId: 'thread-1',
  labelIds: ['INBOX', 'UNREAD'],
  snippet: 'It&#39;s the sensor of branch 2. Please look.',
  internalDate: String(Date.now() + 3_000),
  payload: {
    headers: [
      { name: 'From', value: 'Cold room <alarm@example.com>' },
      { name: 'Subject', value: 'Urgent: the cold room is at 9 degrees' },
    ],
  },
});

/** @type {ReturnType<typeof newEmail> | undefined} */
let email;

export const reset = () => {
  email = undefined;
};

/** @param {import('./start.mjs').ServiceRequest} request */
export function respond({ method, path, query, body }) {
  email ??= newEmail();
  if (path.endsWith('/labels')) return { body: { labels: [{ id: 'INBOX', name: 'INBOX' }] } };
  if (path.endsWith('/messages')) {
    const { id, threadId } = email;
    return { body: isFound(query.get('q') ?? '') ? { messages: [{ id, threadId }] } : {} };
  }
  if (method === 'POST' && path.endsWith('/modify')) {
    const { removeLabelIds } = JSON.parse(body);
    email.labelIds = email.labelIds.filter((label) => !removeLabelIds.includes(label));
  }
  return { body: email };
}

/**
 * Whether a search such as `is:unread after:1700000000` finds the email.
 *
 * @param {string} search
 */
function isFound(search) {
  if (!email?.labelIds.includes('UNREAD')) return false;
  const [, after] = /after:(\d+)/.exec(search) ?? [];
  // A look by hand asks for no time.
  if (after === undefined) return true;
  const arrived = Number(email.internalDate);
  return arrived <= Date.now() && arrived >= Number(after) * 1_000;
}
