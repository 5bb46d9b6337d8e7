import { Type } from 'class-transformer';
import { IsIn, IsNotEmpty, IsString, ValidateNested } from 'class-validator';

/** The text with the code, and its recipient. */
export class MessageProfile {
  @IsString()
  @IsNotEmpty()
  readonly msgTemplate: string = '';

  @IsString()
  @IsNotEmpty()
  readonly phoneNumber: string = '';

  @IsString()
  @IsNotEmpty()
  readonly deliveryChannel: string = '';
}

/** The `data` of Okta's request. */
export class TelephonyDetails {
  @ValidateNested()
  @Type(() => MessageProfile)
  readonly messageProfile: MessageProfile = new MessageProfile();
}

/** The body of the request of Okta's telephony inline hook, with the fields that the app uses. */
export class TelephonyDto {
  @IsIn(['com.okta.telephony.provider'])
  readonly eventType: string = '';

  @ValidateNested()
  @Type(() => TelephonyDetails)
  readonly data: TelephonyDetails = new TelephonyDetails();
}
