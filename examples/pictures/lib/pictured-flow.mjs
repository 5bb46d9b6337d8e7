/**
 * An n8n workflow whose canvas and nodes are in the pictures of the documentation. Shop, customers and orders are
 * fictional.
 */

const credentials = { eightByEightApi: { id: 'eightByEightSandbox', name: '8x8 Sandbox' } };

export const picturedFlowId = 'picturedOrders';

/** The names of the nodes to open. */
export const pictured = {
  message: 'Ask How to Deliver',
  sms: 'Tell by SMS',
  template: 'Announce the Parcel',
};

const orders = [
  { order: 1001, name: 'Mei', phone: '+6591234567' },
  { order: 1002, name: 'Ravi', phone: '+6591234568' },
  { order: 1003, name: 'Siti', phone: '+6591234569' },
];

const steps = [
  { name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, parameters: {} },
  {
    name: 'Orders',
    type: 'n8n-nodes-base.set',
    typeVersion: 3.4,
    parameters: { mode: 'raw', jsonOutput: JSON.stringify({ orders }), options: {} },
  },
  {
    name: 'Each Order',
    type: 'n8n-nodes-base.splitOut',
    typeVersion: 1,
    parameters: { fieldToSplitOut: 'orders', options: {} },
  },
];

const endings = [
  node(pictured.message, {
    resource: 'Message',
    operation: 'chatApps.send',
    recipientType: 'msisdn',
    recipient: '={{ $json.phone }}',
    contentType: 'replyButtons',
    bodyText: '=Hi {{ $json.name }}, order {{ $json.order }} is packed. How would you like to get it?',
    buttons: {
      values: [
        { title: 'Deliver tomorrow', id: '=deliver-{{ $json.order }}' },
        { title: 'Pick up at the shop', id: '=shop-{{ $json.order }}' },
      ],
    },
    footerText: 'Example Shop',
    additionalFields: { clientMessageId: '=order-{{ $json.order }}' },
  }),
  node(pictured.sms, {
    operation: 'sms.send',
    destination: '={{ $json.phone }}',
    text: '=Hi {{ $json.name }}, order {{ $json.order }} is packed. We deliver it tomorrow between 9 and 12.',
    additionalFields: { source: 'ExampleShop', clientMessageId: '=order-{{ $json.order }}' },
  }),
];

/**
 * @param {string} channelId of the account's WhatsApp channel
 */
export function picturedFlow(channelId) {
  const template = node(pictured.template, {
    resource: 'Message',
    operation: 'chatApps.send',
    recipientType: 'msisdn',
    recipient: '={{ $json.phone }}',
    contentType: 'accountTemplate',
    templateChannelId: channelId,
    accountTemplate: {
      __rl: true,
      mode: 'list',
      value: 'parcel_on_its_way/en_US',
      cachedResultName: 'parcel_on_its_way (en_US, Utility)',
    },
    templateVariables: {
      mappingMode: 'defineBelow',
      value: {
        'header.image.url': 'https://example.com/parcel.png',
        // The editor writes these two when the template is chosen.
        'body.template-text': 'Hello {{1}}, order {{2}} comes tomorrow.',
        'button.template-text': '1: Track, 2: Another day',
        'body.1': '={{ $json.name }}',
        'body.2': '={{ $json.order }}',
        'button.0.url': '={{ $json.order }}',
        'button.1.payload': '=another-day-{{ $json.order }}',
      },
      matchingColumns: [],
      schema: [],
    },
    additionalFields: {},
  });
  const last = steps.at(-1)?.name ?? '';
  const all = [
    ...steps.map((step, index) => ({ ...step, position: [index * 240, 160] })),
    ...[...endings, template].map((end, index) => ({ ...end, position: [steps.length * 240, index * 160] })),
  ];
  const to = (/** @type {string[]} */ ...names) => ({
    main: [names.map((name) => ({ node: name, type: 'main', index: 0 }))],
  });
  return {
    id: picturedFlowId,
    name: '8x8 · Orders of today',
    nodes: all.map((each, index) => ({
      id: `6a0f5d0e-0099-4000-8000-${String(index).padStart(12, '0')}`,
      ...each,
    })),
    connections: {
      Start: to('Orders'),
      Orders: to(last),
      [last]: to(...Object.values(pictured)),
    },
    settings: { executionOrder: 'v1' },
  };
}

/**
 * @param {string} name
 * @param {object} parameters
 */
function node(name, parameters) {
  const type = `n8n-nodes-8x8.eightByEight${parameters.operation.startsWith('sms.') ? 'Sms' : 'ChatApps'}`;
  return { name, type, typeVersion: 2, parameters, credentials };
}
