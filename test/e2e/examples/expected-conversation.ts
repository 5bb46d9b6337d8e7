import { expect } from '@jest/globals';

/** Lines of the demo's conversation, in this order. */
const expectedLines = [
  'Mei (+6591234567) · WhatsApp: “Hello, when do I get my order 1001?”',
  '[Deliver tomorrow] [Pick up at the shop]',
  'WhatsApp Message → Which Answer? → Offer Two Ways',
  'Mei (+6591234567) · WhatsApp: taps [Deliver tomorrow]',
  'Example Shop · SMS: “Order 1001 arrives tomorrow',
  'WhatsApp Message → Which Answer? → Confirm Delivery by SMS',
  'Example Shop · WhatsApp: “Your confirmation is on your phone as an SMS too.',
  'SMS Delivered → About an Order? → Say So on WhatsApp',
];

/** Expects the complete conversation, with the workflow node that sent each message. */
export function expectConversation(output: string): void {
  const conversation = output.slice(output.indexOf('The conversation\n'));
  const order = expectedLines.map((line) => conversation.indexOf(line));
  expect(order).not.toContain(-1);
  expect(order).toEqual(order.toSorted((a, b) => a - b));
}
