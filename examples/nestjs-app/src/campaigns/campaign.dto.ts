import { PickType } from '@nestjs/swagger';
import { ArrayNotEmpty, IsArray, IsString } from 'class-validator';
import { OperationDto } from 'nestjs-8x8/dto';

/** A text and its recipients. An invalid phone number does not fail the campaign: it is counted as rejected. */
export class CampaignDto extends PickType(OperationDto('sms.send'), ['text']) {
  @IsArray()
  @ArrayNotEmpty()
  @IsString({ each: true })
  readonly recipients: readonly string[] = [];
}
