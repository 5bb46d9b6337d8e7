import { PickType } from '@nestjs/swagger';
import { ArrayNotEmpty, IsArray, IsString } from 'class-validator';
import { OperationDto } from 'nestjs-8x8/dto';

/** One text, and to whom. A number that cannot be one is rejected alone, and counted. */
export class CampaignDto extends PickType(OperationDto('sms.send'), ['text']) {
  @IsArray()
  @ArrayNotEmpty()
  @IsString({ each: true })
  readonly recipients: readonly string[] = [];
}
