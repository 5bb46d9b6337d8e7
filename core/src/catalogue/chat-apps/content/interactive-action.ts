const buttons = {
  type: 'array',
  title: 'Buttons',
  description: 'Reply buttons, up to three, no two alike; for the type button',
  minItems: 1,
  maxItems: 3,
  items: {
    type: 'object',
    properties: {
      type: {
        type: 'string',
        title: 'Type',
        description: 'Kind of the button, always reply',
        enum: ['reply'],
      },
      reply: {
        type: 'object',
        title: 'Reply',
        description: 'The button and what it answers',
        properties: {
          id: {
            type: 'string',
            title: 'ID',
            description: 'What the webhook brings back when the button is tapped',
            minLength: 1,
            maxLength: 256,
          },
          title: {
            type: 'string',
            title: 'Title',
            description: 'Words on the button',
            minLength: 1,
            maxLength: 20,
          },
        },
        required: ['id', 'title'],
      },
    },
    required: ['reply'],
  },
  examples: [[{ type: 'reply', reply: { id: 'confirm', title: 'Confirm' } }]],
} as const;

const row = {
  type: 'object',
  properties: {
    id: {
      type: 'string',
      title: 'ID',
      description: 'What the webhook brings back when the row is chosen',
      minLength: 1,
      maxLength: 200,
    },
    title: { type: 'string', title: 'Title', description: 'Words of the row', minLength: 1, maxLength: 24 },
    description: {
      type: 'string',
      title: 'Description',
      description: 'Smaller words below the title',
      maxLength: 72,
    },
  },
  required: ['id', 'title'],
} as const;

const productItem = {
  type: 'object',
  properties: {
    product_retailer_id: {
      type: 'string',
      title: 'Product ID',
      description: 'ID of the product in the catalog',
    },
  },
  required: ['product_retailer_id'],
} as const;

const sections = {
  type: 'array',
  title: 'Sections',
  description:
    'Groups of rows (type list, ten rows in all) or of products (type product_list, thirty in all)',
  minItems: 1,
  maxItems: 10,
  items: {
    type: 'object',
    properties: {
      title: {
        type: 'string',
        title: 'Title',
        description: 'Heading of the section, needed when there are several',
        maxLength: 24,
      },
      rows: {
        type: 'array',
        title: 'Rows',
        description: 'What can be chosen, for the type list',
        items: row,
      },
      product_items: {
        type: 'array',
        title: 'Products',
        description: 'Products to show, for the type product_list',
        items: productItem,
      },
    },
  },
} as const;

const parameters = {
  type: 'object',
  title: 'Parameters',
  description: 'About the one button of the types cta_url, flow and voice_call',
  properties: {
    display_text: {
      type: 'string',
      title: 'Button Text',
      description: 'Label of the button, for cta_url and voice_call; default for voice_call: Call Now',
      maxLength: 20,
    },
    url: { type: 'string', title: 'URL', description: 'Address that the button opens, for cta_url' },
    ttlMinutes: {
      type: 'integer',
      title: 'Time to Live (Minutes)',
      description: 'Minutes for which the button can be tapped, for voice_call; default: 7 days',
      minimum: 1,
      maximum: 43_200,
      default: 10_080,
    },
    payload: {
      type: 'string',
      title: 'Payload',
      description: 'Your own data that goes along with the call, for voice_call',
      maxLength: 512,
    },
    flowId: { type: 'string', title: 'Flow ID', description: 'ID of the WhatsApp Flow, for flow' },
    flowCta: {
      type: 'string',
      title: 'Flow Button Text',
      description: 'Words on the button that opens the Flow, no emoji, best 20 characters or fewer',
      maxLength: 30,
    },
    flowAction: {
      type: 'string',
      title: 'Flow Action',
      description: 'Whether a screen opens at once, or your endpoint is asked first',
      enum: ['navigate', 'data_exchange'],
      default: 'navigate',
    },
    flowActionPayload: {
      type: 'object',
      title: 'Flow Action Payload',
      description: 'Where the Flow begins and what it begins with, for the action navigate',
      properties: {
        screen: {
          type: 'string',
          title: 'Screen',
          description: 'ID of the first screen',
          default: 'FIRST_ENTRY_SCREEN',
        },
        data: {
          type: 'object',
          title: 'Data',
          description: 'Values for the first screen, by name; not empty',
          properties: {},
          additionalProperties: {},
        },
      },
    },
  },
  dependentRequired: { url: ['display_text'], flowId: ['flowCta'], flowCta: ['flowId'] },
} as const;

/**
 * The buttons, list, products, link, call or Flow of an interactive message. The type of the interactive message decides
 * which fields are required.
 */
export const action = {
  type: 'object',
  title: 'Action',
  description:
    'Actions of the recipient; the type of the interactive message decides which fields are needed',
  properties: {
    name: {
      type: 'string',
      title: 'Name',
      description: 'Write send_location for location_request_message, and voice_call for voice_call',
      enum: ['send_location', 'voice_call'],
    },
    buttons,
    button: {
      type: 'string',
      title: 'List Button',
      description: 'Words on the button that opens the list, for the type list',
      minLength: 1,
      maxLength: 20,
    },
    sections,
    catalog_id: {
      type: 'string',
      title: 'Catalog ID',
      description: 'ID of the Facebook catalog, for product and product_list',
    },
    product_retailer_id: {
      type: 'string',
      title: 'Product ID',
      description: 'ID of the product in the catalog, for product and product_list',
    },
    parameters,
  },
} as const;
