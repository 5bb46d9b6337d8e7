import { IsString, Length } from 'class-validator';
import { OperationDto } from 'nestjs-8x8/dto';

/** The body of the request that opens a video room: the customer's phone number, and the claim that the room is about. */
export class VideoRoomDto extends OperationDto('sms.send', { pick: ['destination'] }) {
  @IsString()
  @Length(8, 20)
  readonly claim: string = '';
}
