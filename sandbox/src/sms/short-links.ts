import { hashCharacters } from '../engine/ids';

/** 21 characters in all, as long as the links of SMS Engage; `.test` belongs to nobody. */
const shortLinkBase = 'https://s.test/';

/** The link that stands for an address in one SMS. */
export function createShortLink(umid: string, target: string): string {
  return shortLinkBase + hashCharacters(`${umid}/${target}`, 6);
}

/** The link to a survey in one SMS. */
export function createSurveyLink(seed: string, surveyId: string, message: string): string {
  return shortLinkBase + hashCharacters(`${seed}/${surveyId}/${message}`, 6);
}

/** Where a survey would be. */
export function surveyUrl(surveyId: string): string {
  return `https://surveys.test/${encodeURIComponent(surveyId)}`;
}

/** The web addresses in a text. */
export function findLinks(text: string): string[] {
  return [...text.matchAll(/https?:\/\/[^\s<>"']+/g)].map(([link]) => link.replace(/[.,;:!?)\]]+$/, ''));
}
