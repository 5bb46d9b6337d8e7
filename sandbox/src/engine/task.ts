import type { CallStep } from '../voice/calls/call-session';

/** A task for the scheduler: plain data, so that a saved sandbox can continue. */
export type Task =
  /** Starts to deliver a message, now or at its scheduled time. */
  | { readonly kind: 'release'; readonly umid: string }
  /** Sets the next planned status of a delivery step. */
  | { readonly kind: 'status'; readonly umid: string; readonly step: number }
  /** Emits the delayed receipt of an earlier status. */
  | { readonly kind: 'receipt'; readonly umid: string; readonly step: number; readonly history: number }
  /** The fallback time of a step is over: starts the next channel unless the step succeeded. */
  | { readonly kind: 'fallback'; readonly umid: string; readonly step: number }
  | { readonly kind: 'expire'; readonly umid: string }
  /** Posts a webhook, for the first time or as a retry. */
  | { readonly kind: 'post'; readonly deliveryId: string }
  | { readonly kind: 'export'; readonly jobId: string }
  /** Starts a step of a workflow, or ends its wait. */
  | { readonly kind: 'workflow'; readonly workflowId: string; readonly runId: string }
  /** Approves or rejects a template. */
  | { readonly kind: 'review'; readonly templateId: number }
  | { readonly kind: 'contactBatch'; readonly batchId: string }
  /** Continues a call session, unless it has changed since. */
  | { readonly kind: 'call'; readonly sessionId: string; readonly turn: number; readonly step: CallStep }
  /** Uploads the recording of a call. */
  | { readonly kind: 'recording'; readonly recordingId: string }
  | { readonly kind: 'voice-export'; readonly jobId: string };
