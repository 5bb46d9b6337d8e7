import type { Api } from '../operation';
import { calls } from './calls';
import { tokens } from './tokens';

/** The Video Interaction API: rooms for video calls between an agent and a guest, and the log of past calls. */
export const videoInteraction = {
  title: 'Video Interaction',
  summary:
    'Opens rooms for video calls with customers, and returns past calls with their messages and images',
  product: 'video',
  choices: { id: 'videoInteraction.getCalls' },
  operations: { ...tokens, ...calls },
} as const satisfies Api;
