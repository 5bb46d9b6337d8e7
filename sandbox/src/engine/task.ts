import type { CallStep } from '../voice/calls/call-session';

/** Something that will happen by itself: plain data, so that a saved sandbox goes on where it stopped. */
export type Task =
  /** A message goes: at once, or at its scheduled time. */
  | { readonly kind: 'release'; readonly umid: string }
  /** A step of a message reaches its next state. */
  | { readonly kind: 'status'; readonly umid: string; readonly step: number }
  /** A receipt whose state was reached earlier. */
  | { readonly kind: 'receipt'; readonly umid: string; readonly step: number; readonly history: number }
  /** A step has had its time: is it a success, or is the next channel tried? */
  | { readonly kind: 'fallback'; readonly umid: string; readonly step: number }
  | { readonly kind: 'expire'; readonly umid: string }
  /** A webhook is posted, for the first time or again. */
  | { readonly kind: 'post'; readonly deliveryId: string }
  | { readonly kind: 'export'; readonly jobId: string }
  /** A step of a workflow is begun, or its wait is over. */
  | { readonly kind: 'workflow'; readonly workflowId: string; readonly runId: string }
  /** WhatsApp decides on a template. */
  | { readonly kind: 'review'; readonly templateId: number }
  | { readonly kind: 'contactBatch'; readonly batchId: string }
  /** A session of calls goes on, if nothing has come in between. */
  | { readonly kind: 'call'; readonly sessionId: string; readonly turn: number; readonly step: CallStep }
  /** The recording of a call is handed over. */
  | { readonly kind: 'recording'; readonly recordingId: string }
  | { readonly kind: 'voice-export'; readonly jobId: string };
