/** One step of a JSON Patch (RFC 6902). 8x8's schema has neither `from` nor values that are no texts. */
const step = {
  type: 'object',
  properties: {
    op: {
      type: 'string',
      title: 'Operation',
      description: 'What to do with the value; test stops all changes unless the value is the one given',
      enum: ['add', 'remove', 'replace', 'copy', 'move', 'test'],
    },
    path: {
      type: 'string',
      title: 'Path',
      description: 'JSON Pointer to the value, beginning with a slash, e.g. /addresses/lineId',
      pattern: '^/',
      examples: ['/firstName'],
    },
    value: {
      title: 'Value',
      description: 'The new value; for test the expected one',
      examples: ['Mei'],
    },
    from: {
      type: 'string',
      title: 'From',
      description: 'JSON Pointer to the value to copy or move',
      pattern: '^/',
      examples: ['/firstName'],
    },
  },
  required: ['op', 'path'],
  allOf: [
    { if: { properties: { op: { const: 'add' } } }, then: { required: ['value'] } },
    { if: { properties: { op: { const: 'replace' } } }, then: { required: ['value'] } },
    { if: { properties: { op: { const: 'test' } } }, then: { required: ['value'] } },
    { if: { properties: { op: { const: 'copy' } } }, then: { required: ['from'] } },
    { if: { properties: { op: { const: 'move' } } }, then: { required: ['from'] } },
  ],
} as const;

/** Changes to a contact or a group, done in order; when one of them fails, none is done. */
export const patch = {
  type: 'array',
  title: 'Changes',
  description: 'What to change, as a JSON Patch: all of it or, when a step fails, nothing',
  minItems: 1,
  items: step,
  examples: [[{ op: 'replace', path: '/firstName', value: 'Mei' }]],
} as const;
