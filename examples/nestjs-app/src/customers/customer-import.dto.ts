import { Type } from 'class-transformer';
import { ArrayNotEmpty, IsArray, IsString, MaxLength, ValidateNested } from 'class-validator';

/** A customer of the shop. */
export class CustomerDto {
  @IsString()
  readonly phone: string = '';

  @IsString()
  @MaxLength(100)
  readonly name: string = '';
}

/** The body of the request that imports customers as contacts of 8x8. */
export class CustomerImportDto {
  @IsArray()
  @ArrayNotEmpty()
  @ValidateNested({ each: true })
  @Type(() => CustomerDto)
  readonly customers: readonly CustomerDto[] = [];
}
