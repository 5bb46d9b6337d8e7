import { when } from '../conditions';
import type { Condition } from '../../../validation/json-schema';
import { action } from './interactive-action';

const media = {
  type: 'object',
  title: 'Media',
  description: 'The file to show: its address, or its media ID',
  properties: {
    id: { type: 'string', title: 'Media ID', description: 'ID of uploaded media, instead of the link' },
    link: {
      type: 'string',
      title: 'Link',
      description: 'Address of the file, http or https',
      format: 'uri',
      examples: ['https://example.com/picture.jpg'],
    },
    caption: { type: 'string', title: 'Caption', description: 'Words below the file' },
    filename: {
      type: 'string',
      title: 'File Name',
      description: 'File name of a document; WhatsApp takes the document type from the extension',
    },
    provider: {
      type: 'string',
      title: 'Provider',
      description: 'Provider to fetch the link through, when it is not public',
      deprecated: true,
    },
  },
  anyOf: [{ required: ['link'] }, { required: ['id'] }],
} as const;

/** The header of an interactive message. */
const header = {
  type: 'object',
  title: 'Header',
  description: 'Header above the text; product and location request messages have none',
  properties: {
    type: {
      type: 'string',
      title: 'Type',
      description: 'Which of the fields below holds the header; Direct Send takes text alone',
      enum: ['text', 'video', 'image', 'document'],
    },
    text: {
      type: 'string',
      title: 'Text',
      description: 'Words of the header',
      maxLength: 60,
    },
    image: { ...media, title: 'Image', description: 'Picture above the text' },
    video: { ...media, title: 'Video', description: 'Video above the text' },
    document: { ...media, title: 'Document', description: 'Document above the text' },
  },
  required: ['type'],
  allOf: [
    when('type', 'text', { required: ['text'] }),
    when('type', 'image', { required: ['image'] }),
    when('type', 'video', { required: ['video'] }),
    when('type', 'document', { required: ['document'] }),
  ],
} as const;

const needs = (type: string, fields: readonly string[], actionFields: readonly string[] = []): Condition =>
  when('type', type, { required: fields, properties: { action: { required: actionFields } } });

/** A WhatsApp message with buttons, a list, products, a Flow, or a request to the recipient. */
export const interactive = {
  type: 'object',
  title: 'Interactive',
  description: 'A message that can be answered with a tap; needed by an interactive message',
  format: 'interactive',
  properties: {
    type: {
      type: 'string',
      title: 'Type',
      description: 'Kind of the interactive message',
      enum: [
        'button',
        'list',
        'product',
        'product_list',
        'cta_url',
        'flow',
        'call_permission_request',
        'request_contact_info',
        'voice_call',
        'location_request_message',
      ],
    },
    header,
    body: {
      type: 'object',
      title: 'Body',
      description: 'The text; product, call_permission_request and request_contact_info can do without',
      properties: {
        text: {
          type: 'string',
          title: 'Text',
          description: 'Words of the message',
          minLength: 1,
          maxLength: 1024,
        },
      },
      required: ['text'],
    },
    footer: {
      type: 'object',
      title: 'Footer',
      description: 'Smaller words below the text; a location request has none',
      properties: {
        text: { type: 'string', title: 'Text', description: 'Words of the footer', maxLength: 60 },
      },
      required: ['text'],
    },
    action,
  },
  required: ['type'],
  allOf: [
    needs('button', ['body', 'action'], ['buttons']),
    needs('list', ['body', 'action'], ['button', 'sections']),
    needs('product', ['action'], ['catalog_id', 'product_retailer_id']),
    needs('product_list', ['body', 'action'], ['catalog_id', 'sections']),
    needs('cta_url', ['body', 'action'], ['parameters']),
    needs('flow', ['body', 'action'], ['parameters']),
    needs('voice_call', ['body', 'action']),
    needs('location_request_message', ['body', 'action'], ['name']),
  ],
  examples: [
    {
      type: 'button',
      body: { text: 'Shall we deliver your order 1001 tomorrow?' },
      action: { buttons: [{ type: 'reply', reply: { id: 'confirm', title: 'Yes, please' } }] },
    },
  ],
} as const;
