/**
 * The entry point `/dto`: DTO classes of operations, for `ValidationPipe` and `@nestjs/swagger`. Needs class-validator
 * and class-transformer.
 */
export { OperationDto, type OperationDtoOptions } from './operation.dto';
