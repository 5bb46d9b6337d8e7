/** What call status and call action events have in common. */
export const callFields = {
  eventId: { type: 'string', description: "8x8's ID of the event" },
  callId: { type: 'string', description: "8x8's ID of the call, one of the two of a session" },
  sessionId: { type: 'string', description: "8x8's ID of the session" },
  subAccountId: { type: 'string', description: 'Subaccount the call belongs to' },
  callDirection: { type: 'string', enum: ['INBOUND', 'OUTBOUND'] },
  callType: { type: 'string', description: 'PSTN, or how else it comes' },
  source: { type: 'string', description: 'Who calls' },
  destination: { type: 'string', description: 'Who is called' },
  sourceFormat: { type: 'string' },
  destinationFormat: { type: 'string' },
  sourceCountryCode: { type: 'string', description: 'Two-letter ISO 3166 code' },
  destinationCountryCode: { type: 'string', description: 'Two-letter ISO 3166 code' },
  sourceRefId: { type: 'string', description: 'Reference of your number that calls' },
  destinationRefId: { type: 'string', description: 'Reference of your number that is called' },
  callDuration: { type: 'integer', description: 'How long it lasts so far, in seconds' },
  sipCode: { type: 'integer', description: 'Mostly 200; callStatus tells the outcome' },
  timestamp: { type: 'string', format: 'date-time', description: 'When it happened, UTC' },
} as const;

/** Where the simple fields of a call are. */
export const simpleCall = {
  from: 'source',
  to: 'destination',
  status: 'callStatus',
  direction: 'callDirection',
  duration: 'callDuration',
  callId: 'callId',
  sessionId: 'sessionId',
  eventId: 'eventId',
} as const;

/** One of the calls of a session, in its summary. */
export const callLeg = {
  type: 'object',
  properties: {
    callId: { type: 'string' },
    callDirection: { type: 'string', enum: ['INBOUND', 'OUTBOUND'] },
    callType: { type: 'string' },
    initiatedTimestamp: { type: 'string', format: 'date-time' },
    connectedTimestamp: { type: 'string', format: 'date-time', description: 'Absent where nobody answered' },
    disconnectedTimestamp: { type: 'string', format: 'date-time' },
    source: { type: 'string' },
    destination: { type: 'string' },
    sourceFormat: { type: 'string' },
    destinationFormat: { type: 'string' },
    sourceCountryCode: { type: 'string' },
    destinationCountryCode: { type: 'string' },
    sourceRefId: { type: 'string' },
    destinationRefId: { type: 'string' },
    callStatus: {
      type: 'string',
      enum: ['COMPLETED', 'NO_ANSWER', 'BUSY', 'CANCELED', 'FAILED', 'ERROR'],
    },
    callDuration: { type: 'integer', description: 'How long people spoke, in seconds' },
    callQuality: {
      type: 'object',
      properties: {
        mos: { type: 'number', description: 'Mean opinion score, 1 to 5; from 4.3 on excellent' },
        packetLossRate: { type: 'number' },
        jitter: { type: 'number', description: 'In milliseconds' },
      },
    },
  },
} as const;
