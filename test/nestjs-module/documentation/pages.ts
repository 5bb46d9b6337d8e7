/** The pages about the NestJS module, whose text tests check. */
export const pages = [
  'nestjs-module/README.md',
  'docs/nestjs.md',
  'docs/nestjs-webhooks.md',
  'docs/nestjs-multi-tenant.md',
  'docs/nestjs-queues.md',
  'docs/nestjs-testing.md',
  'docs/nestjs-recipes.md',
] as const;
