import type { Api } from '../operation';
import { calls } from './calls';
import { tokens } from './tokens';

/** The Video Interaction API: rooms where an agent sees what a guest shows, and the log of past calls. */
export const videoInteraction = {
  title: 'Video Interaction',
  summary: 'Opens rooms for video calls with customers, and returns what was said and shown in past ones',
  product: 'video',
  operations: { ...tokens, ...calls },
} as const satisfies Api;
