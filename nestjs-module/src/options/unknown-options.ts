import { nodeClientOptionNames, unknownOptionIssues, type Issue } from 'cpaas-8x8';
import type { RegistrationOptions } from '../webhooks/registration/registration-options.interface';
import type { WebhookOptions } from '../webhooks/webhook-options.interface';
import type { EightByEightModuleOptions } from './eight-by-eight-options.interface';

type NamesOf<Options> = Readonly<Record<keyof Options, true>>;

// The types keep these lists complete.
const moduleOptions: NamesOf<EightByEightModuleOptions> = {
  ...nodeClientOptionNames,
  webhooks: true,
  enhancers: true,
  handlerTimeoutMs: true,
  onEvent: true,
  logging: true,
  shutdownTimeoutMs: true,
};
const webhookOptions: NamesOf<WebhookOptions> = {
  path: true,
  authorization: true,
  mount: true,
  store: true,
  maxBytes: true,
  leaseMs: true,
  keepMs: true,
  fallbackCallFlow: true,
  register: true,
};
const registrationOptions: NamesOf<RegistrationOptions> = {
  publicUrl: true,
  products: true,
  subAccountId: true,
  replace: true,
  cleanUp: true,
};

/** `forRootAsync` takes these beside the factory: Nest needs them before it calls the factory. */
const besideFactory: readonly string[] = ['name', 'isGlobal', 'exceptionFilter'];

/** Finds options that do not exist. A misspelled option would be ignored in silence. */
export function findUnknownOptions(options: object): Issue[] {
  const { webhooks } = options as { readonly webhooks?: unknown };
  const { register } = Object(webhooks) as { readonly register?: unknown };
  return [
    ...unknownOptionIssues(options, moduleOptions).map(explainPlace),
    ...unknownOptionIssues(Object(webhooks) as object, webhookOptions, 'webhooks.'),
    ...unknownOptionIssues(Object(register) as object, registrationOptions, 'webhooks.register.'),
  ];
}

const explainPlace = (issue: Issue): Issue =>
  besideFactory.includes(issue.path)
    ? { ...issue, advice: 'Set it beside useFactory, not in what the factory returns.' }
    : issue;
