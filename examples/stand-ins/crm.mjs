/** A stand-in for a CRM, which knows two customers and takes new members. */

export const addresses = ['https://crm.example.com'];

export const credentials = () => [];

const contacts = [
  { id: 'c-1', name: 'Mei Tan', phone: '+6591234567' },
  { id: 'c-2', name: 'Ravi Kumar', phone: '+6591112222' },
];

/** @param {import('./start.mjs').ServiceRequest} request */
export function respond({ method, path, query }) {
  if (method === 'GET' && path === '/contacts') {
    const wanted = digitsOf(query.get('phone') ?? '');
    return { body: { contacts: contacts.filter(({ phone }) => digitsOf(phone) === wanted) } };
  }
  if (method === 'POST' && /^\/contacts\/[^/]+\/activities$/.test(path))
    return { status: 201, body: { id: 'a-1' } };
  if (method === 'POST' && path === '/members') return { body: { id: 'm-1' } };
  return { status: 404, body: { error: 'There is no such page' } };
}

const digitsOf = (/** @type {string} */ phone) => phone.replace(/\D/g, '');
