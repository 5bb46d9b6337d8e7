import { catalogue, entriesOf, type CatalogueEntry } from 'cpaas-8x8';

import { accountRecord, subAccountTable } from '../../engine/account';
import type { SandboxContext } from '../../engine/context';
import { withoutUndefined } from '../../engine/json';
import type { SmppPart, SmppSubmission } from '../../messages/message';
import type { ApiCall } from '../../server/operations/api-call';
import { createSms } from '../../sms/create-sms';
import type { PartPlace } from '../wire/long-messages';

/** An SMS that came over SMPP, complete. */
export interface SubmittedSms {
  /** `+` and digits. */
  readonly destination: string;
  readonly source?: string;
  readonly text: string;
  /** Set when the client chose UCS-2, which the text alone need not need. */
  readonly encoding?: 'UCS2';
  readonly scheduled?: string;
  readonly expiry?: string;
  readonly smpp: Omit<SmppSubmission, 'parts'>;
  /** The requests that brought it, in the order in which they came. */
  readonly parts: readonly SmppPart[];
}

/** What one request brought: a whole SMS, or a part of one. */
export interface SubmittedPart extends Omit<SubmittedSms, 'parts'> {
  readonly part: SmppPart;
  /** Absent if it is whole. */
  readonly place: PartPlace | undefined;
}

let sendEntry: CatalogueEntry | undefined;

/** The call of `sms.send` that a `submit_sm` stands for: the same checks, prices and statuses apply. */
export function createSmsCall(context: SandboxContext, rejectReason?: string): ApiCall {
  const { state } = context;
  const entry = (sendEntry ??= entriesOf(catalogue).find(({ id }) => id === 'sms.send'));
  if (!entry) throw new Error('The catalogue has no sms.send');
  return {
    ...{ context, entry, product: 'sms', input: undefined, batch: undefined, rejectReason },
    subAccount: state.table(subAccountTable).get(state.record(accountRecord).subAccountIds.sms),
    recordedUmids: [],
  };
}

/** Stores the SMS, and starts its delivery. Returns whether it was accepted. */
export function storeSms(call: ApiCall, sms: SubmittedSms): boolean {
  const { destination, source, text, encoding, scheduled, expiry, parts, smpp } = sms;
  const [first] = parts;
  const { accepted } = createSms(call, {
    fields: withoutUndefined({ destination, source, encoding, scheduled, expiry }),
    text,
    ...(first ? { umid: first.umid } : {}),
    ...(parts.length > 1 ? { segments: parts.length } : {}),
    smpp: { ...smpp, parts },
  });
  return accepted;
}
