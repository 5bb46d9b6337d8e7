import type { Message } from '../../../messages/message';
import { ask } from '../../dialogs/dialog';
import { control } from '../../state/control-client';
import { listOf, read, readText } from '../../state/untyped';
import { tapKind } from './tap-kind';

/** Opens the list of an interactive message, and sends the row that the customer chooses. */
export async function askForRow({ umid, content }: Message): Promise<void> {
  const action = read(content, 'interactive', 'action');
  await ask(
    readText(action, 'button') ?? 'Choose',
    listOf(read(action, 'sections')).map((section, index) => (
      <fieldset key={index} class="rows">
        <legend>{readText(section, 'title') ?? ''}</legend>
        {listOf(read(section, 'rows')).map((row) => (
          <label key={readText(row, 'id')} class="choice">
            <input type="radio" name="row" value={readText(row, 'id')} required />
            <span>
              {readText(row, 'title')}
              <small>{readText(row, 'description')}</small>
            </span>
          </label>
        ))}
      </fieldset>
    )),
    'Send',
    ({ row }) => control('POST', '/reply', { umid, row, as: tapKind.peek() }),
  );
}

/** Asks how a call permission request is answered. */
export async function askForPermission({ umid }: Message): Promise<void> {
  await ask(
    'Allow calls?',
    <fieldset class="rows">
      <legend>Your answer</legend>
      {[
        ['accept', 'Allow for a week'],
        ['permanent', 'Always allow'],
        ['reject', 'Do not allow'],
      ].map(([value, title], index) => (
        <label key={value} class="choice">
          <input type="radio" name="answer" value={value} defaultChecked={index === 0} />
          <span>{title}</span>
        </label>
      ))}
    </fieldset>,
    'Send',
    ({ answer }) =>
      control('POST', '/reply', {
        umid,
        callPermission: {
          response: answer === 'reject' ? 'reject' : 'accept',
          isPermanent: answer === 'permanent',
        },
      }),
  );
}

const defaultAnswers = [
  ['How did we do?', 'Very well'],
  ['Would you recommend us? (0 to 10)', '9'],
  ['', ''],
] as const;

/** Asks for the answers to the survey of an SMS. Rows without a question are left out. */
export async function askForSurvey(umid: string): Promise<void> {
  await ask(
    'Answer the survey',
    <>
      <p>The sandbox does not know the questions of your survey, so write them here.</p>
      {defaultAnswers.map(([question, answer], index) => (
        <fieldset key={index} class="pair">
          <legend>Question {index + 1}</legend>
          <label>
            Question
            <input name={`question-${index}`} defaultValue={question} required={index === 0} />
          </label>
          <label>
            Answer
            <input name={`answer-${index}`} defaultValue={answer} />
          </label>
        </fieldset>
      ))}
    </>,
    'Submit',
    (values) =>
      control('POST', '/survey', {
        umid,
        answers: defaultAnswers
          .map((_, index) => ({
            question: values[`question-${index}`]?.trim() ?? '',
            answer: values[`answer-${index}`] ?? '',
          }))
          .filter(({ question }) => question !== ''),
      }),
  );
}
