import { fixedLetters } from '../engine/ids';

/** 21 characters in all, as long as the links of SMS Engage; `.test` belongs to nobody. */
const shortHost = 'https://s.test/';

/** The link that stands for an address in one SMS. */
export function shortLink(umid: string, target: string): string {
  return shortHost + fixedLetters(`${umid}/${target}`, 6);
}

/** The link to a survey in one SMS. */
export function surveyShortLink(seed: string, surveyId: string, message: string): string {
  return shortHost + fixedLetters(`${seed}/${surveyId}/${message}`, 6);
}

/** Where a survey would be. */
export function surveyAddress(surveyId: string): string {
  return `https://surveys.test/${encodeURIComponent(surveyId)}`;
}

/** The web addresses in a text. */
export function linksIn(text: string): string[] {
  return [...text.matchAll(/https?:\/\/[^\s<>"']+/g)].map(([link]) => link.replace(/[.,;:!?)\]]+$/, ''));
}
