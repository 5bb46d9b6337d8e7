/** Classes of what operations take, for `ValidationPipe` and `@nestjs/swagger`. Needs class-validator and class-transformer. */
export { OperationDto } from './operation.dto';
