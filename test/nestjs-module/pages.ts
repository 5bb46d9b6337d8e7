/** The pages about the NestJS module. */
export const pages = [
  'nestjs-module/README.md',
  'docs/nestjs.md',
  'docs/nestjs-webhooks.md',
  'docs/nestjs-queues.md',
  'docs/nestjs-testing.md',
] as const;
