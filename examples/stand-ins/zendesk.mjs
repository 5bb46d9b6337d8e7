/** A stand-in for the API of Zendesk: its users and tickets. */

export const hosts = ['example-shop.zendesk.com'];

export const credentials = () => [
  {
    id: 'zendeskForExamples',
    name: 'Zendesk',
    type: 'zendeskApi',
    data: { subdomain: 'example-shop', email: 'agent@example.com', apiToken: 'none' },
  },
];

/**
 * @typedef {{ id: number, name: string, external_id: string }} User
 * @typedef {{ body: string, author_id?: number, public?: boolean }} Comment
 * @typedef {{ id: number, status: string, requester_id: number, comments: Comment[] }} Ticket
 */

/** @type {User[]} */
const users = [];
/** @type {Ticket[]} */
const tickets = [];

export function reset() {
  users.length = tickets.length = 0;
}

/** @param {import('./start.mjs').ServiceRequest} request */
export function respond({ method, path, query, body }) {
  const [, resource, id] = /^\/api\/v2\/(\w+)(?:\/(\w+))?\.json$/.exec(path) ?? [];
  if (resource === 'users') {
    if (method === 'POST') return createUser(JSON.parse(body).user);
    return { body: { users: users.filter((user) => user.external_id === query.get('external_id')) } };
  }
  if (resource === 'tickets' && method === 'POST') return createTicket(JSON.parse(body).ticket);
  const ticket = tickets.find((each) => String(each.id) === id);
  if (resource !== 'tickets' || !ticket) return { status: 404, body: { error: 'RecordNotFound' } };
  return method === 'PUT' ? updateTicket(ticket, JSON.parse(body).ticket) : { body: { ticket } };
}

/** @param {User} user */
function createUser(user) {
  if (users.some(({ external_id }) => external_id === user.external_id))
    return { status: 422, body: { error: 'RecordInvalid', description: 'External has already been taken' } };
  const created = { ...user, id: 501 + users.length };
  users.push(created);
  return { status: 201, body: { user: created } };
}

/** @param {{ requester_id: number | null, submitter_id: number, comment: Comment }} ticket */
function createTicket({ requester_id, submitter_id, comment, ...rest }) {
  if (!users.some(({ id }) => id === requester_id))
    return { status: 422, body: { error: 'RecordInvalid', description: 'Requester is invalid' } };
  const comments = [{ public: true, author_id: submitter_id, ...comment }];
  const created = {
    ...rest,
    id: 1 + tickets.length,
    status: 'new',
    requester_id: Number(requester_id),
    comments,
  };
  tickets.push(created);
  return { status: 201, body: { ticket: created } };
}

/**
 * @param {Ticket} ticket
 * @param {{ status?: string, comment?: Comment }} update
 */
function updateTicket(ticket, { status = ticket.status, comment }) {
  if (ticket.status === 'closed')
    return {
      status: 422,
      body: { error: 'RecordInvalid', description: 'Status: closed prevents ticket update' },
    };
  ticket.status = status;
  if (comment) ticket.comments.push(comment);
  return { body: { ticket } };
}
