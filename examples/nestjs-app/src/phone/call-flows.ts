import { callFlowAnswer, hangup, say, sayAndCapture } from 'nestjs-8x8';

const voice = { voiceProfile: 'en-GB-Emma' };

/** What a caller hears first. 8x8 posts the pressed key, with the name of this question. */
export const menu = callFlowAnswer(
  [sayAndCapture('Welcome to Example Shop. For opening hours, press 1. For a person, press 2.', voice)],
  'menu',
);

/** Says a text and ends the call. */
export const sayLast = (text: string) => [say(text, voice), hangup()];

/** What 8x8 plays when the app fails. */
export const fallbackCallFlow = sayLast('Please call again later.');
