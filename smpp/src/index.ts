/** The entry point `smpp-8x8`: the SMPP client, its options, events and errors, and the meaning of each command status. */
export type { BindInfo, BindState } from './bind/bind';
export type { BindType, SmppTlsOptions } from './bind/bind-settings';
export { createSmppClient } from './client/create-smpp-client';
export type { SmppClientEvents, SmppEvents, SmppHandler } from './client/events';
export {
  smppHosts,
  smppPorts,
  type SmppBinds,
  type SmppClientOptions,
  type SmppReassemblyOptions,
  type SmppRegion,
  type SmppSendOptions,
} from './client/options';
export type {
  SmppBulkOptions,
  SmppClient,
  SmppRecipient,
  SmppSendAll,
  SmppTemplate,
} from './client/smpp-client';
export type { SmppDetails, SmppEvent, SmppEventType, SmppMessageEvents } from './inbound/smpp-event';
export { commandStatus, commandStatuses, type CommandStatus } from './protocol/command-status';
export type { LongMessages } from './sending/prepare-message';
export { PartialSendError, type SegmentOutcome, type SmppRejection } from './sending/send-errors';
export type { SmppSendOutput } from './sending/send-message';
export type { SmppSendInput } from './sending/unsupported-fields';
