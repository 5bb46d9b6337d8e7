/** A stand-in for the HTTP interface of a shop: it has one order. */

export const credentials = () => [];

export const addresses = ['https://api.shop.example.com'];

const orders = new Map([
  [
    '1001',
    { number: '1001', phone: '+6591234567', state: 'on its way', arrives: 'tomorrow between 9 and 12' },
  ],
]);

/** @param {import('./start.mjs').ServiceRequest} request */
export const respond = ({ path }) => {
  const order = orders.get(path.replace('/orders/', ''));
  return order ? { body: order } : { status: 404, body: { error: 'There is no such order' } };
};
