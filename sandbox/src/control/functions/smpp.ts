import type { SmppBind } from '../../smpp/session/smpp-bind';
import type { SmppServer } from '../../smpp/smpp-server';

/** What the SMPP server does at present. */
export interface SmppStatus {
  /** The binds, oldest first. */
  readonly binds: readonly SmppBind[];
  /** How many receipts and messages no client has acknowledged yet. */
  readonly waiting: number;
}

/** The connections of SMPP clients. */
export interface SmppFunctions {
  /** The binds, and how much waits for an acknowledgement. Without an SMPP server there is none. */
  smppStatus(): SmppStatus;
  /** Cuts the connection of a bind, as a network does. Returns false when there is no such bind. */
  cutSmppBind(id: string): boolean;
}

export const createSmppFunctions = (smpp: SmppServer | undefined): SmppFunctions => ({
  smppStatus: () => ({ binds: smpp?.binds() ?? [], waiting: smpp?.waiting() ?? 0 }),
  cutSmppBind: (id) => smpp?.cut(id) ?? false,
});
