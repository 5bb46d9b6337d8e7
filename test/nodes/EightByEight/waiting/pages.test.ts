import { describe, expect, it } from '@jest/globals';
import { codePage, verdictPage } from '../../../../nodes/EightByEight/waiting/code-page';
import { answerTo, questionFrom, questionPage } from '../../../../nodes/EightByEight/waiting/question';

const hostile = `</p><script>alert("1")</script>'"><img src=x onerror=alert(2)>&lt;`;
const harmless =
  '&lt;/p&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39;&quot;&gt;&lt;img src=x onerror=alert(2)&gt;&amp;lt;';

const questionOf = (parameters: Readonly<Record<string, unknown>>) =>
  questionFrom((name) => parameters[name] ?? '');

const pages: Readonly<Record<string, string>> = {
  'a message': questionPage(questionOf({ message: hostile })),
  'a message that free text answers': questionPage(
    questionOf({ message: hostile, responseType: 'freeText' }),
  ),
  'choices that are typed': questionPage(
    questionOf({ message: 'Which?', responseType: 'choice', choices: `Tea\n${hostile}` }),
  ),
  'choices that an expression gives': questionPage(
    questionOf({ message: 'Which?', responseType: 'choice', choices: ['Tea', hostile] }),
  ),
  'the label of the button that approves': questionPage(
    questionOf({ message: 'Ship it?', 'approvalOptions.values': { approveLabel: hostile } }),
  ),
  'the label of the button that declines': questionPage(
    questionOf({
      message: 'Ship it?',
      'approvalOptions.values': { approvalType: 'double', disapproveLabel: hostile },
    }),
  ),
  'a remark on an answer': questionPage(questionOf({ message: 'Ship it?' }), hostile),
  'a remark on a code': codePage(hostile),
  'a verdict on a code': verdictPage(hostile),
};

describe('a page for a person', () => {
  it.each(Object.entries(pages))('shows %s as it was written, and as nothing but text', (_, page) => {
    expect(page).toContain(harmless);
    expect(page).not.toMatch(/<script|<img|="[^"]*'"/);
    expect(page.replaceAll(harmless, '')).not.toContain('alert');
  });

  it('takes back the choice that its button sends, whatever is in it', () => {
    const question = questionOf({ message: 'Which?', responseType: 'choice', choices: [hostile, 'Tea'] });
    expect(answerTo(question, hostile)).toEqual({ chosen: hostile });
    expect(answerTo(question, 'Coffee')).toBeUndefined();
  });
});
