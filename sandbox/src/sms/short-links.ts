import { hashCharacters } from '../engine/ids';

/** Links have 21 characters, like those of SMS Engage. The domain `.test` is reserved. */
const shortLinkBase = 'https://s.test/';

/**
 * Creates the short link that a click event reports for a URL in one SMS. The text of the SMS keeps the URL.
 */
export function createShortLink(umid: string, target: string): string {
  return shortLinkBase + hashCharacters(`${umid}/${target}`, 6);
}

/** Creates the link to a survey in one SMS. */
export function createSurveyLink(seed: string, surveyId: string, message: string): string {
  return shortLinkBase + hashCharacters(`${seed}/${surveyId}/${message}`, 6);
}

export function surveyUrl(surveyId: string): string {
  return `https://surveys.test/${encodeURIComponent(surveyId)}`;
}

export function findLinks(text: string): string[] {
  return [...text.matchAll(/https?:\/\/[^\s<>"']+/g)].map(([link]) => link.replace(/[.,;:!?)\]]+$/, ''));
}
