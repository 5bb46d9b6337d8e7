import type { SandboxContext } from '../../engine/context';
import {
  findVideoCalls,
  findVideoRooms,
  type VideoCallFilter,
  type VideoRoomFilter,
} from '../../video/find-video';
import { simulateVideoCall, type VideoCallRequest } from '../../video/video-calls';
import {
  addRemark,
  joinRoom,
  leaveRoom,
  logInAgent,
  requireRoom,
  type VideoRemark,
  type VideoRoomReference,
} from '../../video/video-room';
import type { VideoCall, VideoRoom } from '../../video/video-store';

/** Video calls. */
export interface VideoFunctions {
  /** An agent and a guest hold a video call. */
  videoCall(request: VideoCallRequest): VideoCall;
  /** Lists the video rooms, oldest first. */
  videoRooms(filter?: VideoRoomFilter): VideoRoom[];
  /** Lists the past video calls, oldest first. */
  videoCalls(filter?: VideoCallFilter): VideoCall[];
  /** The agent of a video room logs in. A guest whose number is known receives the link by SMS. */
  logInVideoAgent(request: VideoRoomReference): VideoRoom;
  /** The guest joins a video room: the call begins. */
  joinVideoRoom(request: VideoRoomReference): VideoRoom;
  /** The agent or the guest writes in the chat of the video call. */
  writeInVideoRoom(request: VideoRemark): VideoRoom;
  /** The agent or the guest ends the video call. */
  leaveVideoRoom(request: VideoRoomReference): VideoCall;
}

export const createVideoFunctions = (context: SandboxContext): VideoFunctions => ({
  videoCall: (request) => simulateVideoCall(context, request),
  videoRooms: (filter) => findVideoRooms(context.state, filter),
  videoCalls: (filter) => findVideoCalls(context.state, filter),
  logInVideoAgent: (request) => logInAgent(context, requireRoom(context, request)),
  joinVideoRoom: (request) => joinRoom(context, requireRoom(context, request)),
  writeInVideoRoom: (request) => addRemark(context, request),
  leaveVideoRoom: (request) => leaveRoom(context, requireRoom(context, request)),
});
