import type { LogExport } from '../log-exports/log-export';
import type { CallSession } from './calls/call-session';

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

export interface RecordingPush {
  readonly protocol?: string;
  readonly host?: string;
  readonly port?: number;
  readonly username?: string;
  readonly password?: string;
  readonly path?: string;
}

export interface Recording {
  readonly recordingId: string;
  readonly sessionId: string;
  readonly subAccountId: string;
  readonly startedAt: number;
  readonly seconds: number;
  status: 'PROCESSING' | 'UPLOAD_COMPLETED' | 'UPLOAD_FAILED';
  url?: string;
}

export interface VoiceExport extends LogExport {
  readonly from: number;
  readonly to: number;
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

/** The subaccount has two numbers in Singapore. */
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
