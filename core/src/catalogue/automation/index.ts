import { definitions } from './definitions';
import { referenceData } from './reference-data';
import { usage } from './usage';
import { workflows } from './workflows';
import type { Api } from '../operation';

/** The Automation API: workflows that 8x8 itself runs, begun by messages or by HTTP requests. In beta at 8x8. */
export const automation = {
  title: 'Automation',
  summary: 'Defines workflows that 8x8 runs when a message arrives or a system calls, and follows them',
  product: 'automation',
  operations: { ...definitions, ...workflows, ...referenceData, ...usage },
} as const satisfies Api;
