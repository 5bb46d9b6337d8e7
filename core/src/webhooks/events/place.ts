import { location } from '../../catalogue/chat-apps/content/location';

const { latitude, longitude } = location.properties;

/** A place on a map, as a message has it. */
export const place = {
  type: 'object',
  properties: {
    latitude: { type: 'number', description: latitude.description },
    longitude: { type: 'number', description: longitude.description },
    name: { type: 'string', description: 'What the place is called, where the message says it' },
    address: { type: 'string', description: 'Postal address of the place, where the message says it' },
  },
} as const;
