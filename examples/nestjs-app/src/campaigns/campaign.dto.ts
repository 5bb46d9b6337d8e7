import { ArrayNotEmpty, IsArray, IsString } from 'class-validator';
import { OperationDto } from 'nestjs-8x8/dto';

/**
 * The body of the request that starts a campaign: a text and its recipients. An invalid phone number does not fail
 * the campaign: it is counted as rejected.
 */
export class CampaignDto extends OperationDto('sms.send', { pick: ['text'] }) {
  @IsArray()
  @ArrayNotEmpty()
  @IsString({ each: true })
  readonly recipients: readonly string[] = [];
}
