import { describe, expect, it } from '@jest/globals';
import { codePage, resultPage } from '../../../../nodes/actions/waiting/code-page';
import { matchAnswer, readQuestion, questionPage } from '../../../../nodes/actions/waiting/question';

const unsafeText = `</p><script>alert("1")</script>'"><img src=x onerror=alert(2)>&lt;`;
const escapedText =
  '&lt;/p&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39;&quot;&gt;&lt;img src=x onerror=alert(2)&gt;&amp;lt;';

const questionFrom = (parameters: Readonly<Record<string, unknown>>) =>
  readQuestion((name) => parameters[name] ?? '');

const pages: Readonly<Record<string, string>> = {
  'a message': questionPage(questionFrom({ message: unsafeText })),
  'a message with a free-text answer': questionPage(
    questionFrom({ message: unsafeText, responseType: 'freeText' }),
  ),
  'choices from text': questionPage(
    questionFrom({ message: 'Which?', responseType: 'choice', choices: `Tea\n${unsafeText}` }),
  ),
  'choices from an expression': questionPage(
    questionFrom({ message: 'Which?', responseType: 'choice', choices: ['Tea', unsafeText] }),
  ),
  'the label of the approve button': questionPage(
    questionFrom({ message: 'Ship it?', 'approvalOptions.values': { approveLabel: unsafeText } }),
  ),
  'the label of the decline button': questionPage(
    questionFrom({
      message: 'Ship it?',
      'approvalOptions.values': { approvalType: 'double', disapproveLabel: unsafeText },
    }),
  ),
  'a notice about an answer': questionPage(questionFrom({ message: 'Ship it?' }), unsafeText),
  'a notice about a code': codePage(unsafeText),
  'the result of a code check': resultPage(unsafeText),
};

describe('an answer page', () => {
  it.each(Object.entries(pages))('escapes %s', (_, page) => {
    expect(page).toContain(escapedText);
    expect(page).not.toMatch(/<script|<img|="[^"]*'"/);
    expect(page.replaceAll(escapedText, '')).not.toContain('alert');
  });

  it('accepts the choice that its button posts, with any characters', () => {
    const question = questionFrom({
      message: 'Which?',
      responseType: 'choice',
      choices: [unsafeText, 'Tea'],
    });
    expect(matchAnswer(question, unsafeText)).toEqual({ chosen: unsafeText });
    expect(matchAnswer(question, 'Coffee')).toBeUndefined();
  });
});
