/** What a step knows when it is done, under `step`, for its own outputs and conditions alone. */

export interface SmsResult {
  readonly requestId: string;
  readonly umid: string;
  readonly status: string;
  readonly description: string;
  readonly destination: string;
  readonly encoding: string;
  readonly clientMessageId: string;
}

export interface ChatAppsMessageResult {
  readonly requestId: string;
  readonly umid: string;
  readonly status: string;
  readonly description: string;
}

export interface HttpRequestResult<Body> {
  readonly responseCode: number;
  readonly reasonPhrase: string;
  readonly responseBody: Body;
}

export interface VoiceMessageResult {
  readonly response: {
    readonly uid: string;
    readonly status: { readonly code: string; readonly timestamp: string };
    readonly destination: string;
    readonly clientRequestId: string;
  };
}

export interface WaitForDtmfResult {
  readonly dtmfData: {
    readonly uid: string;
    readonly status: { readonly code: string; readonly timestamp: string };
    readonly destination: string;
    readonly clientRequestId: string;
    readonly actionDetails: { readonly dtmf: string };
  };
}

export interface SendToConverseResult {
  readonly ticketId: string;
}
