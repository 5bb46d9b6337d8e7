import type { CustomerScript } from './control/customer-scripts/customer-script';
import type { EngineOptions } from './engine/options';

/** How to start a sandbox. */
export interface SandboxOptions extends EngineOptions {
  /** Scripts of customers, which the page and `playScript` play by their name. */
  readonly scripts?: readonly CustomerScript[];
  /** The address of the app to which scripts post, such as an n8n. */
  readonly appUrl?: string;
}
