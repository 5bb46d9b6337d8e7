import { Body, Controller, Post } from '@nestjs/common';
import { SmsService, VideoInteractionService } from 'nestjs-8x8';
import { VideoRoomDto } from './video-room.dto';

/** What the agent needs: the room, and the token with which to log in. The customer has the link. */
export interface VideoRoom {
  readonly guestLink: string;
  readonly token: string;
  readonly umid: string;
}

/** The route that opens a video room about a claim, and sends its link to the customer by SMS. */
@Controller('video-rooms')
export class VideoRoomsController {
  constructor(
    private readonly video: VideoInteractionService,
    private readonly sms: SmsService,
  ) {}

  @Post()
  async open(@Body() { destination, claim }: VideoRoomDto): Promise<VideoRoom> {
    const { auth_token: token, guest_link: guestLink = '' } = await this.video.createToken({
      create_room: true,
      call_reference: claim,
    });
    const text = `Show us the damage on video. The room is open for 15 minutes: ${guestLink}`;
    const { umid } = await this.sms.send({ destination, text });
    return { guestLink, token, umid };
  }
}
