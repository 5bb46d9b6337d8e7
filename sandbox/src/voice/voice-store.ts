import { initialSubAccountIds } from '../engine/account';
import { defineTable } from '../engine/state/table-definition';
import type { LogExport } from '../log-exports/log-export';
import type { CallSession } from './calls/call-session';

/** A virtual number of the account: a phone number that is rented from 8x8, for number masking. */
export interface VirtualNumber {
  readonly msisdn: string;
  readonly subAccountId: string;
  readonly countryCode: string;
  readonly referenceId: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly operationalStatus: string;
  readonly healthy: boolean;
}

/** The server to which the recordings of a subaccount are uploaded. */
export interface RecordingPush {
  readonly subAccountId: string;
  readonly protocol?: string;
  readonly host?: string;
  readonly port?: number;
  readonly username?: string;
  readonly password?: string;
  readonly path?: string;
}

/** The recording of a call. */
export interface Recording {
  readonly recordingId: string;
  readonly sessionId: string;
  readonly subAccountId: string;
  /** In milliseconds since 1970. */
  readonly startedAt: number;
  /** The duration of the recording. */
  readonly seconds: number;
  readonly status: 'PROCESSING' | 'UPLOAD_COMPLETED' | 'UPLOAD_FAILED';
  readonly url?: string;
}

/** An export of the call log. Times are in milliseconds since 1970. */
export interface VoiceExport extends LogExport {
  readonly from: number;
  readonly to: number;
  /** The maximum number of rows; 0 for all. */
  readonly limit: number;
}

/** The sessions of calls, oldest first. */
export const sessionTable = defineTable<CallSession>({
  name: 'callSessions',
  key: ({ sessionId }) => sessionId,
  fields: {
    sessionId: 'string',
    subAccountId: 'string',
    startedAt: 'number',
    calls: 'array',
    actions: 'array',
    heard: 'array',
    log: 'array',
    turn: 'number',
  },
});

export const recordingTable = defineTable<Recording>({
  name: 'recordings',
  key: ({ recordingId }) => recordingId,
  fields: { recordingId: 'string', sessionId: 'string', status: 'string' },
});

/** The virtual numbers. The voice subaccount of a new sandbox has two in Singapore. */
export const numberTable = defineTable<VirtualNumber>({
  name: 'virtualNumbers',
  key: ({ msisdn }) => msisdn,
  initial: (options) => {
    const { voice } = initialSubAccountIds(options);
    return [createNumber(voice, '+6531580001', 'masking-1'), createNumber(voice, '+6531580002', 'masking-2')];
  },
  fields: { msisdn: 'string', subAccountId: 'string', operationalStatus: 'string', healthy: 'boolean' },
});

export const recordingPushTable = defineTable<RecordingPush>({
  name: 'recordingPush',
  key: ({ subAccountId }) => subAccountId,
  fields: { subAccountId: 'string' },
});

export const voiceExportTable = defineTable<VoiceExport>({
  name: 'voiceExports',
  key: ({ jobId }) => jobId,
  fields: { jobId: 'string', subAccountId: 'string', status: 'string', from: 'number', to: 'number' },
});

function createNumber(subAccountId: string, msisdn: string, referenceId: string): VirtualNumber {
  return {
    msisdn,
    subAccountId,
    countryCode: 'SG',
    referenceId,
    createdAt: '2025-11-03T02:00:00Z',
    updatedAt: '2025-11-03T02:00:00Z',
    operationalStatus: 'Active',
    healthy: true,
  };
}
