import type { SandboxContext } from '../../engine/context';
import type { CallSession } from '../../voice/calls/call-session';
import {
  answerRingingCall,
  declineRingingCall,
  hangUpCall,
  pressDigits,
  receiveInboundCall,
  type CallReference,
  type InboundCall,
  type PressedDigits,
} from '../../voice/calls/customer-calls';
import { findSessions, type CallFilter } from '../../voice/calls/find-sessions';
import { changeVirtualNumber, type NumberChange } from '../../voice/change-virtual-number';
import { numberTable, type VirtualNumber } from '../../voice/voice-store';

/** Calls by phone. */
export interface CallFunctions {
  /** Lists the call sessions, oldest first. */
  callSessions(filter?: CallFilter): readonly CallSession[];
  /** A customer calls a virtual number. */
  inboundCall(call: InboundCall): CallSession;
  /** The person being called answers now. */
  answerCall(request: CallReference): CallSession;
  /** The person being called declines. */
  declineCall(request: CallReference): CallSession;
  /** The person in the call presses keys. */
  pressDigits(request: PressedDigits): CallSession;
  /** A participant hangs up. The session ends. */
  hangUp(request: CallReference): CallSession;
  /** Lists the virtual numbers, which customers can call. */
  virtualNumbers(): readonly VirtualNumber[];
  /** Changes the state of a virtual number and emits its webhook. */
  changeNumber(request: NumberChange): VirtualNumber;
}

export const createCallFunctions = (context: SandboxContext): CallFunctions => ({
  callSessions: (filter) => findSessions(context, filter),
  inboundCall: (call) => receiveInboundCall(context, call),
  answerCall: (request) => answerRingingCall(context, request),
  declineCall: (request) => declineRingingCall(context, request),
  pressDigits: (request) => pressDigits(context, request),
  hangUp: (request) => hangUpCall(context, request),
  virtualNumbers: () => context.state.table(numberTable).list(),
  changeNumber: (request) => changeVirtualNumber(context, request),
});
