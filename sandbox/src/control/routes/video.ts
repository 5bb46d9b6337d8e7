import { videoCallSchema, type VideoCallRequest } from '../../video/video-calls';
import {
  videoRemarkSchema,
  videoRoomReferenceSchema,
  type VideoRemark,
  type VideoRoomReference,
} from '../../video/video-room';
import type { VideoCallFilter, VideoRoomFilter } from '../../video/find-video';
import type { VideoCall, VideoRoom } from '../../video/video-store';
import { videoCallFilterSchema, videoRoomFilterSchema } from '../query-schemas';
import { routesFor } from '../route';

export interface VideoOperations {
  videoRooms: { readonly query: VideoRoomFilter; readonly response: readonly VideoRoom[] };
  logInVideoAgent: { readonly body: VideoRoomReference; readonly response: VideoRoom };
  joinVideoRoom: { readonly body: VideoRoomReference; readonly response: VideoRoom };
  writeInVideoRoom: { readonly body: VideoRemark; readonly response: VideoRoom };
  leaveVideoRoom: { readonly body: VideoRoomReference; readonly response: VideoCall };
  videoCalls: { readonly query: VideoCallFilter; readonly response: readonly VideoCall[] };
  videoCall: { readonly body: VideoCallRequest; readonly response: VideoCall };
}

const route = routesFor<VideoOperations>();

/** Video calls and their rooms. */
export const videoRoutes = [
  route(
    'videoRooms',
    'GET /video-rooms',
    {
      summary: 'The rooms of video calls, with the link of the guest',
      query: videoRoomFilterSchema,
      note: '`number` is that of the guest. `before` is a `link`: only older rooms are returned.',
    },
    (sandbox, { query }) => sandbox.videoRooms(query),
  ),
  route(
    'logInVideoAgent',
    'POST /video-rooms/log-in',
    {
      summary: 'The agent of a room logs in',
      body: videoRoomReferenceSchema,
      note: 'The guest receives the link by SMS, if the room has a phone number.',
    },
    (sandbox, { body }) => sandbox.logInVideoAgent(body),
  ),
  route(
    'joinVideoRoom',
    'POST /video-rooms/join',
    { summary: 'The guest joins a room, and the call begins', body: videoRoomReferenceSchema },
    (sandbox, { body }) => sandbox.joinVideoRoom(body),
  ),
  route(
    'writeInVideoRoom',
    'POST /video-rooms/write',
    {
      summary: 'Somebody writes in the chat of the call',
      body: videoRemarkSchema,
      note: '`origin` is `agent` or `guest`.',
    },
    (sandbox, { body }) => sandbox.writeInVideoRoom(body),
  ),
  route(
    'leaveVideoRoom',
    'POST /video-rooms/leave',
    { summary: 'Somebody ends the call in a room', body: videoRoomReferenceSchema },
    (sandbox, { body }) => sandbox.leaveVideoRoom(body),
  ),
  route(
    'videoCalls',
    'GET /video-calls',
    {
      summary: 'The past video calls',
      query: videoCallFilterSchema,
      note: '`number` is that of the guest. `before` is a `callId`: only older calls are returned.',
    },
    (sandbox, { query }) => sandbox.videoCalls(query),
  ),
  route(
    'videoCall',
    'POST /video-call',
    { summary: 'A video call has taken place', body: videoCallSchema },
    (sandbox, { body }) => sandbox.videoCall(body),
  ),
];
