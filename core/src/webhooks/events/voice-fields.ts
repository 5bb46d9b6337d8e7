/** The payload fields that call status and call action events share. */
export const callFields = {
  eventId: { type: 'string', description: "8x8's ID of the event, the same when it is sent again" },
  callId: { type: 'string', description: "8x8's ID of the call, one of the two of a session" },
  sessionId: { type: 'string', description: "8x8's ID of the call session" },
  subAccountId: { type: 'string', description: 'Subaccount to which the call belongs' },
  callDirection: {
    type: 'string',
    description: 'Whether the call came in (INBOUND) or went out (OUTBOUND)',
    enum: ['INBOUND', 'OUTBOUND'],
  },
  callType: { type: 'string', description: 'Kind of connection, e.g. PSTN for the telephone network' },
  source: { type: 'string', description: 'Who calls, mostly a phone number in international form' },
  destination: { type: 'string', description: 'Who is called, mostly a phone number in international form' },
  sourceFormat: { type: 'string', description: 'How the source is written, e.g. MSISDN for a phone number' },
  destinationFormat: {
    type: 'string',
    description: 'How the destination is written, e.g. MSISDN for a phone number',
  },
  sourceCountryCode: { type: 'string', description: 'Country of the source, two-letter ISO 3166 code' },
  destinationCountryCode: {
    type: 'string',
    description: 'Country of the destination, two-letter ISO 3166 code',
  },
  sourceRefId: {
    type: 'string',
    description: 'Reference of the virtual number that calls, where it is yours',
  },
  destinationRefId: {
    type: 'string',
    description: 'Reference of the virtual number that is called, where it is yours',
  },
  callDuration: { type: 'integer', description: 'How long the call has lasted so far, in seconds' },
  sipCode: {
    type: 'integer',
    description: 'SIP status code of the call, mostly 200; callStatus tells the outcome',
  },
  timestamp: { type: 'string', format: 'date-time', description: 'When the event happened, UTC' },
} as const;

/** The customer: who calls you, or whom you call. */
export const callCustomer = {
  direction: 'callDirection',
  INBOUND: 'source',
  OUTBOUND: 'destination',
} as const;

/** The paths of the simplified fields of a call. */
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
    callId: callFields.callId,
    callDirection: callFields.callDirection,
    callType: callFields.callType,
    initiatedTimestamp: {
      type: 'string',
      format: 'date-time',
      description: 'When the call was begun, ISO 8601',
    },
    connectedTimestamp: {
      type: 'string',
      format: 'date-time',
      description: 'When the call was answered, ISO 8601; absent where nobody answered',
    },
    disconnectedTimestamp: {
      type: 'string',
      format: 'date-time',
      description: 'When the call ended, ISO 8601',
    },
    source: callFields.source,
    destination: callFields.destination,
    sourceFormat: callFields.sourceFormat,
    destinationFormat: callFields.destinationFormat,
    sourceCountryCode: callFields.sourceCountryCode,
    destinationCountryCode: callFields.destinationCountryCode,
    sourceRefId: callFields.sourceRefId,
    destinationRefId: callFields.destinationRefId,
    callStatus: {
      type: 'string',
      description: 'How the call ended',
      enum: ['COMPLETED', 'NO_ANSWER', 'BUSY', 'CANCELED', 'FAILED', 'ERROR'],
    },
    callDuration: { type: 'integer', description: 'How long the call was connected, in seconds' },
    callQuality: {
      type: 'object',
      description: 'Quality of the line; absent where the call was not connected',
      properties: {
        mos: {
          type: 'number',
          description: 'Mean opinion score, 1 to 5; 4.3 and more is excellent, less than 3.1 bad',
        },
        packetLossRate: {
          type: 'number',
          description: 'Rate of the packets that were lost; above 1 to 2 percent lowers the quality',
        },
        jitter: {
          type: 'number',
          description: 'Variation of the delay, in milliseconds; above 30 lowers the quality',
        },
      },
    },
  },
} as const;
