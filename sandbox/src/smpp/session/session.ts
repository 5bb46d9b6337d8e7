import type { SandboxContext } from '../../engine/context';
import { getSettings } from '../../engine/current-settings';
import { currentTimestamp } from '../../engine/context';
import { smppAccountRecord } from '../smpp-account';
import { answerSubmit } from '../submit/answer-submit';
import { readBind } from '../wire/bodies';
import { commands, interfaceVersion, statuses, tags } from '../wire/constants';
import { textField, tlvField } from '../wire/fields';
import type { Pdu } from '../wire/pdu';
import type { Connection, RequestHandler } from './connection';
import { findBindFault } from './bind-faults';
import type { Receiver } from './receiver';
import type { SmppBind, SmppBindKind } from './smpp-bind';
import { Throttle } from './throttle';

/** What a session needs of the server: the other binds, and where messages for clients come from. */
export interface SessionHost {
  readonly context: SandboxContext;
  /** Whether a further client can bind. */
  hasRoom(): boolean;
  bound(session: Session): void;
  unbound(session: Session): void;
  whenSent(umid: string): Promise<void>;
}

/** How many messages a client gets before it has acknowledged the first. */
const deliveryWindow = 10;

const kinds: ReadonlyMap<number, SmppBindKind> = new Map([
  [commands.bindReceiver, 'receiver'],
  [commands.bindTransmitter, 'transmitter'],
  [commands.bindTransceiver, 'transceiver'],
]);

/** Requests of SMPP 3.4 that are not on 8x8's list of supported ones. */
const unsupported: ReadonlySet<number> = new Set([
  commands.querySm,
  commands.replaceSm,
  commands.cancelSm,
  commands.submitMulti,
  commands.dataSm,
]);

/** What happens on one connection: bind, messages in both directions, unbind. */
export class Session implements RequestHandler, Receiver {
  private current: Pick<SmppBind, 'systemId' | 'kind' | 'boundSince'> | undefined;
  private readonly throttle = new Throttle();
  private readonly counts = { submitted: 0, acknowledged: 0, window: 0, unacknowledged: 0 };

  constructor(
    private readonly host: SessionHost,
    private readonly connection: Connection,
    private readonly id: string,
    private readonly tls: boolean,
  ) {}

  /** The bind, if the client has bound. */
  get bind(): SmppBind | undefined {
    const { id, tls, current, counts } = this;
    return current && { id, ...current, address: this.connection.address, tls, ...counts };
  }

  get receives(): boolean {
    return this.current !== undefined && this.current.kind !== 'transmitter';
  }

  get hasRoom(): boolean {
    return this.counts.unacknowledged < deliveryWindow;
  }

  handle(request: Pdu): Promise<void> | void {
    const kind = kinds.get(request.command);
    if (kind !== undefined) return this.takeBind(request, kind);
    switch (request.command) {
      case commands.enquireLink:
        this.connection.respond(request, statuses.ok);
        return;
      case commands.unbind:
        this.closed();
        this.connection.respond(request, statuses.ok);
        this.connection.end();
        return;
      case commands.submitSm:
        return this.takeMessage(request);
      default:
        if (unsupported.has(request.command)) this.connection.respond(request, statuses.invalidCommand);
        else this.connection.reject(request, statuses.invalidCommand);
    }
  }

  async deliver(body: Buffer): Promise<boolean> {
    this.counts.unacknowledged++;
    const status = await this.connection.request(commands.deliverSm, body);
    this.counts.unacknowledged--;
    if (status === statuses.ok) this.counts.acknowledged++;
    return status === statuses.ok;
  }

  closed(): void {
    if (!this.current) return;
    this.host.unbound(this);
    this.current = undefined;
  }

  cut(): void {
    this.closed();
    this.connection.cut();
  }

  private async takeBind(request: Pdu, kind: SmppBindKind): Promise<void> {
    const { systemId, password } = readBind(request.body);
    const fault = await findBindFault(this.host.context);
    // The client has not waited for a slow answer.
    if (!this.connection.isOpen) return;
    if (fault === 'cut') {
      this.cut();
      return;
    }
    const status = fault ?? this.findBindRefusal(systemId, password);
    if (status !== statuses.ok) {
      this.connection.respond(request, status);
      // A second bind does not end the first one.
      if (!this.current) this.connection.end();
      return;
    }
    this.current = { systemId, kind, boundSince: currentTimestamp(this.host.context) };
    const { systemId: ownId } = this.host.context.state.record(smppAccountRecord);
    const version = tlvField(tags.interfaceVersion, Buffer.from([interfaceVersion]));
    this.connection.respond(request, statuses.ok, Buffer.concat([textField(ownId), version]));
    this.host.bound(this);
  }

  private findBindRefusal(systemId: string, password: string): number {
    const account = this.host.context.state.record(smppAccountRecord);
    if (this.current) return statuses.alreadyBound;
    if (systemId !== account.systemId) return statuses.invalidSystemId;
    if (password !== account.password) return statuses.invalidPassword;
    return this.host.hasRoom() ? statuses.ok : statuses.bindFailed;
  }

  private async takeMessage(request: Pdu): Promise<void> {
    const { context } = this.host;
    if (!this.current || this.current.kind === 'receiver') {
      this.connection.respond(request, statuses.invalidBindStatus);
      return;
    }
    const { smppThroughput, smppWindow } = getSettings(context.state);
    if (this.counts.window >= smppWindow) {
      this.connection.respond(request, statuses.queueFull);
      return;
    }
    if (!this.throttle.take(smppThroughput)) {
      this.connection.respond(request, statuses.throttled);
      return;
    }
    this.counts.submitted++;
    this.counts.window++;
    try {
      await answerSubmit(this.host, this.connection, request);
    } finally {
      this.counts.window--;
    }
  }
}
