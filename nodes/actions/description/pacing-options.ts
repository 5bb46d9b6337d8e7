import type { CatalogueEntry } from '../../../core/src/catalogue';
import type { INodeProperties } from 'n8n-workflow';

/** The names of the options that decide when, how fast and to whom many messages are sent. */
export const pacingOptionNames = {
  deliveryWindow: 'deliveryWindow',
  pace: 'pace',
  skipDuplicates: 'skipDuplicates',
} as const;

/** Whether 8x8 keeps a message of the operation until a time. */
export const canSchedule = ({ operation }: CatalogueEntry): boolean =>
  'scheduled' in operation.input.properties;

/** The options for sending to many: the hours of the day, the pace, and whether to leave out duplicates. */
export function pacingProperties(entry: CatalogueEntry): readonly INodeProperties[] {
  return [...(canSchedule(entry) ? [deliveryWindow] : []), pace, skipDuplicates];
}

const deliveryWindow: INodeProperties = {
  displayName: 'Delivery Window',
  name: pacingOptionNames.deliveryWindow,
  type: 'fixedCollection',
  placeholder: 'Add Window',
  default: {},
  description:
    'The hours in which messages may arrive, as local time of each recipient. Outside of them, 8x8 keeps the message until the next opening.',
  options: [
    {
      displayName: 'Values',
      name: 'values',
      values: [
        {
          displayName: 'From',
          name: 'from',
          type: 'string',
          default: '09:00',
          placeholder: 'e.g. 09:00',
          description: 'Time of day at which the window opens',
        },
        {
          displayName: 'To',
          name: 'to',
          type: 'string',
          default: '20:00',
          placeholder: 'e.g. 20:00',
          description: 'Time of day at which the window closes, at least an hour later',
        },
        {
          displayName: 'Time Zone',
          name: 'timeZone',
          type: 'string',
          default: '',
          placeholder: 'e.g. Asia/Singapore',
          description:
            'Time zone of all recipients; without one, each has that of the country code of the phone number',
        },
      ],
    },
  ],
};

const pace: INodeProperties = {
  displayName: 'Pace',
  name: pacingOptionNames.pace,
  type: 'fixedCollection',
  placeholder: 'Add Pace',
  default: {},
  description:
    'Max number of messages that 8x8 is given in a period. The node waits between its requests, and the execution runs until the last one.',
  options: [
    {
      displayName: 'Values',
      name: 'values',
      values: [
        {
          displayName: 'Messages',
          name: 'messages',
          type: 'number',
          typeOptions: { minValue: 1, numberPrecision: 0 },
          default: 100,
          description: 'Max number of messages in the period',
        },
        {
          displayName: 'Per',
          name: 'per',
          type: 'options',
          options: [
            { name: 'Hour', value: 'hour' },
            { name: 'Minute', value: 'minute' },
            { name: 'Second', value: 'second' },
          ],
          default: 'minute',
          description: 'The period',
        },
      ],
    },
  ],
};

const skipDuplicates: INodeProperties = {
  displayName: 'Skip Duplicates',
  name: pacingOptionNames.skipDuplicates,
  type: 'boolean',
  default: true,
  description:
    'Whether to send only to the first of several items with the same recipient; the others are left out of the output',
};
