const latitude = {
  type: 'number',
  title: 'Latitude',
  description: 'Degrees north of the equator, negative to the south',
  examples: [1.2857],
} as const;

const longitude = {
  type: 'number',
  title: 'Longitude',
  description: 'Degrees east of Greenwich, negative to the west',
  examples: [103.8479],
} as const;

/** A point on a map, with a caption: the content of a location message, or the header of a template. */
export const location = {
  type: 'object',
  title: 'Location',
  description: 'A place on a map; needed by a location message',
  properties: {
    latitude,
    longitude,
    name: { type: 'string', title: 'Name', description: 'Name of the place, shown below the map' },
    address: { type: 'string', title: 'Address', description: 'Address of the place, shown below the map' },
  },
  required: ['latitude', 'longitude'],
} as const;

/** The place that an RCS suggestion opens. Only here are the numbers limited to the valid range. */
export const latLong = {
  type: 'object',
  title: 'Coordinates',
  description: 'The place to open',
  properties: {
    latitude: { ...latitude, minimum: -90, maximum: 90 },
    longitude: { ...longitude, minimum: -180, maximum: 180 },
  },
  required: ['latitude', 'longitude'],
} as const;
