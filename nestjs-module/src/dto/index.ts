/** Classes of what operations take, for `ValidationPipe` and `@nestjs/swagger`. Needs class-validator and class-transformer. */
export { OperationDto } from './operation-dto';
export { operations, type Operations } from './operations';
