import type { IExecuteFunctions } from 'n8n-workflow';

/**
 * Where an execution that waits in this node is reached, with the token that n8n 2 asks for.
 *
 * `getSignedResumeUrl` will not do here: n8n accepts its signature for the operation `sendAndWait` alone, and of every
 * other node wants the execution's own token, which `$execution.resumeUrl` carries.
 */
export function resumeAddress(context: IExecuteFunctions, suffix = ''): string {
  const address = new URL(context.evaluateExpression('{{ $execution.resumeUrl }}', 0) as string);
  if (suffix !== '') address.pathname += `/${suffix}`;
  return address.toString();
}

/** The same for the operation `sendAndWait`, signed. n8n 2 always checks the signature, n8n 1 where it was told to. */
export function signedResumeAddress(context: IExecuteFunctions & ToldToCheck): string {
  context.setSignatureValidationRequired?.();
  return context.getSignedResumeUrl();
}

/** In n8n 1 alone. */
interface ToldToCheck {
  readonly setSignatureValidationRequired?: () => void;
}
