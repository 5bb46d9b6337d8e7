import { latLong } from './location';

const text = {
  type: 'string',
  title: 'Text',
  description: 'Words on the suggestion',
  maxLength: 25,
  examples: ['Track order'],
} as const;

const postbackData = {
  type: 'string',
  title: 'Postback Data',
  description: 'What the webhook brings back when the suggestion is tapped',
  maxLength: 2048,
  examples: ['track-1001'],
} as const;

const dialAction = {
  type: 'object',
  title: 'Dial',
  description: 'Opens the phone app with a number',
  properties: {
    phoneNumber: {
      type: 'string',
      title: 'Phone Number',
      description: 'The number, in international form',
      format: 'msisdn',
      examples: ['+6591234567'],
    },
  },
  required: ['phoneNumber'],
} as const;

const viewLocationAction = {
  type: 'object',
  title: 'View Location',
  description: 'Opens the map app at a place, or with a search',
  properties: {
    latLong,
    label: { type: 'string', title: 'Label', description: 'Name of the place', maxLength: 100 },
    query: {
      type: 'string',
      title: 'Query',
      description: 'Search term for places near the recipient, instead of coordinates; only on Android',
      maxLength: 200,
    },
  },
} as const;

const createCalendarEventAction = {
  type: 'object',
  title: 'Create Calendar Event',
  description: 'Opens the calendar app with a new event',
  properties: {
    title: {
      type: 'string',
      title: 'Title',
      description: 'Title of the event in the calendar',
      maxLength: 100,
    },
    description: {
      type: 'string',
      title: 'Description',
      description: 'Description of the event in the calendar',
      maxLength: 500,
    },
    startTime: {
      type: 'string',
      title: 'Start',
      description: 'When the event begins, ISO 8601 with offset',
      format: 'date-time',
      examples: ['2026-12-01T09:00:00+08:00'],
    },
    endTime: {
      type: 'string',
      title: 'End',
      description: 'When the event ends, ISO 8601 with offset',
      format: 'date-time',
      examples: ['2026-12-01T10:00:00+08:00'],
    },
  },
  required: ['title', 'startTime', 'endTime'],
} as const;

const openUrlAction = {
  type: 'object',
  title: 'Open URL',
  description: 'Opens an address in the browser or within the messaging app',
  properties: {
    url: {
      type: 'string',
      title: 'URL',
      description: 'Address that a tap opens',
      maxLength: 2048,
      examples: ['https://example.com/orders/1001'],
    },
    application: {
      type: 'string',
      title: 'Application',
      description: 'Whether the browser opens it, or a view within the messaging app',
      enum: ['OPEN_URL_APPLICATION_UNSPECIFIED', 'BROWSER', 'WEBVIEW'],
      default: 'OPEN_URL_APPLICATION_UNSPECIFIED',
    },
    webviewViewMode: {
      type: 'string',
      title: 'View Mode',
      description: 'How much of the screen the view within the messaging app takes',
      enum: ['OPEN_URL_WEBVIEW_VIEW_MODE_UNSPECIFIED', 'FULL', 'HALF', 'TALL'],
      default: 'FULL',
    },
    description: {
      type: 'string',
      title: 'Description',
      description: 'What the view shows, for people who have the screen read to them',
      maxLength: 2048,
    },
  },
  required: ['url'],
} as const;

/** An RCS suggestion: a reply to the message, or an action on the phone. */
const suggestion = {
  type: 'object',
  properties: {
    reply: {
      type: 'object',
      title: 'Reply',
      description: 'Answers the message with a tap',
      properties: { text, postbackData },
      required: ['text', 'postbackData'],
    },
    action: {
      type: 'object',
      title: 'Action',
      description: 'Makes the phone do one of dial, view location, create calendar event, open URL',
      properties: {
        text,
        postbackData,
        fallbackUrl: {
          type: 'string',
          title: 'Fallback URL',
          description: 'Address that opens where the phone cannot do the action',
          maxLength: 2048,
        },
        dialAction,
        viewLocationAction,
        createCalendarEventAction,
        openUrlAction,
      },
      required: ['text', 'postbackData'],
      oneOf: [
        { required: ['dialAction'] },
        { required: ['viewLocationAction'] },
        { required: ['createCalendarEventAction'] },
        { required: ['openUrlAction'] },
      ],
    },
  },
  oneOf: [{ required: ['reply'] }, { required: ['action'] }],
} as const;

/** The suggestions of a message. 8x8's schema allows ten; its guide seven, in addition to the four of a card. */
export const suggestions = {
  type: 'array',
  title: 'Suggestions',
  description: 'Replies and actions below the message, up to seven, for RCS',
  maxItems: 7,
  items: suggestion,
  examples: [[{ reply: { text: 'Track order', postbackData: 'track-1001' } }]],
} as const;

export const cardSuggestions = {
  type: 'array',
  title: 'Suggestions',
  description: 'Replies and actions on the card, up to four',
  maxItems: 4,
  items: suggestion,
} as const;
