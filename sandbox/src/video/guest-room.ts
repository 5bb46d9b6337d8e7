import type { IncomingMessage, ServerResponse } from 'node:http';

import type { SandboxContext } from '../engine/context';
import { errorMessage } from '../engine/error-message';
import type { FeedEvent } from '../engine/event-feed';
import { asObject, toText, type JsonObject } from '../engine/json';
import { ApiError } from '../server/api-error';
import { jsonResponse, type HttpResponse } from '../server/http-response';
import { parseBody, readBody } from '../server/request-body';
import { assertCanSave, sendSaved } from '../server/send-saved';
import { sendPage } from '../server/serve-page';
import { streamEvents } from '../server/stream-events';
import { addRemark, joinRoom, leaveRoom, rateCall, shareLocation } from './video-room';
import {
  videoCallTable,
  videoRoomTable,
  type LiveVideoCall,
  type VideoEvent,
  type VideoRoom,
} from './video-store';
import { roomLifetimeMs } from './video-tokens';

/** What the guest's page shows. */
export interface GuestRoom {
  readonly reference: string;
  /** Until when the guest can join, in milliseconds since 1970. */
  readonly openUntil: number;
  readonly isOpen: boolean;
  readonly call: LiveVideoCall | null;
  /** The last call that ended. */
  readonly lastCall: { readonly seconds: number; readonly rating: string | null } | null;
}

/** The sandbox has no map: a guest who shares the position stands here. */
const position = { lat: 1.2839, long: 103.8515 };

/**
 * Serves the page of a guest, and what the page does, below the link that the room was opened with. The random key in the
 * link gives access. Returns false for any other path.
 */
export async function serveGuestRoom(
  context: SandboxContext,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<boolean> {
  const [, key, action = ''] = /^\/video\/guest\/(\w+)(?:\/([a-z]+))?$/.exec(path) ?? [];
  if (key === undefined) return false;
  const room = context.state.table(videoRoomTable).find(({ link }) => link.endsWith(`/${key}`));
  if (request.method === 'GET' && action === '') {
    sendPage(request, response, 'room.html', room ? 200 : 404);
  } else if (request.method === 'GET' && action === 'events' && room) {
    request.resume();
    streamEvents(context.eventFeed, response, (event) => isAboutRoom(event, room));
  } else {
    await sendSaved(context, response, await respond(context, request, room, action));
  }
  return true;
}

function isAboutRoom(event: FeedEvent, { link, lastCallId }: VideoRoom): boolean {
  if (event.kind !== 'video') return false;
  const { room, call } = event as VideoEvent;
  return room?.link === link || (lastCallId !== undefined && call?.callId === lastCallId);
}

async function respond(
  context: SandboxContext,
  request: IncomingMessage,
  room: VideoRoom | undefined,
  action: string,
): Promise<HttpResponse> {
  try {
    if (!room) throw new ApiError(404, 0, 'There is no such room: ask for a new link');
    if (request.method === 'GET' && action === 'room') {
      request.resume();
    } else {
      assertFromOwnPage(request);
      assertCanSave(context.state);
      const body = asObject(await parseBody(await readBody(request)));
      act(context, room, action, body);
    }
    return jsonResponse(200, describeRoom(context, room));
  } catch (error) {
    const status = error instanceof ApiError ? error.status : 400;
    return jsonResponse(status, { error: errorMessage(error) });
  }
}

/** Other sites can send forms and texts to any server without asking, but no JSON. */
function assertFromOwnPage({ method, headers }: IncomingMessage): void {
  if (method !== 'POST') throw new ApiError(405, 0, 'This path supports only POST');
  if (!/^application\/json\b/i.test(headers['content-type'] ?? ''))
    throw new ApiError(415, 0, 'The body must be JSON: send it with Content-Type: application/json');
}

function act(context: SandboxContext, room: VideoRoom, action: string, body: JsonObject): void {
  switch (action) {
    case 'join':
      joinRoom(context, room);
      return;
    case 'write':
      addRemark(context, { reference: room.reference, origin: 'guest', text: toText(body['text']) }, room);
      return;
    case 'locate':
      shareLocation(context, room, position);
      return;
    case 'leave':
      leaveRoom(context, room);
      return;
    case 'rate':
      rateCall(context, room, Number(body['rating']));
      return;
    default:
      throw new ApiError(404, 0, `A guest cannot ${action}`);
  }
}

function describeRoom({ state, clock }: SandboxContext, room: VideoRoom): GuestRoom {
  const { reference, openedAt, call = null, lastCallId } = room;
  const last = lastCallId === undefined ? undefined : state.table(videoCallTable).get(lastCallId);
  const openUntil = openedAt + roomLifetimeMs;
  return {
    reference,
    openUntil,
    isOpen: clock.now() <= openUntil,
    call,
    lastCall: last
      ? {
          seconds: Math.round(((last.endedAt ?? last.startedAt) - last.startedAt) / 1_000),
          rating: last.guestRating,
        }
      : null,
  };
}
