/** A token for an agent to log in and to read the call log. */
export interface VideoToken {
  readonly token: string;
  readonly expiresAt: number;
}

/** A room that was opened with a token. */
export interface VideoRoom {
  readonly reference: string;
  readonly phoneNumber?: string;
  readonly link: string;
  readonly openedAt: number;
}

/** A chat message or an image link in the conversation of a call. */
export interface VideoConversationItem {
  /** Who sent it: `agent` or `guest`. */
  readonly origin: string;
  readonly timestamp: number;
  readonly data: string;
}

/** A past video call. */
export interface VideoCall {
  readonly callId: string;
  readonly reference: string;
  readonly guest: string | null;
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly status: string;
  readonly location: { readonly lat: number; readonly long: number } | null;
  readonly agentRating: string | null;
  readonly guestRating: string | null;
  readonly conversation: readonly VideoConversationItem[];
}

/** The state of video interaction: plain data. */
export interface VideoStore {
  readonly tokens: VideoToken[];
  readonly rooms: VideoRoom[];
  /** Oldest first. */
  readonly calls: VideoCall[];
}

export function createVideoStore(): VideoStore {
  return { tokens: [], rooms: [], calls: [] };
}
