import type { CustomerScript, ScriptStep } from './customer-script';

const quote = (text: string): string => `“${text}”`;

/** Says what happens in a step, as one line. */
export function describeStep({ people }: Pick<CustomerScript, 'people'>, step: ScriptStep): string {
  const who = ('by' in step ? step.by : undefined) ?? people[0]?.name ?? 'The customer';
  switch (step.do) {
    case 'write':
      return `${who} writes ${step.text === undefined ? (step.media ? 'a file' : 'a location') : quote(step.text)}`;
    case 'wait':
      return `${who} waits for ${step.text === undefined ? 'a message' : quote(step.text)}`;
    case 'tap':
      return `${who} taps ${quote(step.button ?? step.row ?? '')}`;
    case 'fillFlow':
      return `${who} fills in the form`;
    case 'open':
      return `${who} opens the link${step.press === undefined ? '' : ` and presses ${quote(step.press)}`}`;
    case 'post':
      return `A request arrives at ${step.path}`;
    case 'call':
      return `${who} calls`;
    case 'listen':
      return `${who} hears ${quote(step.text)}`;
    case 'press':
      return `${who} presses ${step.digits}`;
    case 'answer':
      return `${who} answers the phone`;
    case 'decline':
      return `${who} declines the call`;
    case 'hangUp':
      return `${who} hangs up`;
    case 'accountEvent':
      return `8x8 reports ${step.eventType}`;
    case 'pause':
      return `${step.seconds} seconds pass`;
    case 'expectNothing':
      return `Nothing arrives at ${who} for ${step.seconds} seconds`;
  }
}
