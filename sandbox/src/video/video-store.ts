import { defineTable } from '../engine/state/table-definition';

/** A token for an agent to log in and to read the call log. */
export interface VideoToken {
  readonly token: string;
  readonly expiresAt: number;
}

/** A room that was opened with a token. */
export interface VideoRoom {
  readonly reference: string;
  /** The guest's number, which receives the link by SMS when the agent has logged in. */
  readonly phoneNumber?: string;
  /** Where the guest joins. */
  readonly link: string;
  readonly openedAt: number;
  readonly agentLoggedInAt?: number | undefined;
  /** The call in the room, while it lasts. */
  readonly call?: LiveVideoCall | undefined;
  /** The ID of the last call that ended. */
  readonly lastCallId?: string | undefined;
}

/** A video call that takes place. */
export interface LiveVideoCall {
  readonly startedAt: number;
  readonly conversation: readonly VideoConversationItem[];
  readonly location: VideoCall['location'];
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
  /** Identifies the call in the events about its recording. */
  readonly sessionId: string;
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

export const videoTokenTable = defineTable<VideoToken>({
  name: 'videoTokens',
  key: ({ token }) => token,
  fields: { token: 'string', expiresAt: 'number' },
});

/** The rooms, oldest first. */
export const videoRoomTable = defineTable<VideoRoom>({
  name: 'videoRooms',
  key: ({ link }) => link,
  fields: { reference: 'string', link: 'string', openedAt: 'number' },
});

/** The past calls, oldest first. */
export const videoCallTable = defineTable<VideoCall>({
  name: 'videoCalls',
  key: ({ callId }) => callId,
  fields: { callId: 'string', reference: 'string', startedAt: 'number', conversation: 'array' },
});

/** A video room or a past video call is new, or has changed. */
export interface VideoEvent {
  readonly kind: 'video';
  readonly room?: VideoRoom;
  readonly call?: VideoCall;
}
