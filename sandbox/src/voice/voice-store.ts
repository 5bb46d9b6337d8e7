import type { LogExport } from '../log-exports/log-export';
import type { CallSession } from './calls/call-session';

/** A virtual number of the account. */
export interface VirtualNumber {
  readonly msisdn: string;
  readonly subAccountId: string;
  readonly countryCode: string;
  readonly referenceId: string;
  readonly createdAt: string;
  updatedAt: string;
  operationalStatus: string;
  healthy: boolean;
}

/** The server to which the recordings of a subaccount are uploaded. */
export interface RecordingPush {
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
  status: 'PROCESSING' | 'UPLOAD_COMPLETED' | 'UPLOAD_FAILED';
  url?: string;
}

/** An export of the call log. Times are in milliseconds since 1970. */
export interface VoiceExport extends LogExport {
  readonly from: number;
  readonly to: number;
  /** The maximum number of rows; 0 for all. */
  readonly limit: number;
}

/** The state of voice: plain data. */
export interface VoiceStore {
  readonly sessions: Record<string, CallSession>;
  readonly recordings: Record<string, Recording>;
  readonly numbers: VirtualNumber[];
  /** By subaccount. */
  readonly recordingPush: Record<string, RecordingPush>;
  readonly exports: Record<string, VoiceExport>;
}

/** Creates the state of voice for a new sandbox. The subaccount has two virtual numbers in Singapore. */
export function createVoiceStore(subAccountId: string): VoiceStore {
  const number = (msisdn: string, referenceId: string): VirtualNumber => ({
    msisdn,
    subAccountId,
    countryCode: 'SG',
    referenceId,
    createdAt: '2025-11-03T02:00:00Z',
    updatedAt: '2025-11-03T02:00:00Z',
    operationalStatus: 'Active',
    healthy: true,
  });
  return {
    sessions: {},
    recordings: {},
    numbers: [number('+6531580001', 'masking-1'), number('+6531580002', 'masking-2')],
    recordingPush: {},
    exports: {},
  };
}
