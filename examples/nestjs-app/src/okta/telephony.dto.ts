import { Type } from 'class-transformer';
import { IsIn, IsNotEmpty, IsString, ValidateNested } from 'class-validator';

/** The code that Okta wants delivered, and to whom. */
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

export class TelephonyDetails {
  @ValidateNested()
  @Type(() => MessageProfile)
  readonly messageProfile: MessageProfile = new MessageProfile();
}

/** What Okta's telephony inline hook posts, as far as the app reads it. */
export class TelephonyDto {
  @IsIn(['com.okta.telephony.provider'])
  readonly eventType: string = '';

  @ValidateNested()
  @Type(() => TelephonyDetails)
  readonly data: TelephonyDetails = new TelephonyDetails();
}
